// Reads and arranges threads on a worker, the newest request only: an older one is told to stop and its
// result is dropped. Neighbours: ThreadModel asks and shows, a ThreadSource of the worker's own is read.
#pragma once

#include "model/items/ThreadSource.h"
#include "model/thread/VisibleLines.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>

namespace moderato::items {

class ThreadLoader final : public QObject
{
    Q_OBJECT

public:
    struct Thread
    {
        thread::ThreadProjection tree;
        std::vector<thread::VisibleLines::Prepared> lines; // one for each expansion asked for
    };
    using Loaded = std::shared_ptr<Thread>;
    using Expansions = std::vector<thread::Expansion>;

    explicit ThreadLoader(OpenThreadSource open);
    ~ThreadLoader() override; // stops and joins

    // `began` (when `firstRows` > 0, without lines) and then `finished` or `failed` follow, in this object's
    // thread.
    void load(core::ArticleId article, const thread::Arrangement& arrangement, Expansions expansions,
              int firstRows);
    // `arranged` follows. `shape` is a copy that nobody else changes.
    void arrange(thread::ThreadShape shape, const thread::Arrangement& arrangement, Expansions expansions);
    // Lets go of what is no longer shown, on the worker: giving back 60 MB takes a window 10 ms.
    void dispose(Thread&& thread);
    void stop();
    bool isBusy() const { return m_job != nullptr; }
    bool isLoading() const { return m_job != nullptr && m_job->article.isValid(); }

Q_SIGNALS:
    void began(const moderato::items::ThreadLoader::Loaded& firstRows);
    void finished(const moderato::items::ThreadLoader::Loaded& thread);
    void arranged(const moderato::items::ThreadLoader::Loaded& thread);
    void failed(const moderato::core::Error& error);

private:
    struct Job
    {
        core::ArticleId article; // invalid: nothing is read, the shape is arranged
        thread::Arrangement arrangement;
        Expansions expansions;
        int firstRows = 0;
        std::atomic<bool> isStopped = false;
    };
    using JobPointer = std::shared_ptr<Job>;

    void begin(const JobPointer& job, std::function<void()> work);
    void run(const JobPointer& job);
    core::Result<Loaded> read(ThreadSource& source, const JobPointer& job);
    static Loaded project(thread::ThreadShape shape, const Job& job);
    template <typename Deliver>
    void deliver(const JobPointer& job, Deliver deliver);

    OpenThreadSource m_open;
    JobPointer m_job; // the newest, until its result is in
    QThreadPool m_pool;
};

} // namespace moderato::items
