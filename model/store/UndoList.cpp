// Undo and redo: one step back or forth in the list of decisions, itself a decision appended to the journal.
#include "model/sqlite/Statement.h"
#include "model/store/ReadUndo.h"
#include "model/store/Schema.h"
#include "model/store/TransactionParts.h"

namespace moderato::store {

using core::Action;
using core::CommentId;
using core::DecisionId;
using core::Error;
using core::ErrorCode;
using core::Result;
using sqlite::Connection;
using sqlite::Statement;

namespace {

constexpr char nextUndoSql[] = "SELECT u.decision_id, d.action, u.comments FROM undo_list u"
                               " JOIN decision d ON d.id = u.decision_id WHERE u.position ="
                               " (SELECT max(position) FROM undo_list WHERE done = 1)";
constexpr char nextRedoSql[] = "SELECT u.decision_id, d.action, u.comments FROM undo_list u"
                               " JOIN decision d ON d.id = u.decision_id WHERE u.position ="
                               " (SELECT min(position) FROM undo_list WHERE done = 0)";
constexpr char setDoneSql[] = "UPDATE undo_list SET done = ?2 WHERE decision_id = ?1";
constexpr char itemsSql[] =
    "SELECT comment_id, article_id, status_before, status_after, decided_before, decided_after"
    " FROM decision_item WHERE decision_id = ?1 AND comment_id > ?2 ORDER BY comment_id LIMIT ?3";
constexpr char movesFlagsSql[] = "SELECT EXISTS(SELECT 1 FROM decision_flag WHERE decision_id = ?1)";
constexpr char stateSql[] = "SELECT status, flags, marks, decision_id, author_id, parent_id FROM comment"
                            " WHERE article_id = ?1 AND id = ?2";
constexpr char restoreSql[] =
    "UPDATE comment SET status = ?3, decision_id = ?4, flags = ?5 WHERE article_id = ?1 AND id = ?2";

bool decidesStatus(Action action) { return action <= Action::Pending || action == Action::Reply; }

std::optional<core::UndoState::Step> readStep(Connection& connection, const char* sql)
{
    Statement read(connection, sql);
    if (!read.next()) {
        return std::nullopt;
    }
    return core::UndoState::Step{DecisionId{read.integer(0)}, read.as<Action>(1), read.integer(2)};
}

} // namespace

core::UndoState readUndoState(Connection& connection)
{
    core::UndoState state;
    state.undo = readStep(connection, nextUndoSql);
    state.redo = readStep(connection, nextRedoSql);
    return state;
}

Result<core::UndoState::Step> Transaction::nextStep(bool again)
{
    const auto next = readStep(m_connection, again ? nextRedoSql : nextUndoSql);
    if (!next) {
        const auto code = again ? ErrorCode::NothingToRedo : ErrorCode::NothingToUndo;
        return m_connection.failed() ? m_connection.takeFailure() : Error{code, {}, 0, {}};
    }
    return *next;
}

Result<Transaction::Applied> Transaction::takeStep(const core::Moderator& moderator, StepPart& part,
                                                   qint64 most)
{
    const core::UndoState::Step& step = part.step;
    const Action how = part.again ? Action::Redo : Action::Undo;
    const bool begins = !part.by.isValid();
    part.by = begins ? appendDecision(moderator, how, {}, step.decision)
                     : beginPart(moderator, how, {}, {.of = part.by, .leavesGone = true, .stillWithin = {}});
    if (begins && step.action == Action::Edit) {
        revertEdit(step.decision, part.again);
    }
    std::vector<Item> items;
    {
        Statement read(m_connection, itemsSql, step.decision, part.after.value, most + 1);
        while (read.next()) {
            items.push_back({CommentId{read.integer(0)}, core::ArticleId{read.integer(1)}, read.as<int>(2),
                             read.as<int>(3), DecisionId{read.integer(4)}, DecisionId{read.integer(5)}});
        }
    }
    part.isOver = static_cast<qint64>(items.size()) <= most;
    if (!part.isOver) {
        items.pop_back();
    }
    const bool movesFlags = [&] {
        Statement moves(m_connection, movesFlagsSql, step.decision);
        return moves.next() && moves.integer(0) != 0;
    }();
    std::vector<CommentId> changed;
    changed.reserve(items.size());
    for (const Item& item : items) {
        if (revertItem(item, part, movesFlags)) {
            changed.push_back(item.comment);
        }
        part.after = item.comment;
    }
    if (part.again ? begins : part.isOver) {
        Statement(m_connection, setDoneSql).run(step.decision, part.again ? 1 : 0);
    }
    return m_connection.judged(applied(part.by, step.action, std::move(changed)));
}

bool Transaction::revertItem(const Item& item, const StepPart& part, bool movesFlags)
{
    State state;
    core::CommentId parent;
    {
        Statement read(m_connection, stateSql, item.article, item.comment);
        if (!read.next()) {
            return false;
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
    if (decidesStatus(part.step.action)) {
        if (state.decided != (part.again ? item.decidedBefore : item.decidedAfter)) {
            return false;
        }
        done.statusAfter = part.again ? item.statusAfter : item.statusBefore;
        done.decidedAfter = part.again ? item.decidedAfter : item.decidedBefore;
    }
    m_counters.add(item.article, state.author, state.status, state.flags > 0, -1);
    state.status = done.statusAfter;
    state.flags += movesFlags ? revertFlags(item.comment, part) : 0;
    m_counters.add(item.article, state.author, state.status, state.flags > 0, 1);
    Statement(m_connection, restoreSql)
        .run(item.article, item.comment, state.status, done.decidedAfter, state.flags);
    appendItem(part.by, done);
    if (state.status == withdrawnStatus) {
        m_event.removed.push_back({item.article, item.comment, parent});
    } else if (done.statusBefore == withdrawnStatus) {
        tellAdded(item.comment);
    } else {
        tellChanged(state, part.step.action == Action::Edit);
    }
    return true;
}

} // namespace moderato::store
