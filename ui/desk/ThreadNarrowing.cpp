#include "ui/desk/ThreadNarrowing.h"

#include "model/items/ThreadModel.h"
#include "model/search/Searcher.h"
#include "model/store/Reader.h"
#include "model/store/Store.h"

#include <algorithm>

namespace moderato::ui {

namespace {

core::Result<std::vector<core::CommentId>> read(const store::Store& store, const core::Predicate& query,
                                                core::ArticleId article, const std::stop_token& stop)
{
    auto reader = store.openReader();
    if (!reader) {
        return reader.error();
    }
    std::vector<core::CommentId> hits;
    const auto visit = [&hits](core::CommentId id) { hits.push_back(id); };
    if (const auto found = (*reader)->searcher().findIn(article, query, visit, stop); !found) {
        return found.error();
    }
    std::sort(hits.begin(), hits.end());
    return hits;
}

} // namespace

ThreadNarrowing::ThreadNarrowing(store::Store& store, items::ThreadModel& thread, QObject* parent)
    : QObject(parent), m_store(store), m_thread(thread)
{
    connect(&m_thread, &items::ThreadModel::opened, this, [this](core::ArticleId article) {
        if (!m_words.isEmpty() && article.isValid() && article != m_article) {
            search();
        }
    });
}

void ThreadNarrowing::narrow(const core::Predicate& query, const QString& words)
{
    m_query = query;
    m_words = words;
    search();
}

void ThreadNarrowing::clear()
{
    if (m_words.isEmpty()) {
        return;
    }
    m_job.drop();
    m_words.clear();
    m_article = {};
    m_thread.arrange(m_thread.arrangement().narrowedTo(nullptr));
    Q_EMIT changed();
}

void ThreadNarrowing::search()
{
    m_article = m_thread.article();
    m_job.start([this, query = m_query, article = m_article](const core::Job::Run& run) -> core::Job::Told {
        return [this, hits = read(m_store, query, article, run.stopToken())]() mutable {
            take(std::move(hits));
        };
    });
}

void ThreadNarrowing::take(core::Result<std::vector<core::CommentId>> hits)
{
    if (!hits) {
        clear();
        Q_EMIT failed(hits.error());
        return;
    }
    auto shown = std::make_shared<const std::vector<core::CommentId>>(std::move(hits).value());
    m_thread.arrange(m_thread.arrangement().narrowedTo(std::move(shown)));
    Q_EMIT changed();
}

} // namespace moderato::ui
