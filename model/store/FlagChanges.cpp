// CommentChanges: flags put on, taken off, and closed by the decision that answers them.
#include "model/sqlite/Statement.h"
#include "model/store/CommentChanges.h"
#include "model/store/Writing.h"

namespace moderato::store {

using core::DecisionId;
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
constexpr char movedAnySql[] = "SELECT EXISTS(SELECT 1 FROM decision_flag WHERE decision_id = ?1)";
// The comment's few flags first: a decision may have moved those of a million others.
constexpr char movedFlagsSql[] =
    "SELECT f.id, d.opened, f.closed_by IS NULL FROM flag f CROSS JOIN decision_flag d"
    " ON d.decision_id = ?1 AND d.flag_id = f.id WHERE f.comment_id = ?2 ORDER BY f.id";
constexpr char countFlagsSql[] = "UPDATE comment SET flags = flags + ?3 WHERE article_id = ?1 AND id = ?2";

} // namespace

void CommentChanges::addFlags(CommentState& comment, qint64 more)
{
    if (more != 0) {
        count(comment, -1);
        comment.flags += more;
        Statement(m_writing.connection, countFlagsSql).run(comment.article, comment.id, more);
        count(comment, 1);
    }
}

bool CommentChanges::hasOpenFlag(const CommentState& comment, core::FlagReason reason)
{
    return comment.flags > 0 && Statement(m_writing.connection, hasFlagSql, comment.id, reason).next();
}

void CommentChanges::openFlag(CommentState& comment, const core::FlagRecord& flag, DecisionId by)
{
    qint64 flagId = 0;
    {
        Statement open(m_writing.connection, openFlagSql, comment.id, flag.reason, flag.note, flag.moderator,
                       flag.at, by);
        flagId = open.next() ? open.integer(0) : 0;
    }
    Statement(m_writing.connection, journalFlagSql).run(by, flagId, 1);
    addFlags(comment, 1);
}

void CommentChanges::closeFlags(CommentState& comment, DecisionId by)
{
    if (comment.flags == 0) {
        return;
    }
    std::vector<qint64> open;
    {
        Statement read(m_writing.connection, openFlagsSql, comment.id);
        while (read.next()) {
            open.push_back(read.integer(0));
        }
    }
    for (const qint64 id : open) {
        Statement(m_writing.connection, closeFlagSql).run(id, by);
        Statement(m_writing.connection, journalFlagSql).run(by, id, 0);
    }
    addFlags(comment, -static_cast<qint64>(open.size()));
}

bool CommentChanges::movedFlags(DecisionId decision)
{
    Statement moved(m_writing.connection, movedAnySql, decision);
    return moved.next() && moved.integer(0) != 0;
}

void CommentChanges::revertFlags(CommentState& comment, DecisionId decision, DecisionId by, bool again)
{
    struct Moved
    {
        qint64 id = 0;
        bool opens = false;
    };
    std::vector<Moved> moved;
    {
        Statement read(m_writing.connection, movedFlagsSql, decision, comment.id);
        while (read.next()) {
            const bool opens = (read.integer(1) != 0) == again;
            const bool isOpen = read.integer(2) != 0;
            if (opens != isOpen) {
                moved.push_back({read.integer(0), opens});
            }
        }
    }
    qint64 more = 0;
    for (const Moved& flag : moved) {
        if (flag.opens) {
            Statement(m_writing.connection, reopenFlagSql).run(flag.id);
        } else {
            Statement(m_writing.connection, closeFlagSql).run(flag.id, by);
        }
        more += flag.opens ? 1 : -1;
    }
    addFlags(comment, more);
}

} // namespace moderato::store
