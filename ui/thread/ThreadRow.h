// A row's values, read once from the model's roles.
// Neighbours: RowPainter paints one, CommentDelegate asks one what was pressed.
#pragma once

#include "model/core/Comment.h"

#include <QModelIndex>
#include <QString>

namespace moderato::ui {

// What the roles of a row say, with caps of its own on length: painting time must not depend on the model.
struct ThreadRow
{
    QString author;
    QString preview;
    core::Moment createdAt;
    core::Status status = core::Status::Pending;
    core::CommentKind kind = core::CommentKind::Comment;
    core::Marks marks = 0;
    int flags = 0;
    int below = 0;
    int undecidedBelow = 0;
    int depth = 0;
    bool isMatch = true;
    bool hasDraft = false;
    bool isTicked = false;

    static ThreadRow read(const QModelIndex& index);
};

} // namespace moderato::ui
