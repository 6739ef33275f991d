#include "model/intake/ImportSessionPrivate.h"

#include <QElapsedTimer>

namespace moderato::intake {

using core::Result;
using store::Store;
using store::Transaction;

namespace {

// A decision does not wait for it to be applied, only for the commit of what is: some 10 ms.
constexpr qint64 batchNanoseconds = 60'000'000;
constexpr size_t smallestBatch = 64;
constexpr size_t largestBatch = 8192;

// By what some records took; a few of them, when a decision came, say little.
size_t betterSize(size_t size, size_t records, qint64 nanoseconds)
{
    const double fitting = static_cast<double>(records) * static_cast<double>(batchNanoseconds) /
                           static_cast<double>(nanoseconds + 1);
    const double near = std::clamp(fitting, static_cast<double>(size) / 2, static_cast<double>(size) * 4);
    return std::clamp(static_cast<size_t>(near), smallestBatch, largestBatch);
}

} // namespace

ImportQueue::ImportQueue(Store& store, const ImportOptions& options) : m_store(store), m_writer(options) {}

ImportQueue::~ImportQueue()
{
    drain();
    if (m_writer.hasDeferredCounts()) {
        (void)writeDeferredCounts(); // else the next opening recounts
    }
}

// Also after a failure: what was committed before it counts.
Result<void> ImportQueue::writeDeferredCounts()
{
    Result<void> written;
    bool isAll = false;
    while (!isAll && written) {
        written =
            m_store.writeAndWait(Store::Lane::Bulk, [this, &isAll](Transaction& transaction) -> Result<void> {
                auto all = m_writer.writeDeferredCounts(transaction);
                if (!all) {
                    return all.error();
                }
                isAll = *all;
                return {};
            });
        m_writer.settle(written.ok());
    }
    return written;
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
            heard(result);
            m_slots.release();
        });
}

void ImportQueue::heard(const Result<void>& result)
{
    m_writer.settle(result.ok());
    if (!result) {
        const std::lock_guard lock(m_mutex);
        if (m_result) {
            m_result = result;
        }
    }
}

Result<void> ImportQueue::apply(Transaction& transaction)
{
    if (auto failed = failure(); !failed) {
        return failed;
    }
    std::unique_lock lock(m_mutex);
    const std::span<const ImportItem> items = std::span(std::as_const(m_waiting.front())).subspan(m_applied);
    lock.unlock();
    QElapsedTimer timer;
    timer.start();
    const auto applied = m_writer.apply(transaction, items, [this] { return m_store.isDecisionWaiting(); });
    if (!applied) {
        return applied.error();
    }
    m_isFrontDone = *applied == items.size();
    m_applied += *applied;
    m_batchSize = betterSize(m_batchSize, *applied, timer.nsecsElapsed());
    if (m_isFrontDone) {
        lock.lock();
        m_spent.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
        m_applied = 0;
    }
    return {};
}

// Each job ends one batch, be it its own or what another left, before it gives its slot back.
void ImportQueue::postApply()
{
    m_store.post(
        Store::Lane::Bulk, [this](Transaction& transaction) { return apply(transaction); },
        [this](const Result<void>& result) {
            heard(result);
            if (result && !m_isFrontDone) {
                postApply();
            } else {
                m_slots.release();
            }
        });
}

Result<void> ImportQueue::submit(ImportBatch batch)
{
    if (!batch.empty()) {
        m_slots.acquire();
        std::vector<ImportBatch> spent;
        {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back(std::move(batch));
            spent.swap(m_spent);
        }
        postApply();
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
    if (failure() && m_writer.hasDeferredCounts()) {
        if (auto written = writeDeferredCounts(); !written) {
            return written;
        }
    }
    // In the lane of decisions, whose commit syncs the log and with it every batch before.
    post(Store::Lane::Decision, [this](Transaction& transaction) { return m_writer.conclude(transaction); });
    drain();
    return failure();
}

} // namespace moderato::intake
