// A row in words: what a screen reader says, and the chip that tells what waits below a collapsed row.
// Neighbours: ThreadView hands rowSentence to the model for Qt::AccessibleTextRole, CommentDelegate paints
// chips.
#pragma once

#include <QModelIndex>
#include <QString>

namespace moderato::ui {

// "Pending, Anna, 3 minutes ago: the text, 2 replies, 1 pending". Strangers' words are wrapped in directional
// isolates.
QString rowSentence(const QModelIndex& index);

QString replyCount(int replies);     // "1 reply", "1,204 replies"
QString pendingCount(int undecided); // "2 pending"

} // namespace moderato::ui
