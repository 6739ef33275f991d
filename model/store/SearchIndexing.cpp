#include "model/store/SearchIndexing.h"

#include "model/search/SearchIndex.h"

namespace moderato::store {

namespace {

// A slice ends when somebody waits; then the commit, which writes at most a megabyte of tokens, is what a
// decision has to wait for.
constexpr qint64 fillMilliseconds = 40;
constexpr qint64 tidyMilliseconds = 12;

} // namespace

bool SearchIndexing::doSlice(sqlite::Connection& connection, const IsAwaited& isAwaited)
{
    search::SearchIndex index(connection);
    m_mayBeBehind = m_mayBeBehind && index.isBehind();
    if (m_mayBeBehind) {
        index.fill(QDeadlineTimer(fillMilliseconds), isAwaited);
    }
    return index.tidy(QDeadlineTimer(tidyMilliseconds), isAwaited) || m_mayBeBehind;
}

} // namespace moderato::store
