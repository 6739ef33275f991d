#include "model/store/Reader.h"

#include "model/search/Searcher.h"
#include "model/store/CountReader.h"
#include "model/store/DeskReader.h"
#include "model/store/OpenDatabase.h"
#include "model/store/ReadShape.h"
#include "model/store/RowReader.h"
#include "model/store/TargetReader.h"

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
constexpr char shapeSql[] =
    "SELECT id, parent_id, author_id, created_at, status, flags, marks, kind FROM comment"
    " WHERE article_id = ?1 AND status <> 4 ORDER BY id";
// One run for many ids, in the order of the list: a run for each would open and close every table for each.
constexpr char commentsSql[] =
    "SELECT c.article_id, c.parent_id, c.author_id, c.created_at, c.status, c.kind, c.marks, c.flags,"
    " t.parent_external_id, t.body, t.body_format, t.ip, t.user_agent, t.source_id, t.external_id, a.name,"
    " a.email, a.url, c.id, t.kind_word FROM json_each(?1) wanted"
    " CROSS JOIN content t ON t.comment_id = wanted.value"
    " CROSS JOIN comment c ON c.article_id = t.article_id AND c.id = t.comment_id"
    " CROSS JOIN author a ON a.id = c.author_id WHERE c.status <> 4";
constexpr char sourceSql[] = "SELECT name FROM source WHERE id = ?1";
constexpr char flagsShownSql[] =
    "SELECT reason, note, moderator, at FROM flag WHERE comment_id = ?1 AND closed_by IS NULL ORDER BY id";

// Keeps the room that is there, so that a pass allocates for the longest text only.
void refill(QByteArray& into, QByteArrayView bytes)
{
    into.resize(0);
    into.append(bytes.data(), bytes.size());
}

void readComment(const Statement& read, core::Comment& comment)
{
    comment.id.value = read.integer(18);
    comment.article.value = read.integer(0);
    comment.parent.value = read.integer(1);
    comment.authorId.value = read.integer(2);
    comment.createdAt = read.optionalInteger(3);
    comment.status = readStatus(read.integer(4));
    comment.kind = readKind(read.integer(5));
    comment.marks = readMarks(read.integer(6), read.integer(4), read.integer(5));
    const bool orphan = core::hasMark(comment.marks, core::Mark::Orphan);
    refill(comment.parentNamed, orphan ? read.view(8) : QByteArrayView());
    refill(comment.body, read.view(9));
    comment.bodyFormat = readFormat(read.integer(10));
    refill(comment.ip, read.view(11));
    refill(comment.userAgent, read.view(12));
    refill(comment.origin.externalId, read.view(14));
    refill(comment.author.name, read.view(15));
    refill(comment.author.email, read.view(16));
    refill(comment.author.url, read.view(17));
    refill(comment.kindWord, read.view(19));
}

// "[1,2,3]", as json_each() takes it.
QByteArray listOf(std::span<const CommentId> ids)
{
    QByteArray list = "[";
    for (const CommentId id : ids) {
        list.append(list.size() > 1 ? "," : "").append(QByteArray::number(id.value));
    }
    return list + ']';
}

QList<core::FlagRecord> openFlags(Connection& connection, CommentId id)
{
    QList<core::FlagRecord> flags;
    Statement read(connection, flagsShownSql, id);
    while (read.next()) {
        flags.push_back(
            {readFlagReason(read.integer(0)), read.bytes(1), read.bytes(2), read.optionalInteger(3)});
    }
    return flags;
}

} // namespace

Reader::Reader(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}

Reader::~Reader() = default;

RowReader Reader::rows() { return RowReader(*m_connection); }

CountReader Reader::counts() { return CountReader(*m_connection); }

DeskReader Reader::desk() { return DeskReader(*m_connection); }

TargetReader Reader::targets() { return TargetReader(*m_connection); }

search::Searcher Reader::searcher() { return search::Searcher(*m_connection); }

Result<std::vector<CommentId>> Reader::fulfilling(ArticleId article, const core::Predicate& predicate,
                                                  const std::stop_token& stop)
{
    return searcher().all(core::both(core::inArticle(article), predicate), stop);
}

Result<void> Reader::checkTarget(const QString& path)
{
    return store::checkTarget(m_connection->file(), path);
}

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

// A handful of files' names, asked for with every comment; none ever changes.
QByteArray Reader::sourceName(qint64 id)
{
    QByteArray& name = m_sourceNames[id];
    if (name.isNull()) {
        Statement read(*m_connection, sourceSql, id);
        name = read.next() ? read.bytes(0) : QByteArray("");
    }
    return name;
}

Result<void> Reader::visitComments(std::span<const CommentId> ids, const CommentVisitor& visit,
                                   const std::stop_token& stop)
{
    core::Comment comment;
    Statement read(*m_connection, commentsSql, listOf(ids));
    while (read.next()) {
        if (stop.stop_requested()) {
            return Error::cancelled();
        }
        readComment(read, comment);
        comment.origin.source = sourceName(read.integer(13));
        comment.flags =
            read.integer(7) > 0 ? openFlags(*m_connection, comment.id) : QList<core::FlagRecord>();
        visit(comment);
    }
    return m_connection->judged();
}

Result<std::vector<core::Comment>> Reader::comments(std::span<const CommentId> ids)
{
    std::vector<core::Comment> found;
    found.reserve(ids.size());
    const Result<void> read =
        visitComments(ids, [&](const core::Comment& comment) { found.push_back(comment); }, {});
    if (!read) {
        return read.error();
    }
    return found;
}

Result<core::Comment> Reader::comment(CommentId id)
{
    auto found = comments({&id, 1});
    if (!found) {
        return found.error();
    }
    if (found->empty()) {
        return Error{ErrorCode::CommentUnknown, QString::number(id.value), 0, {}};
    }
    return std::move(found->front());
}

} // namespace moderato::store
