// The status verbs, and what all verbs share: finding the comments they are asked to change.
#include "model/store/Schema.h"
#include "model/store/Statement.h"
#include "model/store/TransactionParts.h"

#include <algorithm>
#include <unordered_set>

namespace moderato::store {

using core::ArticleId;
using core::CommentId;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr char stateSql[] = "SELECT article_id, status, flags, marks, decision_id, author_id FROM comment "
                            "WHERE id = ?1 AND status < 4";
constexpr char decideSql[] =
    "UPDATE comment SET status = ?3, flags = 0, decision_id = ?4 WHERE article_id = ?1 AND id = ?2";
constexpr char articleOfSql[] = "SELECT article_id FROM comment WHERE id = ?1 AND status < 4";
constexpr char repliesSql[] = "SELECT parent_id, id FROM comment"
                              " WHERE article_id = ?1 AND parent_id IS NOT NULL AND status < 4 ORDER BY id";

constexpr std::array statusActions{core::Action::Pending, core::Action::Approve, core::Action::Reject,
                                   core::Action::Spam};

Error unknown(CommentId id) { return {ErrorCode::CommentUnknown, QString::number(id.value), 0, {}}; }

struct Reply
{
    CommentId parent;
    CommentId id;
};

std::vector<Reply> repliesOf(Connection& connection, ArticleId article)
{
    std::vector<Reply> replies;
    Statement read(connection, repliesSql, article);
    while (read.next()) {
        replies.push_back({CommentId{read.integer(0)}, CommentId{read.integer(1)}});
    }
    std::stable_sort(replies.begin(), replies.end(),
                     [](const Reply& a, const Reply& b) { return a.parent < b.parent; });
    return replies;
}

std::vector<CommentId> sortedWithoutDoubles(Transaction::Ids ids)
{
    std::vector<CommentId> sorted(ids.begin(), ids.end());
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    return sorted;
}

} // namespace

Result<std::vector<CommentId>> Transaction::withReplies(Ids ids)
{
    QHash<ArticleId, std::vector<CommentId>> roots;
    for (const CommentId id : sortedWithoutDoubles(ids)) {
        Statement find(m_connection, articleOfSql, id);
        if (!find.next()) {
            return m_connection.failed() ? m_connection.takeFailure() : unknown(id);
        }
        roots[ArticleId{find.integer(0)}].push_back(id);
    }
    std::vector<CommentId> all;
    for (auto it = roots.cbegin(); it != roots.cend(); ++it) {
        const std::vector<Reply> replies = repliesOf(m_connection, it.key());
        std::vector<CommentId> found = it.value();
        std::unordered_set<CommentId> seen(found.begin(), found.end());
        for (size_t next = 0; next < found.size(); ++next) {
            const auto [first, last] =
                std::equal_range(replies.begin(), replies.end(), Reply{found[next], {}},
                                 [](const Reply& a, const Reply& b) { return a.parent < b.parent; });
            for (auto reply = first; reply != last; ++reply) {
                if (seen.insert(reply->id).second) {
                    found.push_back(reply->id);
                }
            }
        }
        all.insert(all.end(), found.begin(), found.end());
    }
    std::sort(all.begin(), all.end());
    return m_connection.judged(std::move(all));
}

Result<std::vector<Transaction::State>> Transaction::states(Ids ids)
{
    std::vector<State> states;
    states.reserve(ids.size());
    for (const CommentId id : sortedWithoutDoubles(ids)) {
        Statement read(m_connection, stateSql, id);
        if (!read.next()) {
            return m_connection.failed() ? m_connection.takeFailure() : unknown(id);
        }
        states.push_back({ArticleId{read.integer(0)}, id, read.as<int>(1), read.integer(2),
                          read.as<core::Marks>(3), core::DecisionId{read.integer(4)},
                          core::AuthorId{read.integer(5)}});
    }
    return states;
}

Result<Transaction::Applied> Transaction::setStatus(const core::Moderator& moderator, core::Status status,
                                                    Ids ids, const QByteArray& reason)
{
    auto found = states(ids);
    if (!found) {
        return found.error();
    }
    const int after = static_cast<int>(status);
    std::erase_if(*found, [&](const State& state) { return state.status == after && state.flags == 0; });
    if (found->empty()) {
        return Applied{};
    }
    const core::Action action = statusActions.at(static_cast<size_t>(status));
    const core::DecisionId decision = appendDecision(moderator, action, reason);
    std::vector<CommentId> changed;
    changed.reserve(found->size());
    m_event.changed.reserve(found->size());
    Statement decide(m_connection, decideSql);
    for (State& state : *found) {
        m_counters.add(state.article, state.author, state.status, state.flags > 0, -1);
        if (state.flags > 0) {
            closeFlags(decision, state.id);
        }
        decide.run(state.article, state.id, after, decision);
        appendItem(decision, {state.id, state.article, state.status, after, state.decided, decision});
        m_counters.add(state.article, state.author, after, false, 1);
        state.status = after;
        state.flags = 0;
        tellChanged(state);
        changed.push_back(state.id);
    }
    pushUndo(decision, static_cast<qint64>(changed.size()));
    return m_connection.judged(applied(decision, action, std::move(changed)));
}

} // namespace moderato::store
