#include "model/items/ThreadLoader.h"

#include <algorithm>

namespace moderato::items {

ThreadLoader::ThreadLoader(OpenThreadSource open) : m_open(std::move(open)) { m_pool.setMaxThreadCount(1); }

ThreadLoader::~ThreadLoader()
{
    stop();
    m_pool.waitForDone();
}

void ThreadLoader::load(core::ArticleId article, const thread::Arrangement& arrangement,
                        Expansions expansions, int firstRows)
{
    const auto job = std::make_shared<Job>();
    job->article = article;
    job->arrangement = arrangement;
    job->expansions = std::move(expansions);
    job->firstRows = firstRows;
    begin(job, [this, job] { run(job); });
}

void ThreadLoader::arrange(thread::ThreadShape shape, const thread::Arrangement& arrangement,
                           Expansions expansions)
{
    const auto job = std::make_shared<Job>();
    job->arrangement = arrangement;
    job->expansions = std::move(expansions);
    begin(job, [this, job, shape = std::move(shape)]() mutable {
        if (job->isStopped)
            return;
        const Loaded thread = project(std::move(shape), *job);
        deliver(job, [this, thread] {
            m_job.reset();
            Q_EMIT arranged(thread);
        });
    });
}

ThreadLoader::Loaded ThreadLoader::project(thread::ThreadShape shape, const Job& job)
{
    const auto thread = std::make_shared<Thread>();
    thread->tree = thread::ThreadProjection(std::move(shape), job.arrangement);
    for (const thread::Expansion& expansion : job.expansions)
        thread->lines.push_back(thread::VisibleLines::prepare(thread->tree, expansion));
    return thread;
}

void ThreadLoader::dispose(Thread&& thread)
{
    m_pool.start([kept = std::make_shared<Thread>(std::move(thread))] {});
}

void ThreadLoader::begin(const JobPointer& job, std::function<void()> work)
{
    stop();
    m_job = job;
    m_pool.start(std::move(work));
}

void ThreadLoader::stop()
{
    if (m_job)
        m_job->isStopped = true;
    m_job.reset();
}

// In this object's thread, unless a newer job has come by then.
template <typename Deliver>
void ThreadLoader::deliver(const JobPointer& job, Deliver deliver)
{
    const auto inOwnThread = [this, job, deliver] {
        if (job == m_job)
            deliver();
    };
    QMetaObject::invokeMethod(this, inOwnThread, Qt::QueuedConnection);
}

void ThreadLoader::run(const JobPointer& job)
{
    if (job->isStopped)
        return;
    const auto fail = [&](const core::Error& error) {
        deliver(job, [this, error] {
            m_job.reset();
            Q_EMIT failed(error);
        });
    };
    auto source = m_open();
    if (!source)
        return fail(source.error());
    const core::Result<Loaded> loaded = read(**source, job);
    if (!loaded)
        return fail(loaded.error());
    deliver(job, [this, thread = *loaded] {
        m_job.reset();
        Q_EMIT finished(thread);
    });
}

core::Result<ThreadLoader::Loaded> ThreadLoader::read(ThreadSource& source, const JobPointer& job)
{
    if (job->firstRows > 0) {
        auto rows = source.firstRows(job->article, job->firstRows);
        if (!rows)
            return rows.error();
        std::sort(rows->begin(), rows->end(), [](const auto& a, const auto& b) { return a.id < b.id; });
        const auto shown = std::make_shared<Thread>();
        shown->tree = thread::ThreadProjection(thread::ThreadShape::build(*rows), job->arrangement);
        deliver(job, [this, shown] { Q_EMIT began(shown); });
    }
    thread::ThreadShape::Builder builder;
    const auto read = source.readShape(job->article, [&](const core::ShapeRow& row) {
        builder.append(row);
        return !job->isStopped;
    });
    if (!read)
        return read.error();
    return project(builder.finish(), *job);
}

} // namespace moderato::items
