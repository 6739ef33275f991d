// Does pieces of work in order behind whoever posts them: an export reads its next page of comments while the
// page before is written. Neighbours: Export posts; the FormatWriter's calls are the work.
#pragma once

#include "model/core/Result.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace moderato::exporting {

class WritingThread
{
public:
    using Work = std::function<core::Result<void>()>;

    WritingThread();
    ~WritingThread(); // what has not begun is dropped
    WritingThread(const WritingThread&) = delete;
    WritingThread& operator=(const WritingThread&) = delete;

    // Returns at once, but for a poster who is far ahead. After a failure nothing more is done: that failure
    // is the answer.
    core::Result<void> post(Work work);
    // Waits until all that was posted is done.
    core::Result<void> finish();

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Work> m_waiting;
    bool m_isBusy = false;
    bool m_isClosing = false;
    core::Result<void> m_result;
    std::thread m_thread; // last: it begins when all else is there
};

} // namespace moderato::exporting
