#include "model/store/Journal.h"

#include "model/sqlite/Statement.h"
#include "model/store/Actors.h"
#include "model/store/ReadShape.h"
#include "model/store/Schema.h"
#include "model/store/Writing.h"

namespace moderato::store {

using core::CommentId;
using core::DecisionId;
using core::Error;
using core::ErrorCode;
using core::Result;
using core::Status;
using core::Verb;
using sqlite::Blob;
using sqlite::Connection;
using sqlite::Statement;

namespace {

constexpr char appendDecisionSql[] =
    "INSERT INTO decision(uuid, desk_id, sequence, actor_id, cause, at, verb, reason, flag_reason, undoes)"
    " VALUES(?1, 1, (SELECT coalesce(max(sequence), 0) + 1 FROM decision WHERE desk_id = 1),"
    " ?2, ?3, ?4, ?5, ?6, nullif(?7, -1), ?8) RETURNING id";
constexpr qint64 noFlagReason = -1;
constexpr char appendItemSql[] =
    "INSERT INTO decision_item(decision_id, comment_id, article_id, status_before, status_after,"
    " decided_before, decided_after, version_before, version_after)"
    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
constexpr char itemsAfterSql[] =
    "SELECT comment_id, article_id, status_before, status_after, decided_before, decided_after,"
    " version_before, version_after FROM decision_item WHERE decision_id = ?1 AND comment_id > ?2"
    " ORDER BY comment_id LIMIT ?3";
constexpr char setProgressSql[] =
    "INSERT INTO decision_progress(decision_id, done, planned) VALUES(?1, ?2, ?3)"
    " ON CONFLICT(decision_id) DO UPDATE SET done = excluded.done, planned = excluded.planned";
constexpr char dropUndoneSql[] = "DELETE FROM undo_list WHERE actor_id = ?1 AND cause = ?2 AND done = 0";
constexpr char addStepSql[] =
    "INSERT INTO undo_list(actor_id, cause, decision_id, comments, done) VALUES(?1, ?2, ?3, ?4, 1)";
constexpr char growStepSql[] = "UPDATE undo_list SET comments = comments + ?2 WHERE decision_id = ?1";
constexpr char setDoneSql[] = "UPDATE undo_list SET done = ?2 WHERE decision_id = ?1";
constexpr char nextUndoSql[] = "SELECT u.decision_id, d.verb, u.comments FROM undo_list u"
                               " JOIN decision d ON d.id = u.decision_id WHERE u.actor_id = ?1"
                               " AND u.cause = ?2 AND u.done = 1 ORDER BY u.position DESC LIMIT 1";
constexpr char nextRedoSql[] = "SELECT u.decision_id, d.verb, u.comments FROM undo_list u"
                               " JOIN decision d ON d.id = u.decision_id WHERE u.actor_id = ?1"
                               " AND u.cause = ?2 AND u.done = 0 ORDER BY u.position LIMIT 1";

std::optional<Status> shown(qint64 status)
{
    return status == withdrawnStatus ? std::nullopt : std::optional(readStatus(status));
}

using Step = std::optional<core::UndoState::Step>;

// A failure stays with the connection.
Result<Step> readStep(Connection& connection, const char* sql, qint64 actor, core::Cause cause)
{
    Statement read(connection, sql, actor, cause);
    if (!read.next()) {
        return Step();
    }
    if (read.integer(1) < 0 || read.integer(1) > static_cast<qint64>(core::lastVerb)) {
        return Error{ErrorCode::DatabaseDamaged, connection.file(), 0,
                     QStringLiteral("decision %1 holds what cannot be").arg(read.integer(0))};
    }
    return Step({DecisionId{read.integer(0)}, read.as<Verb>(1), read.integer(2)});
}

// What is damaged is told to who wants to take it back, not with each decision.
Step stepOrNone(const Result<Step>& step) { return step ? *step : Step(); }

} // namespace

core::UndoState readUndoState(Connection& connection, const core::DecidedBy& by)
{
    const qint64 actor = findActor(connection, by.actor);
    return {stepOrNone(readStep(connection, nextUndoSql, actor, by.cause)),
            stepOrNone(readStep(connection, nextRedoSql, actor, by.cause))};
}

Journal::Journal(Transaction& transaction, const core::DecidedBy& by)
    : m_writing(writingOf(transaction)), m_by(by)
{
}

qint64 Journal::actorId()
{
    if (m_actor == 0) {
        m_actor = store::actorId(m_writing.connection, m_by.actor);
    }
    return m_actor;
}

Result<void> Journal::judge() { return m_writing.connection.judged(); }

DecisionId Journal::begin(const core::DecisionPayload& payload)
{
    const core::Decision said{
        .id = {}, .uuid = {}, .desk = {}, .sequence = 0, .actor = {}, .payload = payload};
    const auto* flag = std::get_if<core::FlagDecision>(&payload);
    const qint64 flagReason = flag ? static_cast<qint64>(flag->reason) : noFlagReason;
    Statement append(m_writing.connection, appendDecisionSql, Blob{core::newUuid().toRfc4122()}, actorId(),
                     m_by.cause, core::now(), said.verb(), said.words(), flagReason, said.undoes());
    const DecisionId id{append.next() ? append.integer(0) : 0};
    goOn(id, payload);
    return id;
}

void Journal::goOn(DecisionId decision, const core::DecisionPayload& payload)
{
    m_writing.event.decided = {decision, core::verbOf(payload), m_by.cause, {}};
    m_writing.announce();
}

void Journal::addItem(DecisionId decision, const CommentState& before, const CommentState& after)
{
    Statement(m_writing.connection, appendItemSql)
        .run(decision, after.id, after.article, storedStatus(before.status), storedStatus(after.status),
             before.decided, after.decided, before.version, after.version);
}

void Journal::setProgress(DecisionId decision, qint64 done, qint64 planned)
{
    Statement(m_writing.connection, setProgressSql).run(decision, done, planned);
}

void Journal::addStep(DecisionId decision, qint64 comments)
{
    Statement(m_writing.connection, dropUndoneSql).run(actorId(), m_by.cause);
    Statement(m_writing.connection, addStepSql).run(actorId(), m_by.cause, decision, comments);
}

void Journal::growStep(DecisionId decision, qint64 comments)
{
    Statement(m_writing.connection, growStepSql).run(decision, comments);
}

Result<core::UndoState::Step> Journal::nextStep(bool again)
{
    Connection& connection = m_writing.connection;
    const auto next = readStep(connection, again ? nextRedoSql : nextUndoSql,
                               findActor(connection, m_by.actor), m_by.cause);
    if (connection.failed() || !next) {
        return connection.failed() ? connection.takeFailure() : next.error();
    }
    if (!*next) {
        return Error{again ? ErrorCode::NothingToRedo : ErrorCode::NothingToUndo, {}, 0, {}};
    }
    return **next;
}

void Journal::setTaken(DecisionId decision, bool isTaken)
{
    Statement(m_writing.connection, setDoneSql).run(decision, isTaken ? 0 : 1);
}

std::vector<Journal::Item> Journal::items(DecisionId decision, CommentId after, qint64 most)
{
    std::vector<Item> items;
    Statement read(m_writing.connection, itemsAfterSql, decision, after.value, most);
    while (read.next()) {
        items.push_back({CommentId{read.integer(0)}, core::ArticleId{read.integer(1)}, shown(read.integer(2)),
                         shown(read.integer(3)), DecisionId{read.integer(4)}, DecisionId{read.integer(5)},
                         read.as<int>(6), read.as<int>(7)});
    }
    return items;
}

void Journal::tellUndo()
{
    if (m_writing.event.decided) {
        m_writing.event.decided->undo = readUndoState(m_writing.connection, m_by);
    }
}

} // namespace moderato::store
