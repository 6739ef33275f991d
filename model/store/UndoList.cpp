// Undo and redo: one step back or forth in the list of decisions, itself a decision appended to the journal.
#include "model/store/ReadUndo.h"
#include "model/store/Schema.h"
#include "model/store/Statement.h"
#include "model/store/TransactionParts.h"

namespace moderato::store {

using core::Action;
using core::CommentId;
using core::DecisionId;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr char nextUndoSql[] = "SELECT u.position, u.decision_id, d.action, u.comments FROM undo_list u"
                               " JOIN decision d ON d.id = u.decision_id WHERE u.position ="
                               " (SELECT max(position) FROM undo_list WHERE done = 1)";
constexpr char nextRedoSql[] = "SELECT u.position, u.decision_id, d.action, u.comments FROM undo_list u"
                               " JOIN decision d ON d.id = u.decision_id WHERE u.position ="
                               " (SELECT min(position) FROM undo_list WHERE done = 0)";
constexpr char setDoneSql[] = "UPDATE undo_list SET done = ?2 WHERE position = ?1";
constexpr char itemsSql[] =
    "SELECT comment_id, article_id, status_before, status_after, decided_before, decided_after"
    " FROM decision_item WHERE decision_id = ?1 ORDER BY comment_id";
constexpr char stateSql[] = "SELECT status, flags, marks, decision_id, author_id, parent_id FROM comment"
                            " WHERE article_id = ?1 AND id = ?2";
constexpr char restoreSql[] =
    "UPDATE comment SET status = ?3, decision_id = ?4 WHERE article_id = ?1 AND id = ?2";

bool decidesStatus(Action action) { return action <= Action::Pending || action == Action::Reply; }

std::optional<core::UndoState::Step> readStep(Connection& connection, const char* sql, qint64* position)
{
    Statement read(connection, sql);
    if (!read.next()) {
        return std::nullopt;
    }
    if (position) {
        *position = read.integer(0);
    }
    return core::UndoState::Step{DecisionId{read.integer(1)}, read.as<Action>(2), read.integer(3)};
}

} // namespace

core::UndoState readUndoState(Connection& connection)
{
    core::UndoState state;
    state.undo = readStep(connection, nextUndoSql, nullptr);
    state.redo = readStep(connection, nextRedoSql, nullptr);
    return state;
}

Result<Transaction::Applied> Transaction::undo(const core::Moderator& moderator)
{
    return step(moderator, false);
}

Result<Transaction::Applied> Transaction::redo(const core::Moderator& moderator)
{
    return step(moderator, true);
}

Result<Transaction::Applied> Transaction::step(const core::Moderator& moderator, bool again)
{
    qint64 position = 0;
    const auto next = readStep(m_connection, again ? nextRedoSql : nextUndoSql, &position);
    if (!next) {
        const auto code = again ? ErrorCode::NothingToRedo : ErrorCode::NothingToUndo;
        return m_connection.failed() ? m_connection.takeFailure() : Error{code, {}, 0, {}};
    }
    const DecisionId by = appendDecision(moderator, again ? Action::Redo : Action::Undo, {}, next->decision);
    std::vector<Item> items;
    {
        Statement read(m_connection, itemsSql, next->decision);
        while (read.next()) {
            items.push_back({CommentId{read.integer(0)}, core::ArticleId{read.integer(1)}, read.as<int>(2),
                             read.as<int>(3), DecisionId{read.integer(4)}, DecisionId{read.integer(5)}});
        }
    }
    std::vector<CommentId> comments;
    comments.reserve(items.size());
    for (const Item& item : items) {
        leaveCount(item);
        comments.push_back(item.comment);
    }
    revertFlags(next->decision, by, again);
    if (next->action == Action::Edit) {
        revertEdit(next->decision, again);
    }
    for (const Item& item : items) {
        revertItem(item, next->action, by, again);
    }
    Statement(m_connection, setDoneSql).run(position, again ? 1 : 0);
    return m_connection.judged(applied(by, next->action, std::move(comments)));
}

void Transaction::leaveCount(const Item& item)
{
    Statement read(m_connection, stateSql, item.article, item.comment);
    if (read.next()) {
        m_counters.add(item.article, core::AuthorId{read.integer(4)}, read.as<int>(0), read.integer(1) > 0,
                       -1);
    }
}

void Transaction::revertItem(const Item& item, Action action, DecisionId by, bool again)
{
    State state;
    core::CommentId parent;
    {
        Statement read(m_connection, stateSql, item.article, item.comment);
        if (!read.next()) {
            return;
        }
        state = {item.article,
                 item.comment,
                 read.as<int>(0),
                 read.integer(1),
                 read.as<core::Marks>(2),
                 DecisionId{read.integer(3)},
                 core::AuthorId{read.integer(4)}};
        parent = core::CommentId{read.integer(5)};
    }
    Item done{item.comment, item.article, state.status, state.status, state.decided, state.decided};
    if (decidesStatus(action)) {
        done.statusAfter = again ? item.statusAfter : item.statusBefore;
        done.decidedAfter = again ? item.decidedAfter : item.decidedBefore;
        Statement(m_connection, restoreSql)
            .run(item.article, item.comment, done.statusAfter, done.decidedAfter);
    }
    appendItem(by, done);
    m_counters.add(item.article, state.author, done.statusAfter, state.flags > 0, 1);
    state.status = done.statusAfter;
    if (done.statusAfter == withdrawnStatus) {
        m_event.removed.push_back({item.article, item.comment, parent});
    } else if (done.statusBefore == withdrawnStatus) {
        tellAdded(item.comment);
    } else {
        tellChanged(state, action == Action::Edit);
    }
}

} // namespace moderato::store
