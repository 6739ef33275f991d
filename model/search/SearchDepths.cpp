#include "model/search/SearchDepths.h"

#include "model/sqlite/Statement.h"

#include <vector>

namespace moderato::search {

using sqlite::Statement;

namespace {

constexpr char parentSql[] = "SELECT parent_id FROM comment WHERE id = ?1";

constexpr size_t knownAtMost = 1'000'000;
// A database written by a stranger may hold a circle: it ends here.
constexpr size_t levelsAtMost = 1'000'000;

} // namespace

qint64 SearchDepths::of(core::CommentId id)
{
    if (m_known.size() >= knownAtMost) {
        m_known.clear();
    }
    std::vector<core::CommentId> path;
    qint64 depth = -1;
    for (core::CommentId at = id; at.isValid() && path.size() < levelsAtMost;) {
        const auto known = m_known.find(at);
        if (known != m_known.end()) {
            depth = known->second;
            break;
        }
        path.push_back(at);
        Statement read(m_connection, parentSql, at);
        at.value = read.next() ? read.integer(0) : 0;
    }
    for (auto at = path.rbegin(); at != path.rend(); ++at) {
        m_known[*at] = ++depth;
    }
    return depth;
}

} // namespace moderato::search
