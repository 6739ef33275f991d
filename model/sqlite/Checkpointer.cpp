#include "model/sqlite/Checkpointer.h"

#include "model/sqlite/Connection.h"

#include <algorithm>
#include <sqlite3.h>

namespace moderato::sqlite {

namespace {

// While nobody decides: few and long, which costs an import the least.
constexpr int pagesWorthIt = 4000;
// When rest is near, or somebody waits, it waits, unless the log would grow without end.
constexpr int pagesUrgent = 65'536;

// While somebody does: often and short. A decision every 20 ms would break off each one for ever, and in the
// end wait for all of it: 55 to 160 ms for 16,000 pages were measured.
constexpr qint64 deskMilliseconds = 2000;
constexpr qint64 checkpointMilliseconds = 20;
constexpr int fewestPages = 250;
constexpr int pagesAtFirst = 1000;

} // namespace

Checkpointer::Checkpointer(Connection& connection) : m_connection(connection), m_atOnce(pagesAtFirst)
{
    sqlite3_wal_hook(
        connection.handle(),
        [](void* self, sqlite3*, const char*, int count) {
            static_cast<Checkpointer*>(self)->noteCommit(count);
            return SQLITE_OK;
        },
        this);
}

Checkpointer::~Checkpointer() { sqlite3_wal_hook(m_connection.handle(), nullptr, nullptr); }

void Checkpointer::noteDecision() { m_sinceDecision.start(); }

void Checkpointer::noteCommit(int pages)
{
    // All was checkpointed over, and the log began anew. Missed when its first commit alone is longer than
    // all of it was before: then what is due comes late by that length.
    if (pages <= m_pages) {
        m_checkpointed = 0;
        m_tried = 0;
    }
    m_pages = pages;
}

bool Checkpointer::isAtDesk() const
{
    return m_sinceDecision.isValid() && !m_sinceDecision.hasExpired(deskMilliseconds);
}

bool Checkpointer::isDue(bool restIsNear) const
{
    const int worthIt = isAtDesk() ? m_atOnce : pagesWorthIt;
    return m_pages - m_tried >= (restIsNear ? pagesUrgent : worthIt);
}

// More than is short comes together before somebody sits down, and behind a reader who holds it up.
bool Checkpointer::isBreakable() const
{
    const bool isShort = m_pages - m_checkpointed <= 2 * m_atOnce;
    return !isAtDesk() || !(isShort || m_gaveWay);
}

void Checkpointer::checkpoint(const std::function<bool()>& isAwaited)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_breakable = isBreakable() ? m_connection.handle() : nullptr;
    }
    if (m_pages - m_checkpointed >= pagesUrgent || !isAwaited()) {
        int checkpointed = 0;
        QElapsedTimer timer;
        timer.start();
        // A reader may keep the end of the log from being checkpointed: what is left waits for the next
        // commit.
        const int code = sqlite3_wal_checkpoint_v2(m_connection.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE,
                                                   nullptr, &checkpointed);
        if (code == SQLITE_OK) {
            adapt(checkpointed - m_checkpointed, timer.elapsed());
            m_checkpointed = checkpointed;
        }
        m_gaveWay = code == SQLITE_INTERRUPT;
        if (!m_gaveWay) {
            m_tried = m_pages;
        }
    }
    const QMutexLocker lock(&m_mutex);
    m_breakable = nullptr;
}

void Checkpointer::adapt(int pages, qint64 milliseconds)
{
    if (pages < fewestPages) {
        return; // says little
    }
    const double fitting = static_cast<double>(pages) * static_cast<double>(checkpointMilliseconds) /
                           static_cast<double>(milliseconds + 1);
    const double near = std::clamp(fitting, m_atOnce / 2.0, m_atOnce * 2.0);
    m_atOnce = std::clamp(static_cast<int>(near), fewestPages, pagesWorthIt);
}

void Checkpointer::checkpointAll()
{
    sqlite3_wal_checkpoint_v2(m_connection.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

void Checkpointer::breakOff()
{
    const QMutexLocker lock(&m_mutex);
    if (m_breakable) {
        sqlite3_interrupt(m_breakable);
    }
}

} // namespace moderato::sqlite
