#include "model/export/WritingThread.h"

#include <utility>

namespace moderato::exporting {

namespace {

// Each may hold the texts of a batch of comments.
constexpr size_t mostWaiting = 4;

} // namespace

WritingThread::WritingThread() : m_thread([this] { run(); }) {}

WritingThread::~WritingThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosing = true;
        m_waiting.clear();
    }
    m_changed.notify_all();
    m_thread.join();
}

core::Result<void> WritingThread::post(Work work)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_waiting.size() < mostWaiting || !m_result; });
    if (m_result) {
        m_waiting.push_back(std::move(work));
        m_changed.notify_all();
    }
    return m_result;
}

core::Result<void> WritingThread::finish()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_waiting.empty() && !m_isBusy; });
    return m_result;
}

void WritingThread::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_isClosing || !m_waiting.empty(); });
        if (m_waiting.empty()) {
            return;
        }
        const Work work = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_isBusy = true;
        lock.unlock();
        core::Result<void> done = work();
        lock.lock();
        m_isBusy = false;
        if (!done) {
            m_result = std::move(done);
            m_waiting.clear();
        }
        m_changed.notify_all();
    }
}

} // namespace moderato::exporting
