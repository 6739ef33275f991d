#include "model/search/SearchConditions.h"

#include "model/search/SearchText.h"
#include "model/search/TermSql.h"
#include "model/sqlite/Statement.h"

#include <algorithm>

namespace moderato::search {

using core::ArticleId;
using core::CommentId;
using core::Term;
using sqlite::Connection;
using sqlite::Statement;

namespace {

constexpr char rowSql[] = "SELECT c.article_id, c.author_id FROM comment c WHERE c.id = ?1 AND c.status <> 4";
constexpr char companionSql[] = "SELECT rowid FROM search_words WHERE search_words MATCH ?1 AND rowid <= ?2"
                                " ORDER BY rowid DESC";
constexpr char lookUpSql[] = "SELECT 1 FROM search_words WHERE search_words MATCH ?1 AND rowid = ?2";
constexpr char textSql[] = "SELECT body, body_format FROM content WHERE comment_id = ?1";

// So many steps along the row cost as much as one look-up.
constexpr int stepsAtMost = 24;

bool holdsFor(qint64 value, const Term& term)
{
    switch (term.comparison) {
    case Term::Comparison::Equal:
        return value == term.number;
    case Term::Comparison::Less:
        return value < term.number;
    case Term::Comparison::LessOrEqual:
        return value <= term.number;
    case Term::Comparison::More:
        return value > term.number;
    case Term::Comparison::MoreOrEqual:
        return value >= term.number;
    }
    return false;
}

} // namespace

SearchCompanion::SearchCompanion(Connection& connection, const QByteArray& match, CommentId upTo)
    : m_connection(connection), m_match(match), m_row(Statement::composed(connection, companionSql))
{
    m_row->bind(match, upTo.value);
    m_head.value = m_row->next() ? m_row->integer(0) : 0;
}

SearchCompanion::~SearchCompanion() = default;

bool SearchCompanion::holds(CommentId id)
{
    for (int steps = 0; steps < stepsAtMost && m_head > id; ++steps) {
        m_head.value = m_row->next() ? m_row->integer(0) : 0;
    }
    return m_head > id ? Statement(m_connection, lookUpSql, m_match, id).next() : m_head == id;
}

SearchConditions::SearchConditions(Connection& connection, const SearchTerms& terms, Words words,
                                   CommentId upTo, bool prefixesMet)
    : m_connection(connection), m_terms(terms), m_depths(connection)
{
    for (const SearchTerms::Words& one : terms.words) {
        const bool met = one.isSingle() ||
                         (one.isPrefix() && !one.negated && prefixesMet && one.needle.lastIndexOf(u' ') == 0);
        if (words == Words::Read || !met) {
            m_read.push_back(one);
        }
    }
    const QByteArray having = words == Words::Indexed ? terms.wordsMatch() : QByteArray();
    const QByteArray excluded = words == Words::Read ? QByteArray() : terms.excludedMatch();
    if (!having.isEmpty()) {
        m_having = std::make_unique<SearchCompanion>(connection, having, upTo);
    }
    if (!excluded.isEmpty()) {
        m_excluded = std::make_unique<SearchCompanion>(connection, excluded, upTo);
    }
    TermSql rowTerms;
    for (const Term& term : terms.others) {
        if (!rowTerms.add(term)) {
            m_depthTerms.push_back(term);
        }
    }
    m_row = Statement::composed(connection, rowSql + rowTerms.sql());
    rowTerms.bind(*m_row, 2);
}

SearchConditions::~SearchConditions() = default;

std::optional<ArticleId> SearchConditions::fulfilledBy(CommentId id)
{
    // Where the text alone decides, a comment's row is looked up for those it lets through: two look-ups less
    // for each of the others.
    const bool textDecides = m_terms.others.empty() && m_terms.authors.empty() && m_terms.articles.empty();
    return !textDecides || (indexFits(id) && textFits(id)) ? rowFits(id, textDecides) : std::nullopt;
}

std::optional<ArticleId> SearchConditions::rowFits(CommentId id, bool isRead)
{
    m_row->reset();
    m_row->bindAt(1, id);
    if (!m_row->next()) {
        return std::nullopt;
    }
    const ArticleId article{m_row->integer(0)};
    const bool fits =
        isRead || (namesFit({m_row->integer(1)}, article) && indexFits(id) && depthFits(id) && textFits(id));
    return fits ? std::optional(article) : std::nullopt;
}

bool SearchConditions::namesFit(core::AuthorId author, ArticleId article) const
{
    return std::all_of(m_terms.authors.begin(), m_terms.authors.end(),
                       [&](const auto& named) { return named.fits(author); }) &&
           std::all_of(m_terms.articles.begin(), m_terms.articles.end(),
                       [&](const auto& named) { return named.fits(article); });
}

bool SearchConditions::indexFits(CommentId id)
{
    return (!m_having || m_having->holds(id)) && (!m_excluded || !m_excluded->holds(id));
}

bool SearchConditions::depthFits(CommentId id)
{
    if (m_depthTerms.empty()) {
        return true;
    }
    const qint64 depth = m_depths.of(id).value_or(0);
    return std::all_of(m_depthTerms.begin(), m_depthTerms.end(),
                       [&](const Term& term) { return holdsFor(depth, term) != term.negated; });
}

bool SearchConditions::textFits(CommentId id)
{
    if (m_read.empty() && m_terms.substrings.empty()) {
        return true;
    }
    QString folded;
    {
        Statement read(m_connection, textSql, id);
        if (!read.next()) {
            return false;
        }
        folded = foldText(searchedText(read.view(0), read.as<core::BodyFormat>(1)));
    }
    const bool substringsFit =
        std::all_of(m_terms.substrings.begin(), m_terms.substrings.end(),
                    [&](const auto& part) { return folded.contains(part.needle) != part.negated; });
    if (!substringsFit || m_read.empty()) {
        return substringsFit;
    }
    const QString words = wordsOf(folded);
    bool prefixesFit = true;
    bool restFits = true;
    for (const SearchTerms::Words& one : m_read) {
        bool& fits = one.isPrefix() && !one.negated ? prefixesFit : restFits;
        fits = fits && words.contains(one.needle) != one.negated;
    }
    ++m_prefixes.read;
    m_prefixes.met += prefixesFit ? 1 : 0;
    return prefixesFit && restFits;
}

} // namespace moderato::search
