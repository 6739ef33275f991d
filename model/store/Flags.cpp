// Flags: put on, taken off, and closed by the decision that answers them.
#include "model/sqlite/Statement.h"
#include "model/store/TransactionParts.h"

namespace moderato::store {

using core::CommentId;
using core::DecisionId;
using core::Result;
using sqlite::Statement;

namespace {

constexpr char hasFlagSql[] =
    "SELECT 1 FROM flag WHERE comment_id = ?1 AND reason = ?2 AND closed_by IS NULL";
constexpr char openFlagSql[] =
    "INSERT INTO flag(comment_id, reason, note, moderator, at, opened_by) VALUES(?1, ?2, ?3, ?4, ?5, ?6)"
    " RETURNING id";
constexpr char openFlagsSql[] = "SELECT id FROM flag WHERE comment_id = ?1 AND closed_by IS NULL";
constexpr char closeFlagSql[] = "UPDATE flag SET closed_by = ?2 WHERE id = ?1";
constexpr char reopenFlagSql[] = "UPDATE flag SET closed_by = NULL WHERE id = ?1";
constexpr char journalFlagSql[] =
    "INSERT INTO decision_flag(decision_id, flag_id, opened) VALUES(?1, ?2, ?3)";
// The comment's few flags first: a decision may have moved those of a million others.
constexpr char movedFlagsSql[] =
    "SELECT f.id, d.opened, f.closed_by IS NULL FROM flag f CROSS JOIN decision_flag d"
    " ON d.decision_id = ?1 AND d.flag_id = f.id WHERE f.comment_id = ?2 ORDER BY f.id";
constexpr char countFlagsSql[] = "UPDATE comment SET flags = flags + ?3 WHERE article_id = ?1 AND id = ?2";

} // namespace

Result<Transaction::Applied> Transaction::flag(const core::Moderator& moderator, core::FlagReason reason,
                                               Ids ids, const QByteArray& note, const Part& part)
{
    auto found = states(ids, part);
    if (!found) {
        return found.error();
    }
    std::erase_if(*found, [&](const State& state) {
        return state.flags > 0 && Statement(m_connection, hasFlagSql, state.id, reason).next();
    });
    if (found->empty() || m_connection.failed()) {
        return m_connection.judged(Applied{});
    }
    const DecisionId decision = beginPart(moderator, core::Action::Flag, note, part);
    const QByteArray& who = moderator.name.isEmpty() ? moderator.email : moderator.name;
    std::vector<CommentId> changed;
    for (State& state : *found) {
        qint64 flagId = 0;
        {
            Statement open(m_connection, openFlagSql, state.id, reason, note, who, core::now(), decision);
            flagId = open.next() ? open.integer(0) : 0;
        }
        Statement(m_connection, journalFlagSql).run(decision, flagId, 1);
        Statement(m_connection, countFlagsSql).run(state.article, state.id, 1);
        appendItem(decision,
                   {state.id, state.article, state.status, state.status, state.decided, state.decided});
        m_counters.add(state.article, state.author, state.status, state.flags > 0, -1);
        m_counters.add(state.article, state.author, state.status, true, 1);
        ++state.flags;
        tellChanged(state);
        changed.push_back(state.id);
    }
    pushUndo(decision, static_cast<qint64>(changed.size()), part);
    return m_connection.judged(applied(decision, core::Action::Flag, std::move(changed)));
}

Result<Transaction::Applied> Transaction::unflag(const core::Moderator& moderator, Ids ids, const Part& part)
{
    auto found = states(ids, part);
    if (!found) {
        return found.error();
    }
    std::erase_if(*found, [](const State& state) { return state.flags == 0; });
    if (found->empty()) {
        return Applied{};
    }
    const DecisionId decision = beginPart(moderator, core::Action::Unflag, {}, part);
    std::vector<CommentId> changed;
    for (State& state : *found) {
        const qint64 closed = closeFlags(decision, state.id);
        Statement(m_connection, countFlagsSql).run(state.article, state.id, -closed);
        appendItem(decision,
                   {state.id, state.article, state.status, state.status, state.decided, state.decided});
        m_counters.add(state.article, state.author, state.status, true, -1);
        m_counters.add(state.article, state.author, state.status, false, 1);
        state.flags = 0;
        tellChanged(state);
        changed.push_back(state.id);
    }
    pushUndo(decision, static_cast<qint64>(changed.size()), part);
    return m_connection.judged(applied(decision, core::Action::Unflag, std::move(changed)));
}

qint64 Transaction::closeFlags(DecisionId decision, CommentId comment)
{
    std::vector<qint64> open;
    {
        Statement read(m_connection, openFlagsSql, comment);
        while (read.next()) {
            open.push_back(read.integer(0));
        }
    }
    for (const qint64 id : open) {
        Statement(m_connection, closeFlagSql).run(id, decision);
        Statement(m_connection, journalFlagSql).run(decision, id, 0);
    }
    return static_cast<qint64>(open.size());
}

qint64 Transaction::revertFlags(CommentId comment, const StepPart& part)
{
    struct Moved
    {
        qint64 id = 0;
        bool opens = false;
    };
    std::vector<Moved> moved;
    {
        Statement read(m_connection, movedFlagsSql, part.step.decision, comment);
        while (read.next()) {
            const bool opens = (read.integer(1) != 0) == part.again;
            const bool isOpen = read.integer(2) != 0;
            if (opens != isOpen) {
                moved.push_back({read.integer(0), opens});
            }
        }
    }
    qint64 more = 0;
    for (const Moved& flag : moved) {
        if (flag.opens) {
            Statement(m_connection, reopenFlagSql).run(flag.id);
        } else {
            Statement(m_connection, closeFlagSql).run(flag.id, part.by);
        }
        more += flag.opens ? 1 : -1;
    }
    return more;
}

} // namespace moderato::store
