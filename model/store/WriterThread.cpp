#include "model/store/WriterThread.h"

#include "model/sqlite/Backup.h"
#include "model/sqlite/Checkpointer.h"
#include "model/sqlite/Connection.h"
#include "model/store/OpenDatabase.h"
#include "model/store/Transaction.h"

#include <sqlite3.h>

namespace moderato::store {

using core::Error;
using core::Result;
using sqlite::Checkpointer;
using sqlite::Connection;
using sqlite::Migration;

namespace {

// The log is checkpointed over once nobody has come for so long.
constexpr int restMilliseconds = 500;
// While there is nothing to do it looks so often whether the file is still where it was.
constexpr int lookMilliseconds = 2000;

// Between two batches of an import the writer is without work for less than this.
constexpr unsigned long quietMilliseconds = 60;
// A window that is closed goes on with its idle work for so long; the rest waits for the next opening.
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

WriterThread::WriterThread(QString file, std::unique_ptr<sqlite::DatabaseLock> lock,
                           std::unique_ptr<IdleWork> idleWork, PlaceChanged placeChanged)
    : m_file(std::move(file))
    , m_lock(std::move(lock))
    , m_placeChanged(std::move(placeChanged))
    , m_idleWork(std::move(idleWork))
{
    setObjectName(QStringLiteral("moderato-writer"));
}

WriterThread::~WriterThread()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_closing = true;
        m_idleUntil.setRemainingTime(closingMilliseconds);
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
        if (m_checkpointer) {
            m_checkpointer->breakOff();
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
    m_files.emplace(m_file, sqlite::OpenedFiles::Which::WithLog);
    {
        const QMutexLocker lock(&m_mutex);
        m_opened = opened ? Result<void>() : Result<void>(opened.error());
        m_changed.wakeAll();
    }
    if (!opened) {
        return;
    }
    work(**opened);
    if (!m_files->check()) {
        closeAway(std::move(*opened));
    }
}

// SQLite takes the log away by its name, under which there may be another's by now.
void WriterThread::closeAway(std::unique_ptr<Connection> connection)
{
    connection->leaveLogWhenClosed();
    connection.reset();
    m_files->removeEmptyLog();
}

void WriterThread::work(Connection& connection)
{
    Checkpointer checkpointer(connection);
    setCheckpointer(&checkpointer);
    m_hasIdleWork = true;
    Job job;
    for (Turn turn = next(job, checkpointer.hasWork()); turn != Turn::Close;
         turn = next(job, checkpointer.hasWork())) {
        if (turn == Turn::Rest) {
            rest(checkpointer);
            continue;
        }
        const bool isDecision = turn == Turn::Work && job.lane == Store::Lane::Decision;
        if (turn == Turn::Idle) {
            workIdly(connection);
        } else {
            perform(connection, job);
            job = {};
            m_idleWork->noteWrites();
            m_hasIdleWork = true;
        }
        if (isDecision) {
            checkpointer.noteDecision();
        }
        // A slice that a decision cut short is followed by that decision, and the log comes after it.
        if (checkpointer.isDue(isDecision && m_waiting == 0)) {
            checkpointer.checkpoint([this] { return isDecisionWaiting(); });
        }
    }
    setCheckpointer(nullptr);
    checkpointer.checkpointAll();
}

void WriterThread::rest(Checkpointer& checkpointer)
{
    if (!checkPlace()) {
        checkpointer.checkpointAll(); // no part of it in a log that has lost its file
    } else if (checkpointer.hasWork()) {
        checkpointer.checkpoint([this] { return isDecisionWaiting(); });
    }
}

void WriterThread::setCheckpointer(Checkpointer* checkpointer)
{
    const QMutexLocker lock(&m_mutex);
    m_checkpointer = checkpointer;
}

WriterThread::Turn WriterThread::next(Job& job, bool hasLog)
{
    QMutexLocker lock(&m_mutex);
    while (m_decisions.empty() && m_bulk.empty()) {
        if (isIdle()) {
            return Turn::Idle;
        }
        if (m_closing) {
            return Turn::Close;
        }
        if (m_hasIdleWork) {
            m_quiet = !m_changed.wait(&m_mutex, quietMilliseconds);
        } else if (!m_changed.wait(&m_mutex, QDeadlineTimer(hasLog ? restMilliseconds : lookMilliseconds))) {
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

bool WriterThread::isIdle() { return m_hasIdleWork && (m_closing ? !m_idleUntil.hasExpired() : m_quiet); }

void WriterThread::workIdly(Connection& connection)
{
    bool goesOn = false;
    const Job slice{Store::Lane::Bulk,
                    [&](Transaction&) {
                        const auto isAwaited = [this] {
                            return m_waiting.load(std::memory_order_relaxed) > 0;
                        };
                        goesOn = m_idleWork->doSlice(connection, isAwaited);
                        return connection.judged();
                    },
                    {}};
    // After a failure (a full disk) it rests until somebody else has written.
    m_hasIdleWork = perform(connection, slice) && goesOn;
}

bool WriterThread::perform(Connection& connection, const Job& job)
{
    std::optional<core::ChangeEvent> event;
    Result<void> result;
    if (!job.copyTo.isEmpty()) {
        result = sqlite::copyDatabase(connection, job.copyTo);
    } else if (result = checkPlace(); result) {
        setSynchronous(connection, job.lane);
        result = commit(connection, job.work, event);
    }
    if (job.finished) {
        job.finished(result, std::move(event));
    }
    return result.ok();
}

Result<void> WriterThread::commit(Connection& connection, const Store::Work& work,
                                  std::optional<core::ChangeEvent>& event)
{
    connection.execute("BEGIN IMMEDIATE");
    if (auto begun = connection.judged(); !begun) {
        return begun;
    }
    Transaction transaction(connection);
    Result<void> result = work(transaction);
    if (result) {
        auto finished = transaction.finish();
        result = finished ? checkPlace() : Result<void>(finished.error());
        if (result) {
            event = std::move(*finished);
            connection.execute("COMMIT");
            result = connection.judged();
        }
    }
    if (!result) {
        rollBack(connection);
        event.reset();
    }
    return result;
}

// What is committed to a file that has lost its name is gone with this process.
Result<void> WriterThread::checkPlace()
{
    Result<void> place = m_files->check();
    if (place) {
        place = m_lock->renew();
    }
    if (place.ok() == m_isAway) {
        m_isAway = !m_isAway;
        m_placeChanged(place);
    }
    return place;
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
