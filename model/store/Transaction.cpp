#include "model/store/Transaction.h"

#include "model/sqlite/Statement.h"
#include "model/store/ReadShape.h"
#include "model/store/ReadUndo.h"
#include "model/store/TransactionParts.h"

#include <unordered_set>

namespace moderato::store {

using core::Result;
using sqlite::Connection;
using sqlite::Statement;

namespace {

constexpr char appendDecisionSql[] =
    "INSERT INTO decision(at, moderator, action, reason, undoes) VALUES(?1, ?2, ?3, ?4, ?5) RETURNING id";
constexpr char appendItemSql[] =
    "INSERT INTO decision_item(decision_id, comment_id, article_id, status_before, status_after,"
    " decided_before, decided_after) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)";
constexpr char dropUndoneSql[] = "DELETE FROM undo_list WHERE done = 0";
constexpr char pushUndoSql[] = "INSERT INTO undo_list(decision_id, comments, done) VALUES(?1, ?2, 1)";
constexpr char growUndoSql[] = "UPDATE undo_list SET comments = comments + ?2 WHERE decision_id = ?1";
constexpr char saveDraftSql[] =
    "INSERT INTO draft(parent_id, body, saved_at) VALUES(?1, ?2, ?3)"
    " ON CONFLICT(parent_id) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at";
constexpr char forgetDraftSql[] = "DELETE FROM draft WHERE parent_id = ?1";
constexpr char lastCommentSql[] = "SELECT max(id) FROM comment";
constexpr char findAuthorSql[] = "SELECT id FROM author WHERE name = ?1 AND email = ?2 AND url = ?3";
constexpr char addAuthorSql[] = "INSERT INTO author(name, email, url) VALUES(?1, ?2, ?3) RETURNING id";
constexpr char findSourceSql[] = "SELECT id FROM source WHERE name = ?1";
constexpr char addSourceSql[] = "INSERT INTO source(name) VALUES(?1) RETURNING id";
constexpr char shapeRowSql[] =
    "SELECT id, parent_id, author_id, created_at, status, flags, marks, kind, article_id"
    " FROM comment WHERE id = ?1";

} // namespace

Transaction::Transaction(Connection& connection) : m_connection(connection) {}

core::CommentId Transaction::nextCommentId()
{
    if (!m_nextComment.isValid()) {
        Statement last(m_connection, lastCommentSql);
        m_nextComment.value = last.next() ? last.integer(0) : 0;
    }
    ++m_nextComment.value;
    return m_nextComment;
}

core::AuthorId Transaction::authorId(const core::AuthorRecord& author)
{
    {
        Statement find(m_connection, findAuthorSql, author.name, author.email, author.url);
        if (find.next()) {
            return {find.integer(0)};
        }
    }
    Statement add(m_connection, addAuthorSql, author.name, author.email, author.url);
    return {add.next() ? add.integer(0) : 0};
}

qint64 Transaction::sourceId(const QByteArray& name)
{
    {
        Statement find(m_connection, findSourceSql, name);
        if (find.next()) {
            return find.integer(0);
        }
    }
    Statement add(m_connection, addSourceSql, name);
    return add.next() ? add.integer(0) : 0;
}

core::DecisionId Transaction::appendDecision(const core::Moderator& moderator, core::Action action,
                                             const QByteArray& reason, core::DecisionId undoes)
{
    const QByteArray& who = moderator.name.isEmpty() ? moderator.email : moderator.name;
    Statement append(m_connection, appendDecisionSql, core::now(), who, action, reason, undoes);
    const core::DecisionId id{append.next() ? append.integer(0) : 0};
    m_event.action = action;
    m_event.decision = id;
    m_announced = true;
    return id;
}

core::DecisionId Transaction::beginPart(const core::Moderator& moderator, core::Action action,
                                        const QByteArray& reason, const Part& part)
{
    if (!part.of.isValid()) {
        return appendDecision(moderator, action, reason);
    }
    m_event.action = action;
    m_event.decision = part.of;
    m_announced = true;
    return part.of;
}

void Transaction::appendItem(core::DecisionId decision, const Item& item)
{
    Statement(m_connection, appendItemSql)
        .run(decision, item.comment, item.article, item.statusBefore, item.statusAfter, item.decidedBefore,
             item.decidedAfter);
}

void Transaction::pushUndo(core::DecisionId decision, qint64 comments, const Part& part)
{
    if (part.of.isValid()) {
        Statement(m_connection, growUndoSql).run(decision, comments);
        return;
    }
    Statement(m_connection, dropUndoneSql).run();
    Statement(m_connection, pushUndoSql).run(decision, comments);
}

Transaction::Applied Transaction::applied(core::DecisionId decision, core::Action action,
                                          std::vector<core::CommentId> comments)
{
    Applied result;
    result.decision = decision;
    result.action = action;
    result.comments = std::move(comments);
    return result;
}

void Transaction::tellChanged(const State& state, bool textChanged)
{
    m_event.changed.push_back({state.article, state.id, static_cast<core::Status>(state.status),
                               shownFlags(state.flags), state.marks, textChanged});
}

// Several steps of undo or redo share one event: what entered or left is told once, as it is at the end.
void Transaction::completeRows()
{
    std::unordered_set<core::CommentId> moved(m_added.begin(), m_added.end());
    for (const core::ChangeEvent::Removed& removed : m_event.removed) {
        moved.insert(removed.id);
    }
    if (!moved.empty()) {
        std::erase_if(m_event.changed,
                      [&](const core::ChangeEvent::Changed& changed) { return moved.contains(changed.id); });
    }
    Statement read(m_connection, shapeRowSql);
    for (const core::CommentId id : m_added) {
        read.bind(id);
        if (read.next()) {
            const core::ArticleId article{read.integer(shapeColumns)};
            m_event.added.push_back({article, readShapeRow(read)});
        }
        read.reset();
    }
}

Result<void> Transaction::saveDraft(core::CommentId parent, const QByteArray& body)
{
    if (body.isEmpty()) {
        Statement(m_connection, forgetDraftSql).run(parent);
    } else {
        Statement(m_connection, saveDraftSql).run(parent, body, core::now());
    }
    return m_connection.judged();
}

Result<std::optional<core::ChangeEvent>> Transaction::finish()
{
    m_counters.write(m_connection);
    std::optional<core::ChangeEvent> event;
    if (m_announced) {
        completeRows();
        for (const core::ArticleId article : m_counters.articles()) {
            m_event.articleCounts.insert(article, {});
        }
        for (auto it = m_event.articleCounts.begin(); it != m_event.articleCounts.end(); ++it) {
            it.value() = readCounts(m_connection, it.key());
        }
        m_event.totals = readCounts(m_connection, {});
        m_event.undo = readUndoState(m_connection);
        event = std::move(m_event);
    }
    return m_connection.judged(std::move(event));
}

} // namespace moderato::store
