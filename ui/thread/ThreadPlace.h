// Where a moderator was in a thread: what is expanded, which comment is current, what stands at the top.
// Neighbours: ThreadView keeps one up to date and restores from it; ui/shell stores its bytes.
#pragma once

#include "model/core/Ids.h"

#include <QByteArray>

#include <vector>

namespace moderato::ui {

struct ThreadPlace
{
    // Beyond this many, the rest is forgotten: a place is a convenience, not a record.
    static constexpr int mostIds = 5000;

    // `exceptions` are the expanded ones; when `allExpanded`, the collapsed ones.
    bool allExpanded = false;
    std::vector<core::CommentId> exceptions;
    core::CommentId current;
    core::CommentId top;  // the first row in sight
    qint32 topOffset = 0; // of that row's upper edge, pixels, 0 or less

    QByteArray toBytes() const;
    // Bytes that are not a place give an empty one.
    static ThreadPlace fromBytes(const QByteArray& bytes);
};

} // namespace moderato::ui
