#include "ui/desk/SearchWork.h"

#include "model/store/Store.h"

namespace moderato::ui {

SearchWork::SearchWork(store::Store& store, QObject* parent) : QObject(parent), m_store(store) {}

SearchWork::~SearchWork()
{
    // All are asked to stop before the first is waited for.
    for (Run& run : m_runs) {
        run.thread.request_stop();
    }
}

void SearchWork::start(const core::Predicate& query, qint64 limit)
{
    stop();
    const int number = m_number;
    m_runs.push_back({number, std::jthread([this, number, query, limit](const std::stop_token& token) {
                          search(number, query, limit, token);
                      })});
}

void SearchWork::stop()
{
    ++m_number;
    for (Run& run : m_runs) {
        run.thread.request_stop();
    }
}

template <typename What>
void SearchWork::tell(int number, What what)
{
    QMetaObject::invokeMethod(
        this,
        [this, number, what = std::move(what)] {
            if (number == m_number) {
                what();
            }
        },
        Qt::QueuedConnection);
}

void SearchWork::search(int number, const core::Predicate& query, qint64 limit, const std::stop_token& stop)
{
    core::Result<void> searched;
    {
        const auto reader = m_store.openReader();
        const auto progress = reader ? (*reader)->searcher().progress() : reader.error();
        if (progress) {
            tell(number, [this, progress = *progress] { Q_EMIT progressRead(progress); });
            searched = (*reader)->searcher().find(
                query, limit,
                [&](const search::SearchHit& hit) {
                    tell(number, [this, hit] { Q_EMIT found(hit); });
                    return !stop.stop_requested();
                },
                stop);
        } else {
            searched = progress.error();
        }
    }
    tell(number, [this, searched] {
        if (searched) {
            Q_EMIT ended();
        } else {
            Q_EMIT failed(searched.error());
        }
    });
    QMetaObject::invokeMethod(
        this, [this, number] { join(number); }, Qt::QueuedConnection);
}

void SearchWork::join(int number)
{
    std::erase_if(m_runs, [number](const Run& run) { return run.number == number; });
}

} // namespace moderato::ui
