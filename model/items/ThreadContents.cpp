#include "model/items/ThreadContents.h"

#include "model/items/ThreadModelPrivate.h"

namespace moderato::items {

qint64 ThreadContents::commentCount() const { return m_model.d->rows.shape().size(); }

qint64 ThreadContents::matchCount() const { return m_model.d->rows.matchCount(); }

qint64 ThreadContents::stillMatching() const { return m_model.d->rows.stillMatching(); }

std::vector<core::CommentId> ThreadContents::matches() const
{
    std::vector<core::CommentId> ids;
    const thread::ThreadProjection& rows = m_model.d->rows;
    for (thread::Node node = 1; node <= rows.shape().size(); ++node) {
        if (rows.stillMatches(node))
            ids.push_back(rows.shape().id(node));
    }
    return ids;
}

} // namespace moderato::items
