// The one thread that writes: its connection alone takes write locks and alone carries the log over into the
// file. Neighbours: Store posts jobs to it and hears of their commits.
#pragma once

#include "model/store/Migrations.h"
#include "model/store/Store.h"

#include <QDeadlineTimer>
#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <atomic>
#include <deque>

struct sqlite3;

namespace moderato::store {

class Connection;

class WriterThread final : public QThread
{
public:
    // Runs on the writer thread after the commit or the rollback.
    using Finished = std::function<void(const core::Result<void>&, std::optional<core::ChangeEvent>)>;

    struct Job
    {
        Store::Lane lane = Store::Lane::Decision;
        Store::Work work;
        Finished finished;
    };

    explicit WriterThread(QString file);
    ~WriterThread() override; // finishes what was posted

    // Opens and migrates; when it fails the thread is over.
    core::Result<void> begin(std::span<const Migration> list);
    void post(Job job);
    // From within a job: a decision waits for it to end.
    bool isDecisionWaiting();

protected:
    void run() override;

private:
    enum class Turn : quint8 { Work, Index, Rest, Close };

    Turn next(Job& job);
    // Nobody has wanted anything for a moment, and the search index wants work.
    bool mayIndex();
    void workOnIndex(Connection& connection);
    bool perform(Connection& connection, const Job& job);
    void setSynchronous(Connection& connection, Store::Lane lane);
    void noteLog(int pages);
    void carryLogOver(Connection& connection);

    const QString m_file;
    std::span<const Migration> m_migrations;
    std::optional<core::Result<void>> m_opened;
    std::optional<Store::Lane> m_synchronousFor;
    int m_logPages = 0;     // in the log, as SQLite tells at each commit
    int m_carriedPages = 0; // of these: tried to be carried over
    enum class IndexWork : quint8 { None, Fill, Tidy };
    IndexWork m_indexWork = IndexWork::None;
    bool m_quiet = false;           // the job before was a slice of the index, too
    std::atomic<int> m_waiting = 0; // jobs

    QMutex m_mutex;
    QWaitCondition m_changed;
    std::deque<Job> m_decisions;
    std::deque<Job> m_bulk;
    bool m_closing = false;
    QDeadlineTimer m_indexUntil = QDeadlineTimer(QDeadlineTimer::Forever); // when closing
    sqlite3* m_carrying = nullptr; // the connection while it carries the log over: may be interrupted
};

} // namespace moderato::store
