// One search at a time on a thread of its own; the one before is stopped and joined, and its late hits are
// dropped. Neighbours: CommentSearch asks and shows; store::Reader searches.
#pragma once

#include "model/core/Predicate.h"
#include "model/store/Reader.h"

#include <QObject>

#include <thread>

namespace moderato::store {
class Store;
}

namespace moderato::ui {

class SearchWork final : public QObject
{
    Q_OBJECT

public:
    explicit SearchWork(store::Store& store, QObject* parent = nullptr);
    ~SearchWork() override; // stops and joins

    // Stops the search before, without waiting for it.
    void start(const core::Predicate& query, qint64 limit);
    void stop();

Q_SIGNALS:
    // Of the search started last only, in its order.
    void progressRead(const moderato::search::SearchProgress& progress); // of the index, before the first hit
    void found(const moderato::search::SearchHit& hit);
    void ended();
    void failed(const moderato::core::Error& error);

private:
    struct Run
    {
        int number = 0;
        std::jthread thread;
    };
    void search(int number, const core::Predicate& query, qint64 limit, const std::stop_token& stop);
    // Calls `what` in this object's thread, unless another search was started meanwhile.
    template <typename What>
    void tell(int number, What what);
    void join(int number);

    store::Store& m_store;
    int m_number = 0;
    std::vector<Run> m_runs; // the last one, and those that are still ending
};

} // namespace moderato::ui
