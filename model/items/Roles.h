// What the item models say about a row, in terms of meaning; looks are decided in ui/theme.
// Neighbours: every model in this room answers these, delegates and tests ask for them.
#pragma once

#include <Qt>

namespace moderato::items {

// ThreadModel, beside Qt::DisplayRole (the preview), Qt::CheckStateRole (ticked by hand) and
// Qt::AccessibleTextRole. Column 0 only.
enum class ThreadRole : int {
    Id = Qt::UserRole + 1, // qint64, the comment's id
    AuthorName,            // QString, one safe line; empty = anonymous
    Preview,               // QString, one safe line, at most 300 characters
    CreatedAt,             // qint64 ms since the epoch; invalid when unknown
    Status,                // int(core::Status)
    Flags,                 // int, open flags
    Marks,                 // int, core::Marks
    Kind,                  // int(core::CommentKind)
    Replies,               // int, direct replies
    Below,                 // int, all replies below
    UndecidedBelow,        // int, pending ones below
    Depth,                 // int, 0 = top level; the true depth, even where the tree is drawn flat
    IsMatch,               // bool, false: shown only because a match lies below it
    HasDraft,              // bool, an unsent reply to it waits
};

// QueueModel.
enum class QueueRole : int {
    Count = Qt::UserRole + 1, // qint64, live
    Kind,                     // int(QueueKind)
};
enum class QueueKind : int { Pending, Flagged, Approved, Rejected, Spam, All };

// ArticleModel.
enum class ArticleRole : int {
    Id = Qt::UserRole + 1, // qint64
    Title,                 // QString, one safe line; may be empty
    Count,                 // qint64, comments of the current queue
    Total,                 // qint64
    Pending,               // qint64
    PublishedAt,           // qint64 ms since the epoch; invalid when unknown
};

constexpr int role(ThreadRole r) { return static_cast<int>(r); }
constexpr int role(QueueRole r) { return static_cast<int>(r); }
constexpr int role(ArticleRole r) { return static_cast<int>(r); }

} // namespace moderato::items
