#include "model/store/WriterThread.h"

#include "model/store/Connection.h"
#include "model/store/OpenDatabase.h"
#include "model/store/SearchIndex.h"
#include "model/store/Transaction.h"

#include <sqlite3.h>

namespace moderato::store {

using core::Error;
using core::Result;

namespace {

// Carrying the log over syncs two files, and whoever comes meanwhile waits: so it is done when nobody has
// come for a while, or between slices of bulk work once 16 MB are there; after a decision only when 64 MB
// are. A decision that comes all the same breaks it off.
constexpr int restMilliseconds = 500;
constexpr int pagesWorthCarrying = 4000;
constexpr int pagesUrgent = 16000;

// A slice of the search index ends when somebody waits; then the commit, which writes at most a megabyte of
// tokens, is what a decision has to wait for.
constexpr qint64 indexSliceMilliseconds = 40;
constexpr qint64 tidySliceMilliseconds = 12;
// Between two batches of an import the writer is without work for less than this.
constexpr unsigned long quietMilliseconds = 60;
// A window that is closed goes on indexing for so long; the rest waits for the next opening.
constexpr qint64 closingMilliseconds = 250;

void rollBack(Connection& connection)
{
    // After a full disk SQLite has rolled back by itself.
    if (sqlite3_get_autocommit(connection.handle()) == 0) {
        connection.execute("ROLLBACK");
    }
    if (connection.failed()) {
        (void)connection.takeFailure();
    }
}

} // namespace

WriterThread::WriterThread(QString file) : m_file(std::move(file))
{
    setObjectName(QStringLiteral("moderato-writer"));
}

WriterThread::~WriterThread()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_closing = true;
        m_indexUntil.setRemainingTime(closingMilliseconds);
        m_changed.wakeAll();
    }
    wait();
}

Result<void> WriterThread::begin(std::span<const Migration> list)
{
    m_migrations = list;
    start();
    QMutexLocker lock(&m_mutex);
    while (!m_opened) {
        m_changed.wait(&m_mutex);
    }
    return *m_opened;
}

void WriterThread::post(Job job)
{
    const QMutexLocker lock(&m_mutex);
    if (job.lane == Store::Lane::Decision) {
        m_decisions.push_back(std::move(job));
        if (m_carrying) {
            sqlite3_interrupt(m_carrying);
        }
    } else {
        m_bulk.push_back(std::move(job));
    }
    ++m_waiting;
    m_changed.wakeAll();
}

bool WriterThread::isDecisionWaiting()
{
    const QMutexLocker lock(&m_mutex);
    return !m_decisions.empty();
}

void WriterThread::run()
{
    auto opened = openForWriting(m_file, m_migrations);
    {
        const QMutexLocker lock(&m_mutex);
        m_opened = opened ? Result<void>() : Result<void>(opened.error());
        m_changed.wakeAll();
    }
    if (!opened) {
        return;
    }
    Connection& connection = **opened;
    sqlite3_wal_hook(
        connection.handle(),
        [](void* self, sqlite3*, const char*, int count) {
            static_cast<WriterThread*>(self)->noteLog(count);
            return SQLITE_OK;
        },
        this);
    m_indexWork = IndexWork::Fill;
    Job job;
    for (Turn turn = next(job); turn != Turn::Close; turn = next(job)) {
        if (turn == Turn::Rest) {
            carryLogOver(connection);
            continue;
        }
        const bool isDecision = turn == Turn::Work && job.lane == Store::Lane::Decision;
        if (turn == Turn::Index) {
            workOnIndex(connection);
        } else {
            perform(connection, job);
            job = {};
            m_indexWork = IndexWork::Fill;
        }
        if (m_logPages - m_carriedPages >= (isDecision ? pagesUrgent : pagesWorthCarrying)) {
            carryLogOver(connection);
        }
    }
    sqlite3_wal_checkpoint_v2(connection.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

WriterThread::Turn WriterThread::next(Job& job)
{
    QMutexLocker lock(&m_mutex);
    while (m_decisions.empty() && m_bulk.empty()) {
        if (mayIndex()) {
            return Turn::Index;
        }
        if (m_closing) {
            return Turn::Close;
        }
        if (m_indexWork != IndexWork::None) {
            m_quiet = !m_changed.wait(&m_mutex, quietMilliseconds);
        } else if (m_logPages == m_carriedPages) {
            m_changed.wait(&m_mutex);
        } else if (!m_changed.wait(&m_mutex, QDeadlineTimer(restMilliseconds))) {
            return Turn::Rest;
        }
    }
    m_quiet = false;
    std::deque<Job>& queue = m_decisions.empty() ? m_bulk : m_decisions;
    job = std::move(queue.front());
    queue.pop_front();
    --m_waiting;
    return Turn::Work;
}

bool WriterThread::mayIndex()
{
    return m_indexWork != IndexWork::None && (m_closing ? !m_indexUntil.hasExpired() : m_quiet);
}

void WriterThread::workOnIndex(Connection& connection)
{
    const bool fills = m_indexWork == IndexWork::Fill && SearchIndex(connection).isBehind();
    bool goesOn = false;
    Job slice{Store::Lane::Bulk,
              [&](Transaction& transaction) {
                  SearchIndex index(transaction.connection());
                  const auto waits = [this] { return m_waiting.load(std::memory_order_relaxed) > 0; };
                  if (fills) {
                      index.fill(QDeadlineTimer(indexSliceMilliseconds), waits);
                  }
                  goesOn = index.tidy(QDeadlineTimer(tidySliceMilliseconds), waits) || fills;
                  return transaction.connection().judged();
              },
              {}};
    // After a failure (a full disk) it rests until somebody else has written.
    const bool done = perform(connection, slice);
    m_indexWork = !done || !goesOn ? IndexWork::None : fills ? IndexWork::Fill : IndexWork::Tidy;
}

bool WriterThread::perform(Connection& connection, const Job& job)
{
    setSynchronous(connection, job.lane);
    connection.execute("BEGIN IMMEDIATE");
    Result<void> result = connection.judged();
    std::optional<core::ChangeEvent> event;
    if (result) {
        Transaction transaction(connection);
        result = job.work(transaction);
        if (result) {
            auto finished = transaction.finish();
            if (finished) {
                event = std::move(*finished);
                connection.execute("COMMIT");
                result = connection.judged();
            } else {
                result = finished.error();
            }
        }
        if (!result) {
            rollBack(connection);
            event.reset();
        }
    }
    if (job.finished) {
        job.finished(result, std::move(event));
    }
    return result.ok();
}

void WriterThread::setSynchronous(Connection& connection, Store::Lane lane)
{
    if (m_synchronousFor != lane) {
        connection.execute(lane == Store::Lane::Decision ? "PRAGMA synchronous=FULL"
                                                         : "PRAGMA synchronous=NORMAL");
        m_synchronousFor = lane;
    }
}

void WriterThread::noteLog(int pages)
{
    if (pages < m_logPages) {
        m_carriedPages = 0; // all was carried over, and the log began anew
    }
    m_logPages = pages;
}

void WriterThread::carryLogOver(Connection& connection)
{
    {
        const QMutexLocker lock(&m_mutex);
        const bool isUrgent = m_logPages - m_carriedPages >= pagesUrgent;
        if (!isUrgent && !m_decisions.empty()) {
            return;
        }
        m_carrying = isUrgent ? nullptr : connection.handle();
    }
    // A reader may keep the end of the log from being carried: what is left waits for the next time.
    const int code =
        sqlite3_wal_checkpoint_v2(connection.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    const QMutexLocker lock(&m_mutex);
    m_carrying = nullptr;
    if (code != SQLITE_INTERRUPT) {
        m_carriedPages = m_logPages;
    }
}

} // namespace moderato::store
