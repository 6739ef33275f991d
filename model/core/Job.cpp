#include "model/core/Job.h"

namespace moderato::core {

Job::Job() { m_pool.setMaxThreadCount(1); }

Job::~Job()
{
    drop();
    m_pool.waitForDone();
}

void Job::start(Work work)
{
    drop();
    m_run = std::make_shared<Run>(*this);
    // Dropped before it began, a run is gone.
    m_pool.start([this, waiting = std::weak_ptr(m_run), work = std::move(work)] {
        const auto run = waiting.lock();
        if (!run) {
            return;
        }
        run->tell([this, finish = work(*run)] {
            m_run.reset();
            finish();
        });
    });
}

void Job::stop()
{
    if (m_run) {
        m_run->m_stop.request_stop();
    }
}

void Job::drop()
{
    stop();
    m_run.reset();
}

void Job::letGo(std::shared_ptr<void> what)
{
    m_pool.start([what = std::move(what)]() mutable { what.reset(); });
}

void Job::Run::tell(Told what) const
{
    QMetaObject::invokeMethod(
        &m_job.m_home,
        [run = shared_from_this(), what = std::move(what)] {
            if (run->m_job.m_run == run) {
                what();
            }
        },
        Qt::QueuedConnection);
}

} // namespace moderato::core
