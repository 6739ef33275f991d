// A predicate as text: the one way to write it down, in a saved search or a script.
// Neighbours: QueryParser reads it again.
#pragma once

#include "model/core/Predicate.h"

namespace moderato::query {

// parseQuery() of it is the predicate again, for every predicate that parseQuery() gives.
QString predicateText(const core::Predicate& predicate);

} // namespace moderato::query
