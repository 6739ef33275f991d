#include "model/items/ThreadLoader.h"

#include <algorithm>

namespace moderato::items {

using core::Job;

namespace {

ThreadLoader::Loaded project(thread::ThreadShape shape, const thread::Arrangement& arrangement,
                             const ThreadLoader::Expansions& expansions)
{
    auto thread = std::make_shared<ThreadLoader::Thread>();
    thread->tree = thread::ThreadProjection(std::move(shape), arrangement);
    for (const thread::Expansion& expansion : expansions)
        thread->lines.push_back(thread::VisibleLines::prepare(thread->tree, expansion));
    return thread;
}

} // namespace

ThreadLoader::ThreadLoader(OpenThreadSource open) : m_open(std::move(open)) {}

void ThreadLoader::load(core::ArticleId article, const thread::Arrangement& arrangement,
                        Expansions expansions, int firstRows)
{
    m_reads = true;
    m_job.start([this, article, arrangement, expansions = std::move(expansions),
                 firstRows](const Job::Run& run) -> Job::Told {
        return [this, loaded = read(article, arrangement, expansions, firstRows, run)] {
            if (loaded)
                Q_EMIT finished(*loaded);
            else
                Q_EMIT failed(loaded.error());
        };
    });
}

void ThreadLoader::arrange(thread::ThreadShape shape, const thread::Arrangement& arrangement,
                           Expansions expansions)
{
    m_reads = false;
    m_job.start([this, shape = std::move(shape), arrangement,
                 expansions = std::move(expansions)](const Job::Run&) mutable -> Job::Told {
        return
            [this, thread = project(std::move(shape), arrangement, expansions)] { Q_EMIT arranged(thread); };
    });
}

void ThreadLoader::dispose(Thread&& thread) { m_job.letGo(std::make_shared<Thread>(std::move(thread))); }

core::Result<ThreadLoader::Loaded> ThreadLoader::read(core::ArticleId article,
                                                      const thread::Arrangement& arrangement,
                                                      const Expansions& expansions, int firstRows,
                                                      const Job::Run& run)
{
    const auto source = m_open();
    if (!source)
        return source.error();
    if (firstRows > 0) {
        auto rows = (*source)->firstRows(article, firstRows);
        if (!rows)
            return rows.error();
        std::sort(rows->begin(), rows->end(), [](const auto& a, const auto& b) { return a.id < b.id; });
        const auto shown = std::make_shared<Thread>();
        shown->tree = thread::ThreadProjection(thread::ThreadShape::build(*rows), arrangement);
        run.tell([this, shown] { Q_EMIT began(shown); });
    }
    thread::ThreadShape::Builder builder;
    const auto read = (*source)->readShape(
        article, [&](const core::ShapeRow& row) { builder.append(row); }, run.stopToken());
    if (!read)
        return read.error();
    return project(builder.finish(), arrangement, expansions);
}

} // namespace moderato::items

#include "moc_ThreadLoader.cpp"
