// A query made ready: its text terms folded, its names resolved to ids, told apart by what answers them.
// Neighbours: SearchWalk makes one; AccessPaths, SearchConditions and SearchSnippet read it.
#pragma once

#include "model/core/Ids.h"
#include "model/core/Predicate.h"

#include <QByteArrayList>

#include <algorithm>
#include <vector>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::search {

struct SearchTerms
{
    // A word, a phrase or a prefix, as it stands in the words of a text: " one two " or " one tw".
    struct Words
    {
        QString needle;
        bool negated = false;

        bool isPrefix() const { return !needle.endsWith(u' '); }
        // The index knows which words are there, not their order nor how they go on.
        bool isSingle() const { return !isPrefix() && needle.indexOf(u' ', 1) == needle.size() - 1; }
    };
    struct Substring
    {
        QString needle; // folded
        bool negated = false;
    };
    template <typename Id>
    struct Named
    {
        std::vector<Id> ids; // ascending
        bool negated = false;

        bool fits(Id id) const { return std::binary_search(ids.begin(), ids.end(), id) != negated; }
    };

    std::vector<Words> words;
    std::vector<Substring> substrings;
    std::vector<Named<core::AuthorId>> authors;
    std::vector<Named<core::ArticleId>> articles;
    std::vector<core::Term> others; // answered from a comment's row

    // A name that nobody has is asked for.
    bool findNothing() const;
    bool hasPrefix() const; // among the words that have to be there
    bool readsText() const { return !words.empty() || !substrings.empty(); }

    // FTS5 expressions; empty when there is nothing to ask. Quoted throughout: letters, digits and blanks of
    // the user's, between our quotes.
    QByteArray wordsMatch() const;    // all that the words that have to be there need
    QByteArray namesMatch() const;    // the authors and articles asked for, where they are few
    QByteArray prefixesMatch() const; // the prefixes that have to be there
    QByteArray excludedMatch() const; // any of the single words that must not be there
};

// `quote` of each, parted by " OR " in parentheses; empty for none.
QByteArray anyOf(const QByteArrayList& tokens);
QByteArray allOf(const QByteArrayList& expressions);

// Names are looked up in their own index; those of one character are read. O(names found), else O(names).
SearchTerms searchTermsOf(sqlite::Connection& connection, const core::Predicate& query);

} // namespace moderato::search
