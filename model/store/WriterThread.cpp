#include "model/store/WriterThread.h"

#include "model/store/Connection.h"
#include "model/store/LogCarrier.h"
#include "model/store/OpenDatabase.h"
#include "model/store/SearchIndex.h"
#include "model/store/Transaction.h"

#include <sqlite3.h>

namespace moderato::store {

using core::Error;
using core::Result;

namespace {

// The log is carried over once nobody has come for so long.
constexpr int restMilliseconds = 500;

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
        if (m_carrier) {
            m_carrier->breakOff();
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
    work(**opened);
}

void WriterThread::work(Connection& connection)
{
    LogCarrier carrier(connection);
    const auto carry = [&] { carrier.carry([this] { return isDecisionWaiting(); }); };
    setCarrier(&carrier);
    m_indexWork = IndexWork::Fill;
    Job job;
    for (Turn turn = next(job, carrier.hasWork()); turn != Turn::Close; turn = next(job, carrier.hasWork())) {
        if (turn == Turn::Rest) {
            carry();
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
        if (isDecision) {
            carrier.noteDecision();
        }
        // A slice that a decision cut short is followed by that decision, and the log comes after it.
        if (carrier.isDue(isDecision && m_waiting == 0)) {
            carry();
        }
    }
    setCarrier(nullptr);
    carrier.carryAll();
}

void WriterThread::setCarrier(LogCarrier* carrier)
{
    const QMutexLocker lock(&m_mutex);
    m_carrier = carrier;
}

WriterThread::Turn WriterThread::next(Job& job, bool hasLog)
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
        } else if (!hasLog) {
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

} // namespace moderato::store
