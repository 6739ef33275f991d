// The texts a comment has had, each with the name and link of its author then. Neighbours: edits (by way of
// CommentChanges) and imports that change a text keep a version each.
#pragma once

#include "model/core/Ids.h"

namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

// By what a version came to be; both invalid: with the comment.
struct VersionCause
{
    core::DecisionId decision = {};
    qint64 importRun = 0;
};

// Keeps the comment's text as it is now under the version its row names, unless that is kept already.
void keepVersion(sqlite::Connection& connection, core::CommentId comment, const VersionCause& cause = {});
// The highest that is kept.
int newestVersion(sqlite::Connection& connection, core::CommentId comment);

} // namespace moderato::store
