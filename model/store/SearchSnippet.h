// The line of a comment's text that shows why it was found. Neighbours: Reader::search makes one for each
// hit; the window paints the found words.
#pragma once

#include "model/store/Reader.h"
#include "model/store/SearchTerms.h"

namespace moderato::store {

// Sets hit.snippet and hit.found. O(length of the body).
void addSnippet(SearchHit& hit, QByteArrayView body, core::BodyFormat format, const SearchTerms& terms);

} // namespace moderato::store
