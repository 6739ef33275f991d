// The one thread that writes: its connection alone takes write locks and alone carries the log over into the
// file. Neighbours: Store posts jobs to it and hears of their commits; LogCarrier says when to carry.
#pragma once

#include "model/store/Migrations.h"
#include "model/store/Store.h"

#include <QDeadlineTimer>
#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <atomic>
#include <deque>

namespace moderato::store {

class Connection;
class LogCarrier;

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

    void work(Connection& connection);
    void setCarrier(LogCarrier* carrier);
    Turn next(Job& job, bool hasLog);
    // Nobody has wanted anything for a moment, and the search index wants work.
    bool mayIndex();
    void workOnIndex(Connection& connection);
    bool perform(Connection& connection, const Job& job);
    void setSynchronous(Connection& connection, Store::Lane lane);

    const QString m_file;
    std::span<const Migration> m_migrations;
    std::optional<core::Result<void>> m_opened;
    std::optional<Store::Lane> m_synchronousFor;
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
    LogCarrier* m_carrier = nullptr;                                       // while the thread works
};

} // namespace moderato::store
