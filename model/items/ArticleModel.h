// The articles that have comments in the current queue, in order of import, with that queue's count for each.
// Neighbours: the store's ChangeEvents keep the counts, ui/desk shows the list.
#pragma once

#include "model/core/ChangeEvent.h"
#include "model/core/Predicate.h"
#include "model/items/Roles.h"

#include <QAbstractListModel>
#include <QHash>

#include <memory>
#include <vector>

namespace moderato::store {
class Reader;
class Store;
} // namespace moderato::store

namespace moderato::items {

class ArticleModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    // Reads the counts of all articles, titles only of those looked at: there may be fifty thousand.
    explicit ArticleModel(store::Store& store, QObject* parent = nullptr);
    ~ArticleModel() override;

    // Shows the articles with at least one match. An article whose last match is decided away stays listed,
    // with a count of 0, until the queue is chosen again: the list never moves under the moderator's hand.
    // One that gets its first match enters at its place.
    // Counters tell of statuses and of flags: by anything else every article with comments is shown.
    void setQueue(const core::Predicate& queue);

    QModelIndex indexOf(core::ArticleId id) const;
    core::ArticleId idAt(const QModelIndex& index) const;
    // The next article (after `from`, round the end once) that still has a match; invalid when none.
    QModelIndex nextWithMatches(const QModelIndex& from) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Face
    {
        QString title; // one safe line
        core::Moment publishedAt;
    };
    using Rows = std::vector<core::ArticleCounts>; // in order of their ids

    void apply(const core::ChangeEvent& event);
    void follow(core::ArticleId id, const core::Counts& counts);
    qint64 countOf(const core::Counts& counts) const; // of the current queue
    const Face& face(int row) const;

    std::unique_ptr<store::Reader> m_reader; // null when the database could not be opened again
    core::Predicate m_queue;
    Rows m_all;
    Rows m_rows; // shown
    mutable QHash<core::ArticleId, Face> m_faces;
};

} // namespace moderato::items
