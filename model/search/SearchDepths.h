// How deep comments stand, remembered while many are asked about. Neighbours: SearchIndex puts depths in,
// SearchConditions compares them.
#pragma once

#include "model/core/Ids.h"

#include <unordered_map>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::search {

class SearchDepths
{
public:
    explicit SearchDepths(sqlite::Connection& connection) : m_connection(connection) {}

    // 0 = top level. O(1) when an ancestor nearby was asked about, else one look-up a level.
    qint64 of(core::CommentId id);

private:
    sqlite::Connection& m_connection;
    std::unordered_map<core::CommentId, qint64> m_known;
};

} // namespace moderato::search
