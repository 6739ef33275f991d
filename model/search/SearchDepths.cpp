#include "model/search/SearchDepths.h"

#include "model/sqlite/Statement.h"

namespace moderato::search {

using core::CommentId;
using sqlite::Statement;

namespace {

constexpr char parentSql[] = "SELECT parent_id FROM comment WHERE id = ?1";

constexpr qint64 levelsALandmark = 64;
constexpr size_t lookUpsBetweenQuestions = 16;

} // namespace

std::optional<qint64> SearchDepths::of(CommentId id, const GoesOn& goesOn)
{
    if (const auto depth = known(id)) {
        return depth;
    }
    if (m_path.empty() || m_path.front() != id) {
        m_path.clear();
        m_next = id;
        m_passed = {};
        m_passedUntil = 1;
    }
    if (!walkUp(goesOn)) {
        return std::nullopt;
    }
    return rememberPath();
}

void SearchDepths::forget()
{
    m_known.clear();
    m_landmarks.clear();
    m_path.clear();
}

std::optional<qint64> SearchDepths::known(CommentId id) const
{
    for (const auto* map : {&m_known, &m_landmarks}) {
        if (const auto found = map->find(id); found != map->end()) {
            return found->second;
        }
    }
    return std::nullopt;
}

// To a comment that is known, or past the top. A database written by a stranger may hold a circle: it is cut
// where it is found.
bool SearchDepths::walkUp(const GoesOn& goesOn)
{
    while (m_next.isValid() && m_next != m_passed && !known(m_next)) {
        if (goesOn && m_path.size() % lookUpsBetweenQuestions == 0 && !goesOn()) {
            return false;
        }
        if (m_path.size() == m_passedUntil) {
            m_passed = m_path.back();
            m_passedUntil *= 2;
        }
        m_path.push_back(m_next);
        Statement read(m_connection, parentSql, m_next);
        m_next.value = read.next() ? read.integer(0) : 0;
        if (m_connection.failed()) {
            m_path.clear();
            return false;
        }
    }
    return true;
}

qint64 SearchDepths::rememberPath()
{
    qint64 depth = known(m_next).value_or(-1);
    for (auto at = m_path.crbegin(); at != m_path.crend(); ++at) {
        ++depth;
        if (m_known.size() >= m_knownAtMost) {
            m_known.clear();
        }
        m_known[*at] = depth;
        if (depth % levelsALandmark == levelsALandmark - 1) {
            m_landmarks[*at] = depth;
        }
    }
    m_path = {}; // with its memory: a chain may be long
    return depth;
}

} // namespace moderato::search
