// The importing thread's half of an import: gathers records into batches and hands them to the writer.
// Neighbours: ImportSession is its face, ImportWriter its other half on the writer thread.
#pragma once

#include "model/intake/ImportSession.h"
#include "model/intake/ImportWriter.h"
#include "model/store/Store.h"

#include <QSemaphore>

#include <atomic>
#include <deque>
#include <mutex>

namespace moderato::intake {

// Batches on their way to the writer: at most two, then the importing thread waits. A batch is a transaction,
// or more of them when decisions come: it ends early for each. The first failure stops it all.
class ImportQueue
{
public:
    ImportQueue(store::Store& store, const ImportOptions& options);
    ~ImportQueue(); // waits for what is on its way, and leaves no count deferred

    // Before the first batch.
    void comesFrom(QByteArray file, QByteArray format)
    {
        m_writer.comesFrom(std::move(file), std::move(format));
    }
    core::Result<void> submit(ImportBatch batch);
    // Links, counts and tells; waits for it.
    core::Result<void> finish();
    // After finish().
    const ImportWriter& writer() const { return m_writer; }
    // Records the next batch should have: the more, the fewer pages are written twice.
    size_t batchSize() const { return m_batchSize.load(); }

private:
    void post(store::Store::Lane lane, store::Store::Work work);
    void postApply();
    core::Result<void> apply(store::Transaction& transaction);
    void heard(const core::Result<void>& result);
    core::Result<void> writeDeferredCounts();
    core::Result<void> failure();
    void drain();

    static constexpr int inFlight = 2;

    store::Store& m_store;
    ImportWriter m_writer; // touched by jobs only, until drained
    QSemaphore m_slots{inFlight};
    std::atomic<size_t> m_batchSize = 256;
    std::atomic<bool> m_isFrontDone = false;
    std::mutex m_mutex;
    core::Result<void> m_result;       // guarded
    std::deque<ImportBatch> m_waiting; // guarded; its front, while a job runs, is the job's
    size_t m_applied = 0;              // of the front
    std::vector<ImportBatch> m_spent;  // guarded; freed by the importing thread
};

class ImportSession::Private
{
public:
    Private(store::Store& store, const ImportOptions& options);

    core::Result<void> add(ImportItem item, qsizetype bytes);
    core::Result<void> submit();

    ImportQueue queue;
    ImportOptions options;
    QString database;
    ImportBatch batch;
    qsizetype batchBytes = 0;
    qint64 comments = 0;
    QList<core::Problem> problems;
    qint64 problemsLeftOut = 0;
    ImportProgress callback;
};

} // namespace moderato::intake
