// Comments in descending order of id, merged from rows of ids. Neighbours: AccessPaths chooses the rows,
// SearchWalk walks along them.
#pragma once

#include "model/core/Ids.h"

#include <queue>

#include <deque>
#include <memory>
#include <vector>

namespace moderato::sqlite {
class Connection;
class Statement;
} // namespace moderato::sqlite

namespace moderato::search {

class SearchCandidates
{
public:
    // Each row descends.
    explicit SearchCandidates(std::vector<std::unique_ptr<sqlite::Statement>> rows);
    ~SearchCandidates();
    Q_DISABLE_COPY_MOVE(SearchCandidates)

    // Invalid at the end.
    core::CommentId next();
    // The first one, without taking it.
    core::CommentId first();
    // How many ids from `upTo` down lie between one and the next, by the first few hundred; the higher, the
    // fewer comments there are to walk.
    double rareness(core::CommentId upTo);

private:
    struct Head
    {
        core::CommentId id;
        size_t row = 0;
        bool operator<(const Head& other) const { return id < other.id; }
    };
    core::CommentId pull();

    std::vector<std::unique_ptr<sqlite::Statement>> m_rows;
    std::priority_queue<Head> m_heads;
    std::deque<core::CommentId> m_ahead;
    core::CommentId m_last;
};

} // namespace moderato::search
