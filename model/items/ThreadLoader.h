// Reads and arranges threads on a worker, the newest request only: an older one is told to stop and its
// result is dropped. Neighbours: ThreadModel asks and shows, a ThreadSource of the worker's own is read.
#pragma once

#include "model/core/Job.h"
#include "model/items/ThreadSource.h"
#include "model/thread/VisibleLines.h"

#include <QObject>

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

    // `began` (when `firstRows` > 0, without lines) and then `finished` or `failed` follow, in this object's
    // thread.
    void load(core::ArticleId article, const thread::Arrangement& arrangement, Expansions expansions,
              int firstRows);
    // `arranged` follows. `shape` is a copy that nobody else changes.
    void arrange(thread::ThreadShape shape, const thread::Arrangement& arrangement, Expansions expansions);
    // Lets go of what is no longer shown, on the worker: giving back 60 MB takes a window 10 ms.
    void dispose(Thread&& thread);
    void stop() { m_job.drop(); }
    bool isBusy() const { return m_job.isRunning(); }
    bool isLoading() const { return isBusy() && m_reads; }

Q_SIGNALS:
    void began(const moderato::items::ThreadLoader::Loaded& firstRows);
    void finished(const moderato::items::ThreadLoader::Loaded& thread);
    void arranged(const moderato::items::ThreadLoader::Loaded& thread);
    void failed(const moderato::core::Error& error);

private:
    core::Result<Loaded> read(core::ArticleId article, const thread::Arrangement& arrangement,
                              const Expansions& expansions, int firstRows, const core::Job::Run& run);

    OpenThreadSource m_open;
    bool m_reads = false; // what runs, or ran last, loads a thread
    core::Job m_job;
};

} // namespace moderato::items
