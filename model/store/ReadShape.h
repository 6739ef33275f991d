// A ShapeRow from a row of `comment`. Neighbours: Reader and Transaction select these columns in this order:
// id, parent_id, author_id, created_at, status, flags, marks, kind.
#pragma once

#include "model/core/ShapeRow.h"
#include "model/sqlite/Statement.h"
#include "model/store/Schema.h"

#include <algorithm>

namespace moderato::store {

inline constexpr int shapeColumns = 8;

// Rows show at most this many flags.
inline quint8 shownFlags(qint64 flags) { return static_cast<quint8>(std::clamp<qint64>(flags, 0, 255)); }

// Numbers from a file that another hand may have written: what cannot be is read as something harmless.
inline core::Status readStatus(qint64 number)
{
    return number >= 0 && number <= static_cast<qint64>(core::Status::Spam)
               ? static_cast<core::Status>(number)
               : core::Status::Pending;
}
// As kept; nullopt is withdrawn.
inline int storedStatus(std::optional<core::Status> status)
{
    return status ? static_cast<int>(*status) : withdrawnStatus;
}
inline core::CommentKind readKind(qint64 number)
{
    return number >= 0 && number <= static_cast<qint64>(core::CommentKind::Other)
               ? static_cast<core::CommentKind>(number)
               : core::CommentKind::Other;
}
inline core::BodyFormat readFormat(qint64 number)
{
    return number >= 0 && number <= static_cast<qint64>(core::BodyFormat::WordPressHtml)
               ? static_cast<core::BodyFormat>(number)
               : core::BodyFormat::Plain;
}
inline core::ArticleState readArticleState(qint64 number)
{
    return number >= 0 && number <= static_cast<qint64>(core::ArticleState::Trash)
               ? static_cast<core::ArticleState>(number)
               : core::ArticleState::Published;
}
inline core::FlagReason readFlagReason(qint64 number)
{
    return number >= 0 && number <= static_cast<qint64>(core::FlagReason::Other)
               ? static_cast<core::FlagReason>(number)
               : core::FlagReason::Other;
}
// The marks of a row, with Damaged when its status or kind cannot be.
inline core::Marks readMarks(qint64 marks, qint64 status, qint64 kind)
{
    const bool isSound = static_cast<qint64>(readStatus(status)) == status &&
                         static_cast<qint64>(readKind(kind)) == kind && (marks & ~core::keptMarks) == 0;
    return static_cast<core::Marks>((marks & core::keptMarks) |
                                    (isSound ? 0 : static_cast<qint64>(core::Mark::Damaged)));
}

inline core::ShapeRow readShapeRow(const sqlite::Statement& read)
{
    core::ShapeRow row;
    row.id.value = read.integer(0);
    row.parent.value = read.integer(1);
    row.author.value = read.integer(2);
    row.createdAt = read.optionalInteger(3).value_or(core::ShapeRow::noTime);
    row.status = readStatus(read.integer(4));
    row.flags = shownFlags(read.integer(5));
    row.marks = readMarks(read.integer(6), read.integer(4), read.integer(7));
    row.kind = readKind(read.integer(7));
    return row;
}

} // namespace moderato::store
