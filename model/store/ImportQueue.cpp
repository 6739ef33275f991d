#include "model/store/ImportSessionPrivate.h"

#include <QElapsedTimer>

namespace moderato::store {

using core::Result;

namespace {

// With the commit, a batch then stays near 20 ms: what a decision may have to wait.
constexpr qint64 batchNanoseconds = 12'000'000;
constexpr size_t smallestBatch = 64;
constexpr size_t largestBatch = 16384;

size_t betterSize(size_t records, qint64 nanoseconds)
{
    const double factor = static_cast<double>(batchNanoseconds) / static_cast<double>(nanoseconds + 1);
    const double size = static_cast<double>(records) * std::clamp(factor, 0.25, 4.0);
    return std::clamp(static_cast<size_t>(size), smallestBatch, largestBatch);
}

} // namespace

ImportQueue::ImportQueue(Store& store, const ImportOptions& options) : m_store(store), m_writer(options) {}

ImportQueue::~ImportQueue()
{
    drain();
    if (m_writer.owesCounts()) {
        (void)payCounts(); // else the next opening recounts
    }
}

// Also after a failure: what was committed before it counts.
Result<void> ImportQueue::payCounts()
{
    Result<void> paid;
    bool isAll = false;
    while (!isAll && paid) {
        paid =
            m_store.writeAndWait(Store::Lane::Bulk, [this, &isAll](Transaction& transaction) -> Result<void> {
                auto all = m_writer.payCounts(transaction);
                if (!all) {
                    return all.error();
                }
                isAll = *all;
                return {};
            });
        m_writer.settle(paid.ok());
    }
    return paid;
}

void ImportQueue::drain()
{
    m_slots.acquire(inFlight);
    m_slots.release(inFlight);
}

Result<void> ImportQueue::failure()
{
    const std::lock_guard lock(m_mutex);
    return m_result;
}

void ImportQueue::post(Store::Lane lane, Store::Work work)
{
    m_slots.acquire();
    m_store.post(
        lane,
        [this, work = std::move(work)](Transaction& transaction) {
            // What was posted before a failure must not be written after it: its parents may be missing.
            auto failed = failure();
            return failed ? work(transaction) : failed;
        },
        [this](const Result<void>& result) {
            m_writer.settle(result.ok());
            if (!result) {
                const std::lock_guard lock(m_mutex);
                if (m_result) {
                    m_result = result;
                }
            }
            m_slots.release();
        });
}

Result<void> ImportQueue::submit(ImportBatch batch)
{
    if (!batch.empty()) {
        post(Store::Lane::Bulk, [this, records = std::move(batch)](Transaction& transaction) {
            QElapsedTimer timer;
            timer.start();
            auto applied = m_writer.apply(transaction, records);
            m_batchSize = betterSize(records.size(), timer.nsecsElapsed());
            return applied;
        });
    }
    return failure();
}

Result<void> ImportQueue::finish()
{
    bool linked = false;
    while (!linked && failure()) {
        post(Store::Lane::Bulk, [this, &linked](Transaction& transaction) -> Result<void> {
            auto all = m_writer.link(transaction);
            if (!all) {
                return all.error();
            }
            linked = *all;
            return {};
        });
        drain();
    }
    if (failure() && m_writer.owesCounts()) {
        if (auto paid = payCounts(); !paid) {
            return paid;
        }
    }
    // In the lane of decisions, whose commit syncs the log and with it every batch before.
    post(Store::Lane::Decision, [this](Transaction& transaction) { return m_writer.conclude(transaction); });
    drain();
    return failure();
}

} // namespace moderato::store
