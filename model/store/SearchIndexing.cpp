#include "model/store/SearchIndexing.h"

#include "model/search/SearchIndex.h"

namespace moderato::store {

namespace {

// A slice ends when somebody waits; then the commit, which writes at most a megabyte of tokens, is what a
// decision has to wait for.
constexpr qint64 fillMilliseconds = 40;
constexpr qint64 tidyMilliseconds = 12;

} // namespace

void SearchIndexing::noteWrites()
{
    m_mayBeBehind = true;
    m_depths.reset();
}

bool SearchIndexing::doSlice(sqlite::Connection& connection, const IsAwaited& isAwaited)
{
    search::SearchIndex index(connection);
    m_mayBeBehind = m_mayBeBehind && index.isBehind();
    if (m_mayBeBehind) {
        if (!m_depths) {
            m_depths.emplace(connection);
        }
        index.fill(*m_depths, QDeadlineTimer(fillMilliseconds), isAwaited);
    } else {
        m_depths.reset();
    }
    return index.tidy(QDeadlineTimer(tidyMilliseconds), isAwaited) || m_mayBeBehind;
}

} // namespace moderato::store
