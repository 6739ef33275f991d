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
constexpr qint64 oweMilliseconds = 3000;
constexpr qsizetype owedAtMost = 100'000;

} // namespace

void ImportCounts::owe(Connection& connection, Counters& counters)
{
    m_uncommitted = counters.takeAuthors();
    m_marks = m_isMarked || !m_uncommitted.isEmpty();
    if (m_marks && !m_isMarked) {
        store::noteDeferredCounts(connection);
    }
}

void ImportCounts::payIfDue(Connection& connection, qsizetype most)
{
    const bool isDue = m_sincePaid.hasExpired(oweMilliseconds) || m_owed.size() >= owedAtMost;
    if (m_paying.empty() && isDue) {
        beginPaying();
    }
    write(connection, most);
}

bool ImportCounts::pay(Connection& connection, qsizetype most)
{
    if (m_paying.empty()) {
        beginPaying();
    }
    write(connection, most);
    const bool isAll = m_written == m_paying.size() && m_owed.isEmpty();
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
            m_owed[it.key()].add(*it);
        }
        m_isMarked = m_marks;
        m_paid = m_written;
        if (m_paid == m_paying.size()) {
            m_paying.clear();
            m_paid = 0;
        }
    }
    m_uncommitted.clear();
    m_marks = m_isMarked;
    m_written = m_paid;
}

void ImportCounts::beginPaying()
{
    m_paying.reserve(static_cast<size_t>(m_owed.size()));
    for (auto it = m_owed.cbegin(); it != m_owed.cend(); ++it) {
        m_paying.emplace_back(it.key(), *it);
    }
    m_owed.clear();
    std::sort(m_paying.begin(), m_paying.end(),
              [](const auto& one, const auto& other) { return one.first < other.first; });
    m_sincePaid.restart();
}

void ImportCounts::write(Connection& connection, qsizetype most)
{
    const size_t end = std::min(m_paying.size(), m_paid + static_cast<size_t>(most));
    for (m_written = m_paid; m_written < end; ++m_written) {
        writeAuthor(connection, m_paying[m_written].first, m_paying[m_written].second);
    }
}

} // namespace moderato::intake
