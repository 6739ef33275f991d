#include "ui/desk/ThreadNarrowing.h"

#include "model/items/ThreadModel.h"
#include "model/query/PredicateAnswer.h"
#include "model/search/Searcher.h"
#include "model/store/Reader.h"
#include "model/store/Store.h"

#include <memory>

namespace moderato::ui {

namespace {

ThreadNarrowing::Hits read(const store::Store& store, const core::Predicate& query, core::ArticleId article,
                           const std::stop_token& stop)
{
    auto reader = store.openReader();
    if (!reader) {
        return reader.error();
    }
    auto found = (*reader)->searcher().all(core::both(core::inArticle(article), query), stop);
    if (!found) {
        return found.error();
    }
    return std::make_shared<const std::vector<core::CommentId>>(*std::move(found));
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
    m_query = query::resolved(query, core::now().value_or(0));
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
    m_thread.arrange(m_thread.arrangement().narrowedTo({}, nullptr));
    Q_EMIT changed();
}

void ThreadNarrowing::search()
{
    m_article = m_thread.article();
    if (query::dependenciesOf(m_query).onRowAlone()) {
        m_job.drop();
        take(Hits(nullptr));
        return;
    }
    m_job.start([this, query = m_query, article = m_article](const core::Job::Run& run) -> core::Job::Told {
        return [this, hits = read(m_store, query, article, run.stopToken())] { take(hits); };
    });
}

void ThreadNarrowing::take(const Hits& hits)
{
    if (!hits) {
        clear();
        Q_EMIT failed(hits.error());
        return;
    }
    m_thread.arrange(m_thread.arrangement().narrowedTo(m_query, *hits));
    Q_EMIT changed();
}

} // namespace moderato::ui

#include "moc_ThreadNarrowing.cpp"
