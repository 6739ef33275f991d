#include "model/store/DeskReader.h"

#include "model/sqlite/Statement.h"
#include "model/store/Journal.h"
#include "model/store/ReadShape.h"
#include "model/store/Schema.h"

#include <limits>

namespace moderato::store {

using core::CommentId;
using core::DecisionId;
using core::Error;
using core::ErrorCode;
using core::Result;
using sqlite::Connection;
using sqlite::Statement;

namespace {

constexpr char journalSql[] =
    "SELECT d.id, d.uuid, k.uuid, d.sequence, a.uuid, a.kind, a.name, a.email, d.cause, d.at, d.verb,"
    " d.reason, d.flag_reason, d.undoes, u.uuid, p.done, p.planned FROM decision d"
    " JOIN desk k ON k.id = d.desk_id JOIN actor a ON a.id = d.actor_id"
    " LEFT JOIN decision u ON u.id = d.undoes LEFT JOIN decision_progress p ON p.decision_id = d.id"
    " ORDER BY d.id DESC LIMIT ?1";
constexpr char historySql[] =
    "SELECT d.id, d.uuid, k.uuid, d.sequence, a.uuid, a.kind, a.name, a.email, d.cause, d.at, d.verb,"
    " d.reason, d.flag_reason, d.undoes, u.uuid, p.done, p.planned FROM decision_item i"
    " JOIN decision d ON d.id = i.decision_id JOIN desk k ON k.id = d.desk_id"
    " JOIN actor a ON a.id = d.actor_id LEFT JOIN decision u ON u.id = d.undoes"
    " LEFT JOIN decision_progress p ON p.decision_id = d.id WHERE i.comment_id = ?1 ORDER BY d.id DESC";
constexpr char journalCommentsSql[] =
    "SELECT comment_id FROM decision_item WHERE decision_id = ?1 ORDER BY comment_id LIMIT ?2";
// A comment that has one version only has its text in content alone.
constexpr char itemsSql[] =
    "SELECT i.comment_id, i.article_id, s.name, t.external_id, i.status_before, i.decided_before,"
    " i.version_before, coalesce(b.body_sha256, t.body_sha256), i.status_after, i.decided_after,"
    " i.version_after, coalesce(a.body_sha256, t.body_sha256) FROM decision_item i"
    " JOIN content t ON t.comment_id = i.comment_id JOIN source s ON s.id = t.source_id"
    " LEFT JOIN comment_version b ON b.comment_id = i.comment_id AND b.version = i.version_before"
    " LEFT JOIN comment_version a ON a.comment_id = i.comment_id AND a.version = i.version_after"
    " WHERE i.decision_id = ?1 AND i.comment_id > ?2 ORDER BY i.comment_id LIMIT ?3";

constexpr char versionsSql[] =
    "SELECT v.version, v.at, a.name, a.email, a.url, v.body, v.body_format FROM comment_version v"
    " JOIN author a ON a.id = v.author_id WHERE v.comment_id = ?1 ORDER BY v.version";
constexpr char draftSql[] = "SELECT body FROM draft WHERE comment_id = ?1 AND verb = ?2";
constexpr char draftsSql[] = "SELECT DISTINCT comment_id FROM draft ORDER BY comment_id";

QUuid readUuid(const Statement& read, int column) { return QUuid::fromRfc4122(read.view(column)); }

std::optional<core::DecisionPayload> readPayload(const Statement& read)
{
    using core::Verb;
    const qint64 number = read.integer(10);
    if (number < 0 || number > static_cast<qint64>(core::lastVerb)) {
        return std::nullopt;
    }
    const auto verb = static_cast<Verb>(number);
    switch (verb) {
    case Verb::Approve:
        return core::StatusDecision{core::Status::Approved, read.bytes(11)};
    case Verb::Reject:
        return core::StatusDecision{core::Status::Rejected, read.bytes(11)};
    case Verb::Spam:
        return core::StatusDecision{core::Status::Spam, read.bytes(11)};
    case Verb::Pending:
        return core::StatusDecision{core::Status::Pending, read.bytes(11)};
    case Verb::Flag:
        return core::FlagDecision{readFlagReason(read.integer(12)), read.bytes(11)};
    case Verb::Unflag:
        return core::UnflagDecision{};
    case Verb::Edit:
        return core::EditDecision{};
    case Verb::Reply:
        return core::ReplyDecision{};
    case Verb::Undo:
    case Verb::Redo:
        return core::StepDecision{verb == Verb::Redo, DecisionId{read.integer(13)}, readUuid(read, 14)};
    }
    return std::nullopt;
}

std::optional<core::Decision> readDecision(const Statement& read)
{
    auto payload = readPayload(read);
    const qint64 kind = read.integer(5);
    const qint64 cause = read.integer(8);
    if (!payload || kind < 0 || kind > static_cast<qint64>(core::ActorKind::Remote) || cause < 0 ||
        cause > static_cast<qint64>(core::Cause::Received)) {
        return std::nullopt;
    }
    core::Decision decision;
    decision.id.value = read.integer(0);
    decision.uuid = readUuid(read, 1);
    decision.desk = readUuid(read, 2);
    decision.sequence = read.integer(3);
    decision.actor = {read.bytes(6), read.bytes(7), static_cast<core::ActorKind>(kind), readUuid(read, 4)};
    decision.cause = static_cast<core::Cause>(cause);
    decision.at = read.integer(9);
    decision.payload = std::move(*payload);
    return decision;
}

Result<std::vector<core::JournalEntry>> readEntries(Connection& connection, Statement& read,
                                                    qint64 commentsAtMost)
{
    std::vector<core::JournalEntry> entries;
    while (read.next()) {
        auto decision = readDecision(read);
        core::JournalEntry entry;
        if (decision) {
            entry.decision = std::move(*decision);
        } else {
            entry.isDamaged = true;
            entry.decision.id.value = read.integer(0);
            entry.decision.at = read.integer(9);
        }
        if (read.integer(15) < read.integer(16)) {
            entry.stopped = {read.integer(15), read.integer(16)};
        }
        Statement comments(connection, journalCommentsSql, entry.decision.id, commentsAtMost);
        while (comments.next()) {
            entry.comments.push_back({comments.integer(0)});
        }
        entries.push_back(std::move(entry));
    }
    return connection.judged(std::move(entries));
}

core::DecidedState readState(const Statement& read, int first)
{
    core::DecidedState state;
    if (read.integer(first) != withdrawnStatus) {
        state.status = readStatus(read.integer(first));
    }
    state.decided.value = read.integer(first + 1);
    state.version = read.as<int>(first + 2);
    state.textHash = read.bytes(first + 3);
    return state;
}

} // namespace

Result<std::vector<core::JournalEntry>> DeskReader::journal(int limit)
{
    Statement read(m_connection, journalSql, limit);
    return readEntries(m_connection, read, std::numeric_limits<qint64>::max());
}

Result<std::vector<core::JournalEntry>> DeskReader::history(CommentId id)
{
    Statement read(m_connection, historySql, id);
    return readEntries(m_connection, read, core::JournalEntry::listedInHistory);
}

Result<std::vector<core::DecisionItem>> DeskReader::decisionItems(DecisionId id, CommentId after, int limit)
{
    std::vector<core::DecisionItem> items;
    Statement read(m_connection, itemsSql, id, after.value, limit);
    while (read.next()) {
        items.push_back({CommentId{read.integer(0)},
                         core::ArticleId{read.integer(1)},
                         {read.bytes(2), read.bytes(3)},
                         readState(read, 4),
                         readState(read, 8)});
    }
    return m_connection.judged(std::move(items));
}

Result<std::vector<core::CommentVersion>> DeskReader::versions(CommentId id)
{
    std::vector<core::CommentVersion> versions;
    Statement read(m_connection, versionsSql, id);
    while (read.next()) {
        versions.push_back({read.as<int>(0),
                            read.integer(1),
                            {read.bytes(2), read.bytes(3), read.bytes(4)},
                            read.bytes(5),
                            readFormat(read.integer(6))});
    }
    return m_connection.judged(std::move(versions));
}

Result<core::UndoState> DeskReader::undoState(const core::DecidedBy& by)
{
    return m_connection.judged(readUndoState(m_connection, by));
}

Result<QByteArray> DeskReader::draft(CommentId comment, core::Verb verb)
{
    Statement read(m_connection, draftSql, comment, verb);
    return m_connection.judged(read.next() ? read.bytes(0) : QByteArray());
}

Result<std::vector<CommentId>> DeskReader::drafts()
{
    std::vector<CommentId> ids;
    Statement read(m_connection, draftsSql);
    while (read.next()) {
        ids.push_back({read.integer(0)});
    }
    return m_connection.judged(std::move(ids));
}

} // namespace moderato::store
