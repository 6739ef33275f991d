// The ids that a verb over many is about, in the order that suits writing them. Neighbours: a Reader hands it
// out; model/decide asks it on a worker. What takes long is Cancelled soon after `stop` asks for it.
#pragma once

#include "model/core/Decision.h"
#include "model/core/Predicate.h"
#include "model/core/Result.h"

#include <span>
#include <stop_token>
#include <vector>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

class TargetReader
{
public:
    explicit TargetReader(sqlite::Connection& connection) : m_connection(connection) {}

    // Article after article. ArticleUnknown for one that is named by its id and is not there.
    core::Result<std::vector<core::CommentId>> matching(const core::Predicate& predicate,
                                                        const std::stop_token& stop = {});
    // The ids, and everything below each of them, without doubles. O(comments of the articles concerned).
    // CommentUnknown for an id that is not there.
    core::Result<std::vector<core::CommentId>> withReplies(std::span<const core::CommentId> ids,
                                                           const std::stop_token& stop = {});
    // The ids sorted, without doubles; CommentUnknown for one that is not there.
    core::Result<std::vector<core::CommentId>> known(std::span<const core::CommentId> ids,
                                                     const std::stop_token& stop = {});

private:
    sqlite::Connection& m_connection;
};

} // namespace moderato::store
