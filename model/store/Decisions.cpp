// The status verbs, and what all verbs share: finding the comments they are asked to change.
#include "model/sqlite/Statement.h"
#include "model/store/ReadShape.h"
#include "model/store/TransactionParts.h"

#include <algorithm>

namespace moderato::store {

using core::ArticleId;
using core::CommentId;
using core::Error;
using core::ErrorCode;
using core::Result;
using sqlite::Statement;

namespace {

constexpr char stateSql[] = "SELECT article_id, status, flags, marks, decision_id, author_id FROM comment "
                            "WHERE id = ?1 AND status < 4";
constexpr char stateHereSql[] =
    "SELECT article_id, status, flags, marks, decision_id, author_id FROM comment "
    "WHERE article_id = ?1 AND id = ?2 AND status < 4";
constexpr char decideSql[] =
    "UPDATE comment SET status = ?3, flags = 0, decision_id = ?4 WHERE article_id = ?1 AND id = ?2";
constexpr std::array statusActions{core::Action::Pending, core::Action::Approve, core::Action::Reject,
                                   core::Action::Spam};

Error unknown(CommentId id) { return {ErrorCode::CommentUnknown, QString::number(id.value), 0, {}}; }

std::vector<CommentId> sortedWithoutDoubles(Transaction::Ids ids)
{
    std::vector<CommentId> sorted(ids.begin(), ids.end());
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    return sorted;
}

} // namespace

Result<std::vector<Transaction::State>> Transaction::states(Ids ids, const Part& part)
{
    std::vector<State> states;
    states.reserve(ids.size());
    Statement readHere(m_connection, stateHereSql);
    Statement readAnywhere(m_connection, stateSql);
    ArticleId here;
    for (const CommentId id : sortedWithoutDoubles(ids)) {
        // Most often the next is of the same article: that saves the way through an index.
        readHere.bind(here, id);
        const bool isHere = here.isValid() && readHere.next();
        Statement& read = isHere ? readHere : readAnywhere;
        if (!isHere) {
            readAnywhere.bind(id);
        }
        if (isHere || read.next()) {
            here = ArticleId{read.integer(0)};
            states.push_back({here, id, read.as<int>(1), read.integer(2), read.as<core::Marks>(3),
                              core::DecisionId{read.integer(4)}, core::AuthorId{read.integer(5)}});
        } else if (!part.leavesGone || m_connection.failed()) {
            return m_connection.failed() ? m_connection.takeFailure() : unknown(id);
        }
        readHere.reset();
        readAnywhere.reset();
    }
    if (!part.stillWithin.isAll()) {
        std::erase_if(states, [&](const State& state) {
            return !part.stillWithin.matches(static_cast<core::Status>(state.status),
                                             shownFlags(state.flags));
        });
    }
    return states;
}

Result<Transaction::Applied> Transaction::setStatus(const core::Moderator& moderator, core::Status status,
                                                    Ids ids, const QByteArray& reason, const Part& part)
{
    auto found = states(ids, part);
    if (!found) {
        return found.error();
    }
    const int after = static_cast<int>(status);
    std::erase_if(*found, [&](const State& state) { return state.status == after && state.flags == 0; });
    if (found->empty()) {
        return Applied{};
    }
    const core::Action action = statusActions.at(static_cast<size_t>(status));
    const core::DecisionId decision = beginPart(moderator, action, reason, part);
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
    pushUndo(decision, static_cast<qint64>(changed.size()), part);
    return m_connection.judged(applied(decision, action, std::move(changed)));
}

} // namespace moderato::store
