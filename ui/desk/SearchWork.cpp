#include "ui/desk/SearchWork.h"

#include "model/search/Searcher.h"
#include "model/store/Reader.h"
#include "model/store/Store.h"

namespace moderato::ui {

SearchWork::SearchWork(store::Store& store, QObject* parent) : QObject(parent), m_store(store) {}

void SearchWork::start(const core::Predicate& query, qint64 limit)
{
    m_job.start([this, query, limit](const core::Job::Run& run) -> core::Job::Told {
        return [this, searched = search(query, limit, run)] {
            if (searched) {
                Q_EMIT ended();
            } else {
                Q_EMIT failed(searched.error());
            }
        };
    });
}

core::Result<void> SearchWork::search(const core::Predicate& query, qint64 limit, const core::Job::Run& run)
{
    const auto reader = m_store.openReader();
    if (!reader) {
        return reader.error();
    }
    search::Searcher searcher = (*reader)->searcher();
    const auto progress = searcher.progress();
    if (!progress) {
        return progress.error();
    }
    run.tell([this, progress = *progress] { Q_EMIT progressRead(progress); });
    return searcher.find(
        query, limit, [&](const search::SearchHit& hit) { run.tell([this, hit] { Q_EMIT found(hit); }); },
        run.stopToken());
}

} // namespace moderato::ui

#include "moc_SearchWork.cpp"
