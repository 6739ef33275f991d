#include "model/store/CommentChanges.h"

#include "model/sqlite/Statement.h"
#include "model/store/ReadShape.h"
#include "model/store/Schema.h"
#include "model/store/Writing.h"

#include <algorithm>

namespace moderato::store {

using core::ArticleId;
using core::CommentId;
using core::DecisionId;
using core::Error;
using core::ErrorCode;
using core::Result;
using core::Status;
using sqlite::Statement;

namespace {

constexpr char stateSql[] =
    "SELECT article_id, id, parent_id, author_id, status, decision_id, version, flags,"
    " marks FROM comment WHERE id = ?1";
constexpr char stateHereSql[] = "SELECT article_id, id, parent_id, author_id, status, decision_id, version,"
                                " flags, marks FROM comment WHERE article_id = ?1 AND id = ?2";
constexpr char setStatusSql[] =
    "UPDATE comment SET status = ?3, decision_id = ?4 WHERE article_id = ?1 AND id = ?2";
constexpr char countReplySql[] =
    "UPDATE comment SET replies = replies + ?3 WHERE article_id = ?1 AND id = ?2";

int stored(std::optional<Status> status) { return status ? static_cast<int>(*status) : withdrawnStatus; }

CommentState readState(const Statement& read)
{
    CommentState state;
    state.article.value = read.integer(0);
    state.id.value = read.integer(1);
    state.parent.value = read.integer(2);
    state.author.value = read.integer(3);
    state.status =
        read.integer(4) == withdrawnStatus ? std::nullopt : std::optional(readStatus(read.integer(4)));
    state.decided.value = read.integer(5);
    state.version = read.as<int>(6);
    state.flags = read.integer(7);
    state.marks = read.as<core::Marks>(8);
    return state;
}

std::vector<CommentId> inOrder(CommentChanges::Ids ids)
{
    std::vector<CommentId> sorted(ids.begin(), ids.end());
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    return sorted;
}

} // namespace

core::CommentFacts CommentState::facts() const
{
    return {status.value_or(Status::Pending), shownFlags(flags), marks};
}

CommentChanges::CommentChanges(Transaction& transaction) : m_writing(writingOf(transaction)) {}

Result<std::vector<CommentState>> CommentChanges::find(Ids ids, const Since& since)
{
    sqlite::Connection& connection = m_writing.connection;
    std::vector<CommentState> found;
    found.reserve(ids.size());
    Statement readHere(connection, stateHereSql);
    Statement readAnywhere(connection, stateSql);
    ArticleId here;
    for (const CommentId id : inOrder(ids)) {
        // Most often the next is of the same article: that saves the way through an index.
        readHere.bind(here, id);
        const bool isHere = here.isValid() && readHere.next();
        Statement& read = isHere ? readHere : readAnywhere;
        if (!isHere) {
            readAnywhere.bind(id);
        }
        const bool isThere = isHere || read.next();
        CommentState state = isThere ? readState(read) : CommentState{};
        readHere.reset();
        readAnywhere.reset();
        if (state.status && isThere) {
            here = state.article;
            found.push_back(state);
        } else if (connection.failed()) {
            return connection.takeFailure();
        } else if (!since.leavesGone) {
            return Error{ErrorCode::CommentUnknown, QString::number(id.value), 0, {}};
        }
    }
    if (!since.stillWithin.isAll()) {
        std::erase_if(found, [&](const CommentState& state) {
            return !since.stillWithin.matches(*state.status, shownFlags(state.flags));
        });
    }
    return found;
}

std::optional<CommentState> CommentChanges::read(ArticleId article, CommentId id)
{
    Statement read(m_writing.connection, stateHereSql, article, id);
    return read.next() ? std::optional(readState(read)) : std::nullopt;
}

void CommentChanges::count(const CommentState& comment, qint64 by)
{
    m_writing.counters.add(comment.article, comment.author, stored(comment.status), comment.flags > 0, by);
}

void CommentChanges::setStatus(CommentState& comment, std::optional<Status> status, DecisionId decided)
{
    const bool wasThere = comment.status.has_value();
    count(comment, -1);
    comment.status = status;
    comment.decided = decided;
    Statement(m_writing.connection, setStatusSql).run(comment.article, comment.id, stored(status), decided);
    count(comment, 1);
    if (wasThere != status.has_value()) {
        Statement(m_writing.connection, countReplySql)
            .run(comment.article, comment.parent, wasThere ? -1 : 1);
    }
}

void CommentChanges::tell(const CommentState& before, const CommentState& after)
{
    core::ChangeEvent& event = m_writing.event;
    if (!after.status) {
        event.removed.push_back({after.article, after.id, after.parent});
    } else if (!before.status) {
        m_writing.tellEntered(after.id);
    } else {
        event.articleCounts.insert(after.article, {});
        event.changed.push_back(
            {after.article, after.id, before.facts(), after.facts(), before.version != after.version});
    }
}

} // namespace moderato::store
