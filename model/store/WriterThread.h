// The one thread that writes: its connection alone takes write locks and alone checkpoints the log into the
// file, for as long as the file stays where it was opened. Neighbours: Store posts jobs to it and hears of
// their commits; Checkpointer says when to checkpoint, OpenedFiles whether the file is still there.
#pragma once

#include "model/sqlite/DatabaseFiles.h"
#include "model/sqlite/DatabaseLock.h"
#include "model/sqlite/Migrations.h"
#include "model/store/IdleWork.h"
#include "model/store/Store.h"

#include <QDeadlineTimer>
#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <atomic>
#include <deque>

namespace moderato::sqlite {
class Connection;
class Checkpointer;
} // namespace moderato::sqlite

namespace moderato::store {

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
        QString copyTo = {}; // instead of work: copies all there is to this new file
    };

    // Runs on the writer thread, once for each change: why nothing can be written any more, or that it can
    // again.
    using PlaceChanged = std::function<void(const core::Result<void>&)>;

    WriterThread(QString file, std::unique_ptr<sqlite::DatabaseLock> lock, std::unique_ptr<IdleWork> idleWork,
                 PlaceChanged placeChanged);
    ~WriterThread() override; // finishes what was posted, then gives the lock back

    // Opens and migrates; when it fails the thread is over.
    core::Result<void> begin(std::span<const sqlite::Migration> list);
    // After begin(), from any thread.
    const sqlite::OpenedFiles& files() const { return *m_files; }
    void post(Job job);
    // From within a job: a decision waits for it to end.
    bool isDecisionWaiting();

protected:
    void run() override;

private:
    enum class Turn : quint8 { Work, Idle, Rest, Close };

    void work(sqlite::Connection& connection);
    void rest(sqlite::Checkpointer& checkpointer);
    void setCheckpointer(sqlite::Checkpointer* checkpointer);
    Turn next(Job& job, bool hasLog);
    // Nobody has wanted anything for a moment, and there is work for such.
    bool isIdle();
    void workIdly(sqlite::Connection& connection);
    bool perform(sqlite::Connection& connection, const Job& job);
    core::Result<void> commit(sqlite::Connection& connection, const Store::Work& work,
                              std::optional<core::ChangeEvent>& event);
    core::Result<void> checkPlace();
    void closeAway(std::unique_ptr<sqlite::Connection> connection);
    void setSynchronous(sqlite::Connection& connection, Store::Lane lane);

    const QString m_file;
    const std::unique_ptr<sqlite::DatabaseLock> m_lock;
    const PlaceChanged m_placeChanged;
    std::optional<sqlite::OpenedFiles> m_files; // set once
    bool m_isAway = false;                      // as told last
    std::span<const sqlite::Migration> m_migrations;
    std::optional<core::Result<void>> m_opened;
    std::optional<Store::Lane> m_synchronousFor;
    const std::unique_ptr<IdleWork> m_idleWork;
    bool m_hasIdleWork = false;
    bool m_quiet = false;           // nobody has come for a moment
    std::atomic<int> m_waiting = 0; // jobs

    QMutex m_mutex;
    QWaitCondition m_changed;
    std::deque<Job> m_decisions;
    std::deque<Job> m_bulk;
    bool m_closing = false;
    QDeadlineTimer m_idleUntil = QDeadlineTimer(QDeadlineTimer::Forever); // when closing
    sqlite::Checkpointer* m_checkpointer = nullptr;                       // while the thread works
};

} // namespace moderato::store
