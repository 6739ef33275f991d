// The articles that have comments in the current queue, in order of import, with that queue's count for each.
// Neighbours: the store's ChangeEvents keep the counts, ui/desk shows the list.
#pragma once

#include "model/core/ChangeEvent.h"
#include "model/core/Filter.h"
#include "model/items/Roles.h"

#include <QAbstractListModel>

#include <vector>

namespace moderato::store {
class Store;
}

namespace moderato::items {

class ArticleModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ArticleModel(store::Store& store, QObject* parent = nullptr);

    // Shows the articles with at least one match. An article whose last match is decided away stays listed,
    // with a count of 0, until the queue is chosen again: the list never moves under the moderator's hand.
    // One that gets its first match enters at its place.
    void setFilter(const core::Filter& filter);

    QModelIndex indexOf(core::ArticleId id) const;
    core::ArticleId idAt(const QModelIndex& index) const;
    // The next article (after `from`, round the end once) that still has a match; invalid when none.
    QModelIndex nextWithMatches(const QModelIndex& from) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void apply(const core::ChangeEvent& event);
    qint64 countOf(const core::Counts& counts) const; // of the current queue
    std::vector<core::ArticleSummary> readAll() const;
    void enterNewcomers();

    store::Store& m_store;
    core::Filter m_filter;
    std::vector<core::ArticleSummary> m_articles;
};

} // namespace moderato::items
