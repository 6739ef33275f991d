// CommentChanges: comments written here, and texts changed here, of which every version is kept.
#include "model/search/SearchIndex.h"
#include "model/sqlite/Statement.h"
#include "model/store/BodyFacts.h"
#include "model/store/CommentChanges.h"
#include "model/store/ReadShape.h"
#include "model/store/Schema.h"
#include "model/store/Versions.h"
#include "model/store/Writing.h"

namespace moderato::store {

using core::CommentId;
using core::DecisionId;
using core::Mark;
using core::Marks;
using search::IndexedComment;
using search::SearchIndex;
using sqlite::Blob;
using sqlite::Connection;
using sqlite::Statement;

namespace {

constexpr char ownSourceSql[] = "SELECT 'moderato:' || lower(hex(uuid)) FROM desk WHERE id = 1";
constexpr char parentNameSql[] = "SELECT external_id FROM content WHERE comment_id = ?1";
constexpr char addReplySql[] =
    "INSERT INTO comment(article_id, id, parent_id, created_at, author_id, status, flags, marks, kind,"
    " version, replies, links) VALUES(?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, ?8, 1, 0, ?9)";
constexpr char addReplyTextSql[] =
    "INSERT INTO content(comment_id, article_id, source_id, external_id, parent_external_id,"
    " record_digest, body, body_format, body_sha256, kind_word, ip, user_agent, arrived_at)"
    " VALUES(?1, ?2, ?3, ?4, ?5, x'', ?6, ?7, ?8, '', '', '', ?9)";
constexpr char bodySql[] = "SELECT body, body_format FROM content WHERE comment_id = ?1";
constexpr char setBodySql[] =
    "UPDATE content SET body = ?2, body_format = ?3, body_sha256 = ?4 WHERE comment_id = ?1";
constexpr char setVersionSql[] =
    "UPDATE comment SET version = ?3, marks = ?4, links = ?5 WHERE article_id = ?1 AND id = ?2";
constexpr char versionSql[] = "SELECT body, body_format, marks, links FROM comment_version"
                              " WHERE comment_id = ?1 AND version = ?2";

// Marks that an edit may move; the others belong to the import.
constexpr Marks textMarks = static_cast<Marks>(Mark::Edited) | static_cast<Marks>(Mark::HasLink);

Marks withLinks(Marks marks, int links)
{
    const auto link = static_cast<Marks>(Mark::HasLink);
    return static_cast<Marks>(links > 0 ? marks | link : marks & ~link);
}

struct Text
{
    QByteArray body;
    core::BodyFormat format = core::BodyFormat::Plain;
};

Text readText(Connection& connection, CommentId id)
{
    Statement read(connection, bodySql, id);
    return read.next() ? Text{read.bytes(0), readFormat(read.integer(1))} : Text{};
}

// What of that which is searched an edit changes.
IndexedComment indexed(const Text& text, Marks marks)
{
    IndexedComment comment;
    comment.body = text.body;
    comment.format = text.format;
    comment.hasLink = core::hasMark(marks, Mark::HasLink);
    return comment;
}

QByteArray oneText(Statement&& read) { return read.next() ? read.bytes(0) : QByteArray(); }

void writeText(Connection& connection, CommentState& comment, const Text& text, int links)
{
    const Text before = readText(connection, comment.id);
    const Marks marksBefore = comment.marks;
    comment.marks = withLinks(comment.marks, links);
    Statement(connection, setBodySql).run(comment.id, text.body, text.format, Blob{bodyHash(text.body)});
    Statement(connection, setVersionSql)
        .run(comment.article, comment.id, comment.version, comment.marks, links);
    SearchIndex(connection).edited(comment.id, indexed(before, marksBefore));
}

} // namespace

bool CommentChanges::hasText(const CommentState& comment, QByteArrayView body, core::BodyFormat format)
{
    const Text text = readText(m_writing.connection, comment.id);
    return text.body == body && text.format == format;
}

void CommentChanges::setText(CommentState& comment, const QByteArray& body, core::BodyFormat format,
                             DecisionId by)
{
    Connection& connection = m_writing.connection;
    keepVersion(connection, comment.id);
    comment.version = newestVersion(connection, comment.id) + 1;
    comment.marks |= static_cast<Marks>(Mark::Edited);
    writeText(connection, comment, {body, format}, countLinks(body));
    keepVersion(connection, comment.id, {.decision = by});
}

void CommentChanges::showVersion(CommentState& comment, int version)
{
    Connection& connection = m_writing.connection;
    Text text;
    Marks marks = 0;
    int links = 0;
    {
        Statement read(connection, versionSql, comment.id, version);
        if (!read.next()) {
            return;
        }
        text = {read.bytes(0), readFormat(read.integer(1))};
        marks = read.as<Marks>(2);
        links = read.as<int>(3);
    }
    comment.version = version;
    comment.marks = static_cast<Marks>((comment.marks & ~textMarks) | (marks & textMarks));
    writeText(connection, comment, text, links);
}

CommentState CommentChanges::add(const CommentState& parent, const core::AuthorRecord& author,
                                 const QByteArray& body)
{
    Connection& connection = m_writing.connection;
    const core::Moment at = core::now();
    const int links = countLinks(body);
    CommentState reply;
    reply.article = parent.article;
    reply.id = m_writing.nextCommentId();
    reply.parent = parent.id;
    reply.author = m_writing.authorId(author);
    reply.marks = withLinks(static_cast<Marks>(Mark::Staff), links);
    Statement(connection, addReplySql)
        .run(reply.article, reply.id, reply.parent, at, reply.author, withdrawnStatus, reply.marks,
             core::CommentKind::Comment, links);
    // A name of its own kind: a bare number could be taken for a comment of the article's own source.
    const QByteArray externalId = "reply-" + QByteArray::number(reply.id.value);
    Statement(connection, addReplyTextSql)
        .run(reply.id, reply.article, m_writing.sourceId(oneText(Statement(connection, ownSourceSql))),
             externalId, oneText(Statement(connection, parentNameSql, parent.id)), body,
             core::BodyFormat::Plain, Blob{bodyHash(body)}, at);
    count(reply, 1);
    m_writing.counters.see(reply.author, at);
    return reply;
}

} // namespace moderato::store
