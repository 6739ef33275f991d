// ImportWriter: a record that differs from what an earlier import brought. The file may change what it said
// itself; what this desk decided or wrote stays.
#include "model/intake/ImportWriter.h"
#include "model/search/SearchIndex.h"
#include "model/sqlite/Statement.h"
#include "model/store/ReadShape.h"
#include "model/store/Schema.h"
#include "model/store/Versions.h"
#include "model/store/Writing.h"

namespace moderato::intake {

using core::CommentId;
using core::Mark;
using core::Marks;
using search::IndexedComment;
using search::SearchIndex;
using sqlite::Blob;
using sqlite::Connection;
using sqlite::Statement;
using store::withdrawnStatus;
using store::Writing;

namespace {

constexpr char currentSql[] =
    "SELECT c.parent_id, c.created_at, c.author_id, a.name, a.email, a.url, c.status, c.flags, c.marks,"
    " c.kind, c.decision_id, t.parent_external_id, t.body, t.body_format, t.body_sha256, t.kind_word, t.ip,"
    " t.user_agent, c.version, c.links FROM comment c JOIN content t ON t.comment_id = c.id JOIN author a ON "
    "a.id = c.author_id"
    " WHERE c.article_id = ?1 AND c.id = ?2";
constexpr char updateCommentSql[] =
    "UPDATE comment SET parent_id = ?3, created_at = ?4, author_id = ?5, status = ?6, flags = ?7,"
    " marks = ?8, kind = ?9, version = ?10, links = ?11 WHERE article_id = ?1 AND id = ?2";
constexpr char updateContentSql[] =
    "UPDATE content SET parent_external_id = ?2, record_digest = ?3, body = ?4, body_format = ?5,"
    " body_sha256 = ?6, kind_word = ?7, ip = ?8, user_agent = ?9 WHERE comment_id = ?1";
constexpr char hasFlagSql[] =
    "SELECT 1 FROM flag WHERE comment_id = ?1 AND reason = ?2 AND note = ?3 AND moderator = ?4"
    " AND at IS ?5";
constexpr char addFlagSql[] =
    "INSERT INTO flag(comment_id, reason, note, moderator, at) VALUES(?1, ?2, ?3, ?4, ?5)";

constexpr Marks orphan = static_cast<Marks>(Mark::Orphan);
constexpr Marks hasLink = static_cast<Marks>(Mark::HasLink);

// All of a comment that an import may change.
struct CommentRow
{
    CommentId parent;
    core::Moment createdAt;
    core::AuthorId author;
    int status = 0;
    qint64 flags = 0;
    Marks marks = 0;
    core::CommentKind kind = core::CommentKind::Comment;
    QByteArray parentName; // empty = names none
    QByteArray body;
    core::BodyFormat format = core::BodyFormat::Plain;
    QByteArray bodyHash;
    QByteArray kindWord;
    QByteArray ip;
    QByteArray userAgent;
    int version = 1;
    int links = 0;

    IndexedComment indexed(core::ArticleId article) const
    {
        return {article, author, createdAt, core::hasMark(marks, Mark::HasLink), body, format};
    }
    // What a tree was built from.
    auto place() const { return std::tuple(parent, createdAt, author, kind); }
    core::CommentFacts facts() const { return {store::readStatus(status), store::shownFlags(flags), marks}; }

    friend bool operator==(const CommentRow&, const CommentRow&) = default;
};

struct Current
{
    CommentRow row;
    core::AuthorRecord author;
    bool decided = false;
};

std::optional<Current> readCurrent(Connection& connection, core::ArticleId article, CommentId id)
{
    Statement read(connection, currentSql, article, id);
    if (!read.next()) {
        return std::nullopt;
    }
    Current current;
    CommentRow& row = current.row;
    row.parent.value = read.integer(0);
    row.createdAt = read.optionalInteger(1);
    row.author.value = read.integer(2);
    current.author = {read.bytes(3), read.bytes(4), read.bytes(5)};
    row.status = read.as<int>(6);
    row.flags = read.integer(7);
    row.marks = read.as<Marks>(8);
    row.kind = store::readKind(read.integer(9));
    current.decided = !read.isNull(10);
    row.parentName = read.bytes(11);
    row.body = read.bytes(12);
    row.format = store::readFormat(read.integer(13));
    row.bodyHash = read.bytes(14);
    row.kindWord = read.bytes(15);
    row.ip = read.bytes(16);
    row.userAgent = read.bytes(17);
    row.version = read.as<int>(18);
    row.links = read.as<int>(19);
    return current;
}

// A file that leaves personal data out says nothing about it: what is known stays.
core::AuthorRecord merged(const core::AuthorRecord& told, const core::AuthorRecord& known)
{
    core::AuthorRecord author = told;
    if (told.name == known.name) {
        author.email = told.email.isEmpty() ? known.email : told.email;
        author.url = told.url.isEmpty() ? known.url : told.url;
    }
    return author;
}

void takeIfTold(QByteArray& into, const QByteArray& told)
{
    if (!told.isEmpty()) {
        into = told;
    }
}

// Everything but author, parent and flags, which need the database.
CommentRow changedBy(const ImportComment& comment, const Current& current)
{
    const core::CommentRecord& record = comment.record;
    CommentRow row = current.row;
    if (record.createdAt) {
        row.createdAt = record.createdAt;
    }
    if (!current.decided) {
        row.status = static_cast<int>(comment.status);
    }
    row.kind = record.kind;
    row.kindWord = record.kindWord;
    takeIfTold(row.ip, record.ip);
    takeIfTold(row.userAgent, record.userAgent);
    if (!core::hasMark(row.marks, Mark::Edited)) {
        row.body = record.body;
        row.format = record.bodyFormat;
        row.bodyHash = comment.bodyHash;
        row.links = comment.links;
        row.marks = static_cast<Marks>(row.links > 0 ? row.marks | hasLink : row.marks & ~hasLink);
    }
    if (record.parentExternalId != row.parentName) {
        row.parentName = record.parentExternalId;
        row.parent = {};
        row.marks = static_cast<Marks>(row.parentName.isEmpty() ? row.marks & ~orphan : row.marks | orphan);
    }
    return row;
}

void write(Connection& connection, core::ArticleId article, CommentId id, const CommentRow& row,
           const QByteArray& digest)
{
    std::optional<QByteArrayView> parentName;
    if (!row.parentName.isEmpty()) {
        parentName = row.parentName;
    }
    Statement(connection, updateCommentSql)
        .run(article, id, row.parent, row.createdAt, row.author, row.status, row.flags, row.marks, row.kind,
             row.version, row.links);
    Statement(connection, updateContentSql)
        .run(id, parentName, Blob{digest}, row.body, row.format, Blob{row.bodyHash}, row.kindWord, row.ip,
             row.userAgent);
}

} // namespace

void ImportWriter::addFlag(Connection& connection, CommentId id, const core::FlagRecord& flag)
{
    Statement(connection, addFlagSql).run(id, flag.reason, flag.note, flag.moderator, flag.at);
}

qint64 ImportWriter::addMissingFlags(Connection& connection, CommentId id,
                                     const QList<core::FlagRecord>& flags)
{
    qint64 added = 0;
    for (const core::FlagRecord& flag : flags) {
        const bool known =
            Statement(connection, hasFlagSql, id, flag.reason, flag.note, flag.moderator, flag.at).next();
        if (!known) {
            addFlag(connection, id, flag);
            ++added;
        }
    }
    return added;
}

void ImportWriter::update(Writing& writing, const ImportComment& comment, const ImportArticle& article,
                          qint64 source, CommentId id)
{
    Connection& connection = writing.connection;
    const auto current = readCurrent(connection, article.id, id);
    if (!current) {
        return;
    }
    const CommentRow& before = current->row;
    // What was written here is the desk's own word, and a reply it withdrew stays withdrawn.
    const bool desksOwn = before.status == withdrawnStatus || core::hasMark(before.marks, Mark::Staff);
    CommentRow after = desksOwn ? before : changedBy(comment, *current);
    if (!desksOwn) {
        after.author = authorId(writing, merged(comment.record.author, current->author));
        after.flags += addMissingFlags(connection, id, comment.record.flags);
    }
    if (core::hasMark(after.marks, Mark::Orphan)) {
        if (after.parentName == before.parentName) {
            m_links.seenOrphan(id);
        } else {
            m_links.wait({id, article.id, source, article.source, after.parentName,
                          comment.record.origin.externalId, true});
        }
    }
    if (after == before) {
        ++m_summary.unchanged;
        return;
    }
    // Words, name and link are what was decided on: what they were is kept.
    const bool saysOther = after.bodyHash != before.bodyHash || after.author != before.author;
    if (saysOther) {
        store::keepVersion(connection, id);
        after.version = store::newestVersion(connection, id) + 1;
    }
    write(connection, article.id, id, after, comment.digest);
    if (saysOther) {
        store::keepVersion(connection, id, {.decision = {}, .importRun = m_run.number()});
    }
    SearchIndex index(connection);
    index.replace(id, before.indexed(article.id), after.indexed(article.id));
    if (after.parent != before.parent) {
        index.moved(article.id);
        if (before.parent.isValid()) {
            m_replies.add(article.id, before.parent, -1);
        }
    }
    writing.counters.add(article.id, before.author, before.status, before.flags > 0, -1);
    writing.counters.add(article.id, after.author, after.status, after.flags > 0, 1);
    writing.counters.see(after.author, after.createdAt);
    ++m_summary.comments;
    touch(article.id);
    if (before.place() != after.place()) {
        m_small.giveUp();
    } else {
        m_small.change(article.id, id, before.facts(), saysOther);
    }
}

} // namespace moderato::intake
