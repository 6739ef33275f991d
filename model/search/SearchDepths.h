// How deep comments stand, remembered while many are asked about. Neighbours: SearchIndex puts depths in,
// SearchConditions compares them.
#pragma once

#include "model/core/Ids.h"

#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::search {

class SearchDepths
{
public:
    // Remembers so many comments, and beyond them one in 64 of the deep ones.
    explicit SearchDepths(sqlite::Connection& connection, size_t knownAtMost = 1'000'000)
        : m_connection(connection), m_knownAtMost(knownAtMost)
    {
    }

    // 0 = top level. One look-up a level up to the nearest comment that is known: all of a thread together,
    // in any order, cost a few look-ups each, however deep it is. `goesOn` is asked before every 16th
    // look-up; nullopt when it says no, or the connection failed. Asked of the same comment again the walk
    // goes on where it stopped.
    using GoesOn = std::function<bool()>;
    std::optional<qint64> of(core::CommentId id, const GoesOn& goesOn = {});

    // Comments may have come under other parents: all is asked anew.
    void forget();

private:
    std::optional<qint64> known(core::CommentId id) const;
    bool walkUp(const GoesOn& goesOn);
    qint64 rememberPath();

    sqlite::Connection& m_connection;
    const size_t m_knownAtMost;
    std::unordered_map<core::CommentId, qint64> m_known;
    // Every 64th level, kept when the others are dropped: nothing deep is far from one of these.
    std::unordered_map<core::CommentId, qint64> m_landmarks;
    // The walk under way: from the comment asked about up to the one that comes next.
    std::vector<core::CommentId> m_path;
    core::CommentId m_next;
    // Some comment passed: who meets it again is in a circle (Brent).
    core::CommentId m_passed;
    size_t m_passedUntil = 0;
};

} // namespace moderato::search
