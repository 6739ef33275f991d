#include "model/intake/ReplyCounts.h"

#include "model/sqlite/Statement.h"

#include <algorithm>

namespace moderato::intake {

using core::CommentId;

namespace {

constexpr char addRepliesSql[] =
    "UPDATE comment SET replies = replies + ?3 WHERE article_id = ?1 AND id = ?2";

} // namespace

void ReplyCounts::add(core::ArticleId article, CommentId parent, qint64 replies)
{
    Count& count = m_counts[parent];
    count.article = article;
    count.replies += replies;
}

void ReplyCounts::write(sqlite::Connection& connection)
{
    // In the order of the table, page by page.
    QList<CommentId> parents = m_counts.keys();
    std::sort(parents.begin(), parents.end());
    sqlite::Statement addTo(connection, addRepliesSql);
    for (const CommentId parent : std::as_const(parents)) {
        const Count& count = *m_counts.constFind(parent);
        addTo.run(count.article, parent, count.replies);
    }
    m_counts.clear();
}

} // namespace moderato::intake
