#include "model/intake/Ancestry.h"

#include "model/sqlite/Statement.h"

#include <utility>

namespace moderato::intake {

using sqlite::Statement;

namespace {

constexpr char parentSql[] = "SELECT parent_id FROM comment WHERE id = ?1";

}

core::CommentId Ancestry::above(core::CommentId id)
{
    const auto known = m_above.find(id);
    if (known != m_above.end()) {
        return known->second;
    }
    Statement read(m_connection, parentSql, id);
    const core::CommentId parent{read.next() ? read.integer(0) : 0};
    m_above.emplace(id, parent);
    return parent;
}

core::CommentId Ancestry::topOf(core::CommentId id)
{
    core::CommentId top = id;
    // A database written by a stranger may already hold a circle: then any of it serves as its top.
    size_t steps = 0;
    core::CommentId next = above(top);
    while (next.isValid() && steps <= m_above.size()) {
        top = next;
        next = above(top);
        ++steps;
    }
    while (id != top) {
        id = std::exchange(m_above[id], top);
    }
    return top;
}

} // namespace moderato::intake
