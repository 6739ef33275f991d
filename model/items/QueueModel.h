// The status queues with their live counts: Pending, Flagged, Approved, Rejected, Spam, All.
// Neighbours: the store's ChangeEvents keep the counts, ui/desk shows the list. Supplies no words: ui names a
// QueueKind.
#pragma once

#include "model/core/ChangeEvent.h"
#include "model/core/Predicate.h"
#include "model/items/Roles.h"

#include <QAbstractListModel>

#include <vector>

namespace moderato::store {
class Store;
}

namespace moderato::items {

class QueueModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit QueueModel(store::Store& store, QObject* parent = nullptr);

    core::Predicate predicateAt(const QModelIndex& index) const;
    QModelIndex indexOf(QueueKind kind) const;
    const core::Counts& counts() const { return m_counts; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Queue
    {
        QueueKind kind;
        core::Predicate predicate;
    };

    void apply(const core::ChangeEvent& event);

    const std::vector<Queue> m_queues;
    core::Counts m_counts;
};

} // namespace moderato::items
