#include "model/items/QueueModel.h"

#include "model/query/PredicateAnswer.h"
#include "model/store/CountReader.h"
#include "model/store/Reader.h"
#include "model/store/Store.h"

#include <algorithm>

namespace moderato::items {

namespace {

using core::Status;

qint64 countOf(const core::Predicate& queue, const core::Counts& counts)
{
    return query::countOf(queue, counts).value_or(0);
}

} // namespace

QueueModel::QueueModel(store::Store& store, QObject* parent)
    : QAbstractListModel(parent)
    , m_queues{{QueueKind::Pending, core::withStatus(Status::Pending)},
               {QueueKind::Flagged, core::withFlags()},
               {QueueKind::Approved, core::withStatus(Status::Approved)},
               {QueueKind::Rejected, core::withStatus(Status::Rejected)},
               {QueueKind::Spam, core::withStatus(Status::Spam)},
               {QueueKind::All, {}}}
{
    connect(&store, &store::Store::changed, this, &QueueModel::apply);
    if (const auto reader = store.openReader()) {
        if (const auto counts = (*reader)->counts().ofAll())
            m_counts = *counts;
    }
}

core::Predicate QueueModel::predicateAt(const QModelIndex& index) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid)
               ? m_queues.at(static_cast<size_t>(index.row())).predicate
               : core::Predicate{};
}

QModelIndex QueueModel::indexOf(QueueKind kind) const
{
    const auto found = std::find_if(m_queues.begin(), m_queues.end(),
                                    [kind](const Queue& queue) { return queue.kind == kind; });
    return index(static_cast<int>(found - m_queues.begin()));
}

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_queues.size());
}

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Queue& queue = m_queues.at(static_cast<size_t>(index.row()));
    switch (static_cast<QueueRole>(role)) {
    case QueueRole::Count:
        return countOf(queue.predicate, m_counts);
    case QueueRole::Kind:
        return static_cast<int>(queue.kind);
    }
    return {};
}

void QueueModel::apply(const core::ChangeEvent& event)
{
    const core::Counts before = std::exchange(m_counts, event.totals);
    for (const Queue& queue : m_queues) {
        if (countOf(queue.predicate, before) == countOf(queue.predicate, m_counts))
            continue;
        const QModelIndex changed = indexOf(queue.kind);
        Q_EMIT dataChanged(changed, changed, {role(QueueRole::Count)});
    }
}

} // namespace moderato::items

#include "moc_QueueModel.cpp"
