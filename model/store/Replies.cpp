// Words of the desk itself: replies written here, and bodies changed here.
#include "model/search/SearchIndex.h"
#include "model/sqlite/Statement.h"
#include "model/store/BodyFacts.h"
#include "model/store/Schema.h"
#include "model/store/TransactionParts.h"

namespace moderato::store {

using core::CommentId;
using core::DecisionId;
using core::Error;
using core::ErrorCode;
using core::Mark;
using core::Marks;
using core::Result;
using search::IndexedComment;
using search::SearchIndex;
using sqlite::Blob;
using sqlite::Connection;
using sqlite::Statement;

namespace {

constexpr char ownSourceSql[] = "SELECT 'moderato:' || value FROM meta WHERE key = 'uuid'";
constexpr char parentNameSql[] = "SELECT external_id FROM content WHERE comment_id = ?1";
constexpr char addReplySql[] =
    "INSERT INTO comment(article_id, id, parent_id, created_at, author_id, status, flags, marks, kind,"
    " decision_id) VALUES(?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, ?8, ?9)";
constexpr char addReplyTextSql[] =
    "INSERT INTO content(comment_id, article_id, source_id, external_id, parent_external_id,"
    " record_digest, body, body_format, body_sha256, kind_word, ip, user_agent)"
    " VALUES(?1, ?2, ?3, ?4, ?5, x'', ?6, ?7, ?8, '', '', '')";
constexpr char bodySql[] = "SELECT body, body_format FROM content WHERE comment_id = ?1";
constexpr char setBodySql[] =
    "UPDATE content SET body = ?2, body_format = ?3, body_sha256 = ?4 WHERE comment_id = ?1";
constexpr char setMarksSql[] = "UPDATE comment SET marks = ?2 WHERE id = ?1";
constexpr char journalEditSql[] =
    "INSERT INTO decision_edit(decision_id, comment_id, marks_before, marks_after, body_before,"
    " format_before, body_after, format_after) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
constexpr char editBeforeSql[] =
    "SELECT comment_id, marks_before, body_before, format_before FROM decision_edit WHERE decision_id = ?1";
constexpr char editAfterSql[] =
    "SELECT comment_id, marks_after, body_after, format_after FROM decision_edit WHERE decision_id = ?1";

// Marks that an edit may move; the others belong to the import.
constexpr Marks textMarks = static_cast<Marks>(Mark::Edited) | static_cast<Marks>(Mark::HasLink);

Marks withLink(Marks marks, QByteArrayView body)
{
    const auto link = static_cast<Marks>(Mark::HasLink);
    return static_cast<Marks>(holdsLink(body) ? marks | link : marks & ~link);
}

bool isEmptyText(const QByteArray& body) { return body.trimmed().isEmpty(); }

void readBody(Connection& connection, CommentId id, QByteArray& body, core::BodyFormat& format)
{
    Statement read(connection, bodySql, id);
    if (read.next()) {
        body = read.bytes(0);
        format = read.as<core::BodyFormat>(1);
    }
}

// What an edit changes of that which is searched.
IndexedComment indexedText(const QByteArray& body, core::BodyFormat format, Marks marks)
{
    IndexedComment text;
    text.body = body;
    text.format = format;
    text.hasLink = core::hasMark(marks, Mark::HasLink);
    return text;
}

QByteArray firstText(Connection& connection, const char* sql, CommentId id)
{
    Statement read(connection, sql, id);
    return read.next() ? read.bytes(0) : QByteArray();
}

} // namespace

Result<Transaction::Applied> Transaction::reply(const core::Moderator& moderator, CommentId parent,
                                                const QByteArray& body)
{
    if (isEmptyText(body)) {
        return Error{ErrorCode::TextEmpty, {}, 0, {}};
    }
    auto found = states({&parent, 1});
    if (!found) {
        return found.error();
    }
    const State& above = found->front();
    const core::AuthorId author = authorId({moderator.name, moderator.email, {}});
    const CommentId id = nextCommentId();
    const DecisionId decision = appendDecision(moderator, core::Action::Reply, {});
    const Marks marks = withLink(static_cast<Marks>(Mark::Staff), body);
    const int status = static_cast<int>(core::Status::Approved);
    const core::Moment at = core::now();
    QByteArray ownSource;
    {
        Statement read(m_connection, ownSourceSql);
        ownSource = read.next() ? read.bytes(0) : QByteArray();
    }
    Statement(m_connection, addReplySql)
        .run(above.article, id, parent, at, author, status, marks, core::CommentKind::Comment, decision);
    // A name of its own kind: a bare number could be taken for a comment of the article's own source.
    const QByteArray externalId = "reply-" + QByteArray::number(id.value);
    Statement(m_connection, addReplyTextSql)
        .run(id, above.article, sourceId(ownSource), externalId,
             firstText(m_connection, parentNameSql, parent), body, core::BodyFormat::Plain,
             Blob{bodyHash(body)});
    appendItem(decision, {id, above.article, withdrawnStatus, status, {}, decision});
    m_counters.add(above.article, author, status, false, 1);
    m_counters.see(author, at);
    pushUndo(decision, 1);
    tellAdded(id);
    if (auto forgotten = saveDraft(parent, {}); !forgotten) {
        return forgotten.error();
    }
    Applied result = applied(decision, core::Action::Reply, {id});
    result.created = id;
    return m_connection.judged(std::move(result));
}

Result<Transaction::Applied> Transaction::edit(const core::Moderator& moderator, CommentId comment,
                                               const QByteArray& body)
{
    if (isEmptyText(body)) {
        return Error{ErrorCode::TextEmpty, {}, 0, {}};
    }
    auto found = states({&comment, 1});
    if (!found) {
        return found.error();
    }
    State& state = found->front();
    QByteArray before;
    auto format = core::BodyFormat::Plain;
    readBody(m_connection, comment, before, format);
    if (before == body && format == core::BodyFormat::Plain) {
        return m_connection.judged(Applied{});
    }
    const DecisionId decision = appendDecision(moderator, core::Action::Edit, {});
    const Marks marks = withLink(state.marks | static_cast<Marks>(Mark::Edited), body);
    Statement(m_connection, setBodySql).run(comment, body, core::BodyFormat::Plain, Blob{bodyHash(body)});
    Statement(m_connection, setMarksSql).run(comment, marks);
    SearchIndex(m_connection).edited(comment, indexedText(before, format, state.marks));
    Statement(m_connection, journalEditSql)
        .run(decision, comment, state.marks, marks, before, format, body, core::BodyFormat::Plain);
    appendItem(decision, {comment, state.article, state.status, state.status, state.decided, state.decided});
    pushUndo(decision, 1);
    m_event.articleCounts.insert(state.article, {});
    state.marks = marks;
    tellChanged(state, true);
    return m_connection.judged(applied(decision, core::Action::Edit, {comment}));
}

void Transaction::revertEdit(DecisionId decision, bool again)
{
    Statement read(m_connection, again ? editAfterSql : editBeforeSql, decision);
    if (!read.next()) {
        return;
    }
    const CommentId comment{read.integer(0)};
    const QByteArray body = read.bytes(2);
    auto now = states({&comment, 1});
    if (!now) {
        m_connection.fail(now.error());
        return;
    }
    const auto marks = static_cast<Marks>((now->front().marks & ~textMarks) | (read.integer(1) & textMarks));
    QByteArray bodyNow;
    auto formatNow = core::BodyFormat::Plain;
    readBody(m_connection, comment, bodyNow, formatNow);
    Statement(m_connection, setBodySql).run(comment, body, read.integer(3), Blob{bodyHash(body)});
    Statement(m_connection, setMarksSql).run(comment, marks);
    SearchIndex(m_connection).edited(comment, indexedText(bodyNow, formatNow, now->front().marks));
}

} // namespace moderato::store
