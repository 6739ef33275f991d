// Narrows the open thread to what a search finds in it, and does so again when another thread opens.
// Neighbours: CommentSearch is where it is asked for, store::Reader searches, items::ThreadModel shows.
#pragma once

#include "model/core/Ids.h"
#include "model/core/Job.h"
#include "model/core/Predicate.h"
#include "model/core/Result.h"

#include <QObject>

#include <memory>
#include <vector>

namespace moderato::items {
class ThreadModel;
}
namespace moderato::store {
class Store;
}

namespace moderato::ui {

class ThreadNarrowing final : public QObject
{
    Q_OBJECT

public:
    // Null: rows alone tell.
    using Hits = core::Result<std::shared_ptr<const std::vector<core::CommentId>>>;

    // Both outlive this.
    ThreadNarrowing(store::Store& store, items::ThreadModel& thread, QObject* parent = nullptr);

    // `words`: as they were typed, to be shown. `changed` follows when the hits are known; its ages mean this
    // moment.
    void narrow(const core::Predicate& query, const QString& words);
    // The whole thread again.
    void clear();
    const QString& words() const { return m_words; } // empty = not narrowed

Q_SIGNALS:
    void changed();
    void failed(const moderato::core::Error& error);

private:
    void search();
    void take(const Hits& hits);

    store::Store& m_store;
    items::ThreadModel& m_thread;
    core::Predicate m_query;
    QString m_words;
    core::ArticleId m_article; // searched last
    core::Job m_job;
};

} // namespace moderato::ui
