// One comment's place and state without its text: what a thread is built from.
// Neighbours: model/store streams these, model/thread builds its arrays from them, ChangeEvent carries them.
#pragma once

#include "model/core/Comment.h"

namespace moderato::core {

// What of a comment a decision may change, and a row shows.
struct CommentFacts
{
    Status status = Status::Pending;
    quint8 flags = 0; // open flags, at most 255
    Marks marks = 0;

    friend bool operator==(const CommentFacts&, const CommentFacts&) = default;
};

struct ShapeRow
{
    CommentId id;
    CommentId parent; // invalid = top level
    AuthorId author;
    qint64 createdAt = noTime; // ms since the epoch
    Status status = Status::Pending;
    quint8 flags = 0; // open flags, at most 255
    Marks marks = 0;
    CommentKind kind = CommentKind::Comment;

    // Sorts before every real moment: a comment that says no time keeps its place in file order.
    static constexpr qint64 noTime = std::numeric_limits<qint64>::min();

    friend bool operator==(const ShapeRow&, const ShapeRow&) = default;
};

} // namespace moderato::core
