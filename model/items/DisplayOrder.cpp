#include "model/items/DisplayOrder.h"

#include "model/items/ThreadModelPrivate.h"

namespace moderato::items {

QModelIndex DisplayOrder::next(const QModelIndex& from) const
{
    const auto& d = m_model.d;
    return d->indexOf(d->rows.next(d->nodeOf(from)));
}

QModelIndex DisplayOrder::previous(const QModelIndex& from) const
{
    const auto& d = m_model.d;
    return d->indexOf(d->rows.previous(d->nodeOf(from)));
}

QModelIndex DisplayOrder::nextUndecided(const QModelIndex& from) const
{
    const auto& d = m_model.d;
    return d->indexOf(d->rows.nextUndecided(d->nodeOf(from)));
}

} // namespace moderato::items
