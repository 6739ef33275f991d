// The line of a comment's text that shows why it was found. Neighbours: Searcher makes one for each
// hit; the window paints the found words.
#pragma once

#include "model/core/Status.h"
#include "model/search/SearchHit.h"
#include "model/search/SearchTerms.h"

namespace moderato::search {

// Sets hit.snippet and hit.found. O(length of the body).
void addSnippet(SearchHit& hit, QByteArrayView body, core::BodyFormat format, const SearchTerms& terms);

} // namespace moderato::search
