#include "model/store/Reader.h"

#include "model/store/Counters.h"
#include "model/store/Journal.h"
#include "model/store/ReadShape.h"

namespace moderato::store {

using core::ArticleId;
using core::CommentId;
using core::Error;
using core::ErrorCode;
using core::Result;
using sqlite::Connection;
using sqlite::Statement;

namespace {

constexpr char articleIdsSql[] = "SELECT id FROM article ORDER BY id";
constexpr char articleSql[] =
    "SELECT s.name, a.external_id, a.title, a.url, a.byline, a.published_at, a.caption, a.body,"
    " a.body_format, a.state FROM article a JOIN source s ON s.id = a.source_id WHERE a.id = ?1";
constexpr char articlesSql[] =
    "SELECT a.id, a.title, a.url, a.published_at, c.pending, c.approved, c.rejected, c.spam, c.flagged"
    " FROM article a LEFT JOIN counter c ON c.article_id = a.id ORDER BY a.id";
constexpr char oneArticleSql[] =
    "SELECT a.id, a.title, a.url, a.published_at, c.pending, c.approved, c.rejected, c.spam, c.flagged"
    " FROM article a LEFT JOIN counter c ON c.article_id = a.id WHERE a.id = ?1";
constexpr char articleCountsSql[] =
    "SELECT article_id, pending, approved, rejected, spam, flagged FROM counter WHERE article_id > 0"
    " ORDER BY article_id";
constexpr char shapeSql[] =
    "SELECT id, parent_id, author_id, created_at, status, flags, marks, kind FROM comment"
    " WHERE article_id = ?1 AND status < 4 ORDER BY id";
constexpr char firstRowsSql[] =
    "SELECT id, parent_id, author_id, created_at, status, flags, marks, kind FROM comment"
    " INDEXED BY comment_top WHERE article_id = ?1 AND parent_id IS NULL AND status < 4"
    " ORDER BY created_at, id LIMIT ?2";
// An import that still owes an author's counts leaves none below zero to be seen.
constexpr char authorSql[] =
    "SELECT a.name, a.email, a.url, max(c.pending, 0), max(c.approved, 0), max(c.rejected, 0),"
    " max(c.spam, 0), max(c.flagged, 0), c.first_at, c.last_at FROM author a"
    " LEFT JOIN author_counter c ON c.author_id = a.id WHERE a.id = ?1";
constexpr char draftSql[] = "SELECT body FROM draft WHERE comment_id = ?1 AND action = ?2";
constexpr char draftsSql[] = "SELECT DISTINCT comment_id FROM draft ORDER BY comment_id";

core::Counts readCountColumns(const Statement& read, int first)
{
    core::Counts counts;
    for (int i = 0; i < 4; ++i) {
        counts.byStatus.at(static_cast<size_t>(i)) = read.integer(first + i);
    }
    counts.flagged = read.integer(first + 4);
    return counts;
}

core::ArticleSummary readSummary(const Statement& read)
{
    core::ArticleSummary summary;
    summary.id.value = read.integer(0);
    summary.title = read.bytes(1);
    summary.url = read.bytes(2);
    summary.publishedAt = read.optionalInteger(3);
    summary.counts = readCountColumns(read, 4);
    return summary;
}

} // namespace

Reader::Reader(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}

Reader::~Reader() = default;

Result<std::vector<ArticleId>> Reader::articleIds()
{
    std::vector<ArticleId> ids;
    Statement read(*m_connection, articleIdsSql);
    while (read.next()) {
        ids.push_back({read.integer(0)});
    }
    return m_connection->judged(std::move(ids));
}

Result<core::Article> Reader::article(ArticleId id)
{
    core::Article article{id, {}};
    Statement read(*m_connection, articleSql, id);
    if (read.next()) {
        core::ArticleRecord& record = article.record;
        record.origin = {read.bytes(0), read.bytes(1)};
        record.title = read.bytes(2);
        record.url = read.bytes(3);
        record.byline = read.bytes(4);
        record.publishedAt = read.optionalInteger(5);
        record.caption = read.bytes(6);
        record.body = read.bytes(7);
        record.bodyFormat = readFormat(read.integer(8));
        record.state = readArticleState(read.integer(9));
    } else if (!m_connection->failed()) {
        return Error{ErrorCode::ArticleUnknown, QString::number(id.value), 0, {}};
    }
    return m_connection->judged(std::move(article));
}

Result<void> Reader::readShape(ArticleId id, const ShapeVisitor& visit, const std::stop_token& stop)
{
    Statement read(*m_connection, shapeSql, id);
    while (read.next()) {
        if (stop.stop_requested()) {
            return Error::cancelled();
        }
        visit(readShapeRow(read));
    }
    return m_connection->judged();
}

Result<std::vector<core::ShapeRow>> Reader::firstRows(ArticleId id, int limit)
{
    std::vector<core::ShapeRow> rows;
    Statement read(*m_connection, firstRowsSql, id, limit);
    while (read.next()) {
        rows.push_back(readShapeRow(read));
    }
    return m_connection->judged(std::move(rows));
}

Result<std::vector<core::ArticleSummary>> Reader::articles()
{
    std::vector<core::ArticleSummary> articles;
    Statement read(*m_connection, articlesSql);
    while (read.next()) {
        articles.push_back(readSummary(read));
    }
    return m_connection->judged(std::move(articles));
}

Result<std::vector<core::ArticleSummary>> Reader::articles(std::span<const ArticleId> ids)
{
    std::vector<core::ArticleSummary> articles;
    Statement read(*m_connection, oneArticleSql);
    for (const ArticleId id : ids) {
        read.bind(id);
        if (read.next()) {
            articles.push_back(readSummary(read));
        }
        read.reset();
    }
    return m_connection->judged(std::move(articles));
}

Result<std::vector<core::ArticleCounts>> Reader::articleCounts()
{
    std::vector<core::ArticleCounts> articles;
    Statement read(*m_connection, articleCountsSql);
    while (read.next()) {
        articles.push_back({ArticleId{read.integer(0)}, readCountColumns(read, 1)});
    }
    return m_connection->judged(std::move(articles));
}

Result<core::Counts> Reader::counts() { return m_connection->judged(readCounts(*m_connection, {})); }

Result<core::Counts> Reader::counts(ArticleId id)
{
    return m_connection->judged(id.isValid() ? readCounts(*m_connection, id) : core::Counts{});
}

Result<core::AuthorSummary> Reader::author(core::AuthorId id)
{
    core::AuthorSummary summary;
    summary.id = id;
    Statement read(*m_connection, authorSql, id);
    if (read.next()) {
        summary.author = {read.bytes(0), read.bytes(1), read.bytes(2)};
        summary.counts = readCountColumns(read, 3);
        summary.firstSeen = read.optionalInteger(8);
        summary.lastSeen = read.optionalInteger(9);
    }
    return m_connection->judged(std::move(summary));
}

Result<core::UndoState> Reader::undoState(const core::DecidedBy& by)
{
    return m_connection->judged(readUndoState(*m_connection, by));
}

Result<QByteArray> Reader::draft(CommentId comment, core::Action action)
{
    Statement read(*m_connection, draftSql, comment, action);
    return m_connection->judged(read.next() ? read.bytes(0) : QByteArray());
}

Result<std::vector<CommentId>> Reader::drafts()
{
    std::vector<CommentId> ids;
    Statement read(*m_connection, draftsSql);
    while (read.next()) {
        ids.push_back({read.integer(0)});
    }
    return m_connection->judged(std::move(ids));
}

} // namespace moderato::store
