#include "model/search/PredicateTest.h"

#include "model/query/PredicateAnswer.h"

#include <limits>

namespace moderato::search {

PredicateTest::PredicateTest(sqlite::Connection& connection, const core::Predicate& predicate)
    : m_terms(searchTermsOf(connection, query::resolved(predicate, core::now().value_or(0))))
    , m_conditions(connection, m_terms, SearchConditions::Words::Read,
                   core::CommentId{std::numeric_limits<qint64>::max()}, false)
{
}

} // namespace moderato::search
