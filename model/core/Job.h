// Work behind a window, one piece at a time: done on a worker, stopped by a token, told of in the thread the
// job was made in. Neighbours: whoever loads, searches, imports, exports or copies has one as a member, and
// opens what it reads on the worker.
#pragma once

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <stop_token>

namespace moderato::core {

class Job final
{
public:
    class Run;
    using Told = std::function<void()>;
    // On the worker. What it returns is called last, in the job's own thread, when nothing is running any
    // more.
    using Work = std::function<Told(const Run& run)>;

    Job();
    ~Job(); // drops what runs, and waits for it
    Q_DISABLE_COPY_MOVE(Job)

    // Drops what runs; `work` begins when that has ended.
    void start(Work work);
    // What runs is to end early; it tells how it ended.
    void stop();
    // The same, but nothing is told any more: it is out of date.
    void drop();
    bool isRunning() const { return m_run != nullptr; } // and will tell how it ended

    // Freed on the worker, behind what runs: giving back 60 MB takes a window 10 ms.
    void letGo(std::shared_ptr<void> what);

private:
    QObject m_home; // lives in the job's own thread
    std::shared_ptr<Run> m_run;
    QThreadPool m_pool; // of one thread
};

// What work on the worker knows of its job.
class Job::Run final : public std::enable_shared_from_this<Run>
{
public:
    explicit Run(Job& job) : m_job(job) {}

    std::stop_token stopToken() const { return m_stop.get_token(); }
    // Calls `what` in the job's own thread, in the order told, unless this run was dropped by then.
    void tell(Told what) const;

private:
    friend class Job;

    Job& m_job;
    std::stop_source m_stop;
};

} // namespace moderato::core
