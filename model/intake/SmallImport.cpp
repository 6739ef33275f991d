#include "model/intake/SmallImport.h"

#include "model/sqlite/Statement.h"
#include "model/store/ReadShape.h"
#include "model/store/Writing.h"

namespace moderato::intake {

namespace {

// More are read faster than they are told one by one.
constexpr size_t mostTold = 50;

constexpr char factsSql[] =
    "SELECT status, flags, marks, kind FROM comment WHERE article_id = ?1 AND id = ?2";

} // namespace

bool SmallImport::hasRoom()
{
    m_isSmall = m_isSmall && m_added.size() + m_changed.size() < mostTold;
    return m_isSmall;
}

void SmallImport::add(core::CommentId id)
{
    if (hasRoom()) {
        m_added.push_back(id);
    }
}

void SmallImport::change(core::ArticleId article, core::CommentId id, const core::CommentFacts& before,
                         bool textChanged)
{
    if (hasRoom()) {
        m_changed.push_back({article, id, before, {}, textChanged});
    }
}

bool SmallImport::tell(store::Writing& writing) const
{
    if (!m_isSmall) {
        return false;
    }
    for (const core::CommentId id : m_added) {
        writing.tellEntered(id);
    }
    // As they are now: somebody may have decided since.
    for (core::ChangeEvent::Changed changed : m_changed) {
        sqlite::Statement read(writing.connection, factsSql, changed.article, changed.id);
        if (read.next()) {
            changed.after = {store::readStatus(read.integer(0)), store::shownFlags(read.integer(1)),
                             store::readMarks(read.integer(2), read.integer(0), read.integer(3))};
            writing.event.changed.push_back(changed);
        }
    }
    return true;
}

} // namespace moderato::intake
