#include "ui/thread/ThreadRow.h"

#include "model/items/Roles.h"
#include "ui/words/Words.h"

#include <algorithm>

namespace moderato::ui {

namespace {

constexpr qsizetype longestPreview = 300;
constexpr qsizetype longestAuthor = 80;

} // namespace

ThreadRow ThreadRow::read(const QModelIndex& index)
{
    using items::ThreadRole;
    const auto number = [&index](ThreadRole role) { return index.data(items::role(role)).toInt(); };
    const auto truth = [&index](ThreadRole role) { return index.data(items::role(role)).toBool(); };
    const QVariant at = index.data(items::role(ThreadRole::CreatedAt));
    ThreadRow row;
    row.author =
        words::authorName(index.data(items::role(ThreadRole::AuthorName)).toString().left(longestAuthor));
    row.preview = index.data(items::role(ThreadRole::Preview)).toString().left(longestPreview);
    row.createdAt = at.isValid() ? core::Moment(at.toLongLong()) : std::nullopt;
    row.status = static_cast<core::Status>(std::clamp(number(ThreadRole::Status), 0, 3));
    row.kind = static_cast<core::CommentKind>(number(ThreadRole::Kind));
    row.marks = static_cast<core::Marks>(number(ThreadRole::Marks));
    row.flags = number(ThreadRole::Flags);
    row.below = number(ThreadRole::Below);
    row.undecidedBelow = number(ThreadRole::UndecidedBelow);
    row.depth = number(ThreadRole::Depth);
    row.isMatch = truth(ThreadRole::IsMatch);
    row.hasDraft = truth(ThreadRole::HasDraft);
    row.isTicked = index.data(Qt::CheckStateRole).toBool();
    return row;
}

} // namespace moderato::ui
