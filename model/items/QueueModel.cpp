#include "model/items/QueueModel.h"

#include "model/store/CountReader.h"
#include "model/store/Reader.h"
#include "model/store/Store.h"

namespace moderato::items {

namespace {

using core::Status;
using core::StatusSet;

struct Queue
{
    QueueKind kind;
    core::Filter filter;
};

constexpr std::array queues{
    Queue{QueueKind::Pending, {StatusSet(Status::Pending), false}},
    Queue{QueueKind::Flagged, {StatusSet::all(), true}},
    Queue{QueueKind::Approved, {StatusSet(Status::Approved), false}},
    Queue{QueueKind::Rejected, {StatusSet(Status::Rejected), false}},
    Queue{QueueKind::Spam, {StatusSet(Status::Spam), false}},
    Queue{QueueKind::All, {StatusSet::all(), false}},
};

qint64 countOf(QueueKind kind, const core::Counts& counts)
{
    switch (kind) {
    case QueueKind::Pending:
        return counts.of(Status::Pending);
    case QueueKind::Flagged:
        return counts.flagged;
    case QueueKind::Approved:
        return counts.of(Status::Approved);
    case QueueKind::Rejected:
        return counts.of(Status::Rejected);
    case QueueKind::Spam:
        return counts.of(Status::Spam);
    case QueueKind::All:
        return counts.total();
    }
    return 0;
}

} // namespace

QueueModel::QueueModel(store::Store& store, QObject* parent) : QAbstractListModel(parent)
{
    connect(&store, &store::Store::changed, this, &QueueModel::apply);
    if (const auto reader = store.openReader()) {
        if (const auto counts = (*reader)->counts().ofAll())
            m_counts = *counts;
    }
}

core::Filter QueueModel::filterAt(const QModelIndex& index) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid)
               ? queues.at(static_cast<size_t>(index.row())).filter
               : core::Filter{};
}

QModelIndex QueueModel::indexOf(QueueKind kind) const { return index(static_cast<int>(kind)); }

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(queues.size());
}

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Queue& queue = queues.at(static_cast<size_t>(index.row()));
    switch (static_cast<QueueRole>(role)) {
    case QueueRole::Filter:
        return QVariant::fromValue(queue.filter);
    case QueueRole::Count:
        return countOf(queue.kind, m_counts);
    case QueueRole::Kind:
        return static_cast<int>(queue.kind);
    }
    return {};
}

void QueueModel::apply(const core::ChangeEvent& event)
{
    const core::Counts before = std::exchange(m_counts, event.totals);
    for (const Queue& queue : queues) {
        if (countOf(queue.kind, before) == countOf(queue.kind, m_counts))
            continue;
        const QModelIndex changed = indexOf(queue.kind);
        Q_EMIT dataChanged(changed, changed, {role(QueueRole::Count)});
    }
}

} // namespace moderato::items
