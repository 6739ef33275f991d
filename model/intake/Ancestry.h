// Would this link close a circle? Answers in nearly constant time for a million links, whatever their order.
// Neighbours: ImportLinks asks it before it hangs a waiting comment under its parent.
#pragma once

#include "model/core/Ids.h"

#include <unordered_map>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::intake {

class Ancestry
{
public:
    explicit Ancestry(sqlite::Connection& connection) : m_connection(connection) {}

    // The top of the comment's thread, by what the database and the links so far say.
    core::CommentId topOf(core::CommentId id);
    // `child` is a top itself, and not the top of `parent`.
    void link(core::CommentId child, core::CommentId parent) { m_above[child] = parent; }

private:
    core::CommentId above(core::CommentId id);

    sqlite::Connection& m_connection;
    // An ancestor of each comment asked about, ever nearer to the top; invalid = is a top.
    std::unordered_map<core::CommentId, core::CommentId> m_above;
};

} // namespace moderato::intake
