// The access paths to the comments a query may mean: lists of ids in descending order that its terms yield,
// and the rarest of them to walk along. Neighbours: SearchWalk walks it and asks SearchConditions of each
// comment.
#pragma once

#include "model/search/SearchCandidates.h"

namespace moderato::search {

struct SearchTerms;

struct SearchSpan
{
    core::CommentId above;
    core::CommentId upTo;
    bool indexed = false; // the search index holds all comments of the span
};

struct AccessPath
{
    std::unique_ptr<SearchCandidates> candidates; // null: nothing can be found
    bool byWords = false;                         // all have the words that have to be there
};

// `byPrefixes`: prefixes have few comments, so that their lists may be merged.
AccessPath rarestAccessPath(sqlite::Connection& connection, const SearchTerms& terms, SearchSpan span,
                            bool byPrefixes);

} // namespace moderato::search
