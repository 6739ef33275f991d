// A ShapeRow from a row of `comment`. Neighbours: Reader and Transaction select these columns in this order:
// id, parent_id, author_id, created_at, status, flags, marks, kind.
#pragma once

#include "model/core/ShapeRow.h"
#include "model/sqlite/Statement.h"

namespace moderato::store {

inline constexpr int shapeColumns = 8;

// Rows show at most this many flags.
inline quint8 shownFlags(qint64 flags) { return static_cast<quint8>(flags < 255 ? flags : 255); }

inline core::ShapeRow readShapeRow(const sqlite::Statement& read)
{
    core::ShapeRow row;
    row.id.value = read.integer(0);
    row.parent.value = read.integer(1);
    row.author.value = read.integer(2);
    row.createdAt = read.optionalInteger(3).value_or(core::ShapeRow::noTime);
    row.status = read.as<core::Status>(4);
    row.flags = shownFlags(read.integer(5));
    row.marks = read.as<core::Marks>(6);
    row.kind = read.as<core::CommentKind>(7);
    return row;
}

} // namespace moderato::store
