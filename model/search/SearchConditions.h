// Does a comment fulfil a query? Asked of one candidate after the other in descending order of id, the cheap
// questions first. Neighbours: SearchWalk asks, SearchTerms says what; SearchText folds what is compared.
#pragma once

#include "model/search/SearchDepths.h"
#include "model/search/SearchTerms.h"

#include <memory>
#include <optional>

namespace moderato::sqlite {
class Statement;
}

namespace moderato::search {

// Walks a row of ids of the index beside the candidates: a few steps at a time where both are frequent, by a
// look-up of the one where its own row is much the longer.
class SearchCompanion
{
public:
    SearchCompanion(sqlite::Connection& connection, const QByteArray& match, core::CommentId upTo);
    ~SearchCompanion();
    Q_DISABLE_COPY_MOVE(SearchCompanion)

    bool holds(core::CommentId id);

private:
    sqlite::Connection& m_connection;
    const QByteArray m_match;
    std::unique_ptr<sqlite::Statement> m_row;
    core::CommentId m_head;
};

class SearchConditions
{
public:
    enum class Words : quint8 {
        Read,    // in the texts
        Indexed, // the index holds all comments asked about, none above `upTo`
        Met,     // as Indexed, and the tokens of words that have to be there are known to be
    };
    SearchConditions(sqlite::Connection& connection, const SearchTerms& terms, Words words,
                     core::CommentId upTo, bool prefixesMet);
    ~SearchConditions();
    Q_DISABLE_COPY_MOVE(SearchConditions)

    // The article of the comment when it fulfils them all.
    std::optional<core::ArticleId> fulfilledBy(core::CommentId id);

    // How many texts were read because a prefix has to be in them, and in how many it was.
    struct Prefixes
    {
        qint64 read = 0;
        qint64 met = 0;
    };
    const Prefixes& prefixes() const { return m_prefixes; }

private:
    // `isRead`: index and text are known to fit.
    std::optional<core::ArticleId> rowFits(core::CommentId id, bool isRead);
    bool namesFit(core::AuthorId author, core::ArticleId article) const;
    bool depthFits(core::CommentId id);
    bool indexFits(core::CommentId id);
    bool textFits(core::CommentId id);

    sqlite::Connection& m_connection;
    const SearchTerms& m_terms;
    std::vector<SearchTerms::Words> m_read; // looked for in the text
    std::vector<core::Term> m_depthTerms;
    SearchDepths m_depths;
    Prefixes m_prefixes;
    std::unique_ptr<sqlite::Statement> m_row;
    std::unique_ptr<SearchCompanion> m_having;
    std::unique_ptr<SearchCompanion> m_excluded;
};

} // namespace moderato::search
