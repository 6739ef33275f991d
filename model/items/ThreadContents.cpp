#include "model/items/ThreadContents.h"

#include "model/items/ThreadModelPrivate.h"

namespace moderato::items {

qint64 ThreadContents::commentCount() const { return m_model.d->rows.shape().size(); }

qint64 ThreadContents::matchCount() const { return m_model.d->rows.matchCount(); }

std::vector<core::CommentId> ThreadContents::matches() const
{
    std::vector<core::CommentId> ids;
    const thread::ThreadProjection& rows = m_model.d->rows;
    const thread::ThreadShape& shape = rows.shape();
    const core::Filter& filter = rows.arrangement().filter;
    for (thread::Node node = 1; node <= shape.size(); ++node) {
        if (rows.isShown(node) && rows.isMatch(node) && filter.matches(shape.status(node), shape.flags(node)))
            ids.push_back(shape.id(node));
    }
    return ids;
}

} // namespace moderato::items
