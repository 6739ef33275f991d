#include "model/intake/ImportLinks.h"

#include "model/search/SearchIndex.h"
#include "model/sqlite/Statement.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace moderato::intake {

using core::ArticleId;
using core::CommentId;
using search::SearchIndex;
using sqlite::Connection;
using sqlite::Statement;

namespace {

constexpr qint64 sliceMilliseconds = 12;
constexpr int linksBetweenLooks = 32;

constexpr char findCommentSql[] =
    "SELECT comment_id FROM content WHERE article_id = ?1 AND source_id = ?2 AND external_id = ?3";
constexpr char orphansSql[] =
    "SELECT c.id, t.source_id, t.parent_external_id, t.external_id FROM comment c INDEXED BY comment_orphan"
    " JOIN content t ON t.comment_id = c.id WHERE c.article_id = ?1 AND c.marks & 1";
constexpr char linkSql[] =
    "UPDATE comment SET parent_id = ?3, marks = marks & ~1 WHERE article_id = ?1 AND id = ?2";

CommentId find(Connection& connection, const OriginIndex& index, ArticleId article, qint64 source,
               const QByteArray& name, bool articleIsNew)
{
    const CommentId seen = index.find(article, source, name);
    if (seen.isValid() || articleIsNew) {
        return seen;
    }
    Statement read(connection, findCommentSql, article, source, name);
    return {read.next() ? read.integer(0) : 0};
}

} // namespace

CommentId findParent(Connection& connection, const OriginIndex& index, ArticleId article, qint64 source,
                     qint64 articleSource, const QByteArray& name, bool articleIsNew)
{
    CommentId parent = find(connection, index, article, source, name, articleIsNew);
    if (!parent.isValid() && source != articleSource) {
        parent = find(connection, index, article, articleSource, name, articleIsNew);
    }
    return parent;
}

void ImportLinks::wait(ImportLink link)
{
    m_waitingIds.insert(link.child);
    m_waiting.push_back(std::move(link));
}

void ImportLinks::addEarlier(Connection& connection, ArticleId article, qint64 articleSource)
{
    Statement read(connection, orphansSql, article);
    while (read.next()) {
        const CommentId child{read.integer(0)};
        if (!m_waitingIds.contains(child)) {
            m_waiting.push_back({child, article, read.integer(1), articleSource, read.bytes(2), read.bytes(3),
                                 m_seenOrphans.contains(child)});
        }
    }
}

bool ImportLinks::link(Connection& connection, const OriginIndex& index, const Heard& heard)
{
    if (!m_sorted) {
        std::sort(m_waiting.begin(), m_waiting.end(),
                  [](const ImportLink& a, const ImportLink& b) { return a.child > b.child; });
        m_ancestry = std::make_unique<Ancestry>(connection);
        m_sorted = true;
    }
    QElapsedTimer timer;
    timer.start();
    Statement attach(connection, linkSql);
    ArticleId toldMoved; // to the search index
    for (; m_next < m_waiting.size() && !connection.failed(); ++m_next) {
        if (m_next % linksBetweenLooks == 0 && timer.elapsed() >= sliceMilliseconds) {
            return false;
        }
        const ImportLink& link = m_waiting[m_next];
        const CommentId parent = findParent(connection, index, link.article, link.source, link.articleSource,
                                            link.parentName, false);
        if (!parent.isValid()) {
            heard(link, parent, Outcome::Missing);
        } else if (m_ancestry->topOf(parent) == link.child) {
            attach.run(link.article, link.child, nullptr);
            heard(link, parent, Outcome::Circle);
        } else {
            attach.run(link.article, link.child, parent);
            if (std::exchange(toldMoved, link.article) != link.article) {
                SearchIndex(connection).moved(link.article);
            }
            m_ancestry->link(link.child, parent);
            heard(link, parent, Outcome::Linked);
        }
    }
    return true;
}

} // namespace moderato::intake
