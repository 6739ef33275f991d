#include "model/intake/ImportCounts.h"

#include "model/store/DeferredCounts.h"

#include <algorithm>

namespace moderato::intake {

using sqlite::Connection;
using store::AuthorCount;
using store::Counters;
using store::writeAuthor;
using store::writeAuthors;

namespace {

// What a card tells of an author is not further behind than this.
constexpr qint64 deferredMilliseconds = 3000;
constexpr qsizetype deferredAtMost = 100'000;

} // namespace

void ImportCounts::defer(Connection& connection, Counters& counters)
{
    m_uncommitted = counters.takeAuthors();
    m_marks = m_isMarked || !m_uncommitted.isEmpty();
    if (m_marks && !m_isMarked) {
        store::noteDeferredCounts(connection);
    }
}

void ImportCounts::writeIfDue(Connection& connection, qsizetype most)
{
    const bool isDue = m_sinceBatch.hasExpired(deferredMilliseconds) || m_deferred.size() >= deferredAtMost;
    if (m_batch.empty() && isDue) {
        beginBatch();
    }
    write(connection, most);
}

bool ImportCounts::writeDeferred(Connection& connection, qsizetype most)
{
    if (m_batch.empty()) {
        beginBatch();
    }
    write(connection, most);
    const bool isAll = m_written == m_batch.size() && m_deferred.isEmpty();
    if (isAll && m_isMarked) {
        store::noteNoMoreDeferred(connection);
        m_marks = false;
    }
    return isAll;
}

void ImportCounts::settle(bool isCommitted)
{
    if (isCommitted) {
        for (auto it = m_uncommitted.cbegin(); it != m_uncommitted.cend(); ++it) {
            m_deferred[it.key()].add(*it);
        }
        m_isMarked = m_marks;
        m_committed = m_written;
        if (m_committed == m_batch.size()) {
            m_batch.clear();
            m_committed = 0;
        }
    }
    m_uncommitted.clear();
    m_marks = m_isMarked;
    m_written = m_committed;
}

void ImportCounts::beginBatch()
{
    m_batch.reserve(static_cast<size_t>(m_deferred.size()));
    for (auto it = m_deferred.cbegin(); it != m_deferred.cend(); ++it) {
        m_batch.emplace_back(it.key(), *it);
    }
    m_deferred.clear();
    std::sort(m_batch.begin(), m_batch.end(),
              [](const auto& one, const auto& other) { return one.first < other.first; });
    m_sinceBatch.restart();
}

void ImportCounts::write(Connection& connection, qsizetype most)
{
    const size_t end = std::min(m_batch.size(), m_committed + static_cast<size_t>(most));
    for (m_written = m_committed; m_written < end; ++m_written) {
        writeAuthor(connection, m_batch[m_written].first, m_batch[m_written].second);
    }
}

} // namespace moderato::intake
