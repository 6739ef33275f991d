// One search at a time behind the window: the one before is stopped, and its late hits are dropped.
// Neighbours: CommentSearch asks and shows; store::Reader searches.
#pragma once

#include "model/core/Job.h"
#include "model/core/Predicate.h"
#include "model/core/Result.h"
#include "model/search/SearchHit.h"

#include <QObject>

namespace moderato::store {
class Store;
}

namespace moderato::ui {

class SearchWork final : public QObject
{
    Q_OBJECT

public:
    explicit SearchWork(store::Store& store, QObject* parent = nullptr);

    // Drops the search before.
    void start(const core::Predicate& query, qint64 limit);
    void stop() { m_job.drop(); }

Q_SIGNALS:
    // Of the search started last only, in its order.
    void progressRead(const moderato::search::SearchProgress& progress); // of the index, before the first hit
    void found(const moderato::search::SearchHit& hit);
    void ended();
    void failed(const moderato::core::Error& error);

private:
    core::Result<void> search(const core::Predicate& query, qint64 limit, const core::Job::Run& run);

    store::Store& m_store;
    core::Job m_job;
};

} // namespace moderato::ui
