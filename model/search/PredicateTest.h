// Whether single comments fulfil a predicate at this moment, asked of their rows and texts, not of the index.
// Neighbours: SearchConditions answers; the store asks it again of what a verb over many is about, inside the
// transaction that decides.
#pragma once

#include "model/search/SearchConditions.h"

namespace moderato::search {

class PredicateTest
{
public:
    // Names in it are looked up here, once. `connection` outlives it.
    PredicateTest(sqlite::Connection& connection, const core::Predicate& predicate);

    // False for a comment that is not there, or withdrawn.
    bool holds(core::CommentId id) { return m_conditions.fulfilledBy(id).has_value(); }

private:
    const SearchTerms m_terms;
    SearchConditions m_conditions;
};

} // namespace moderato::search
