#include "model/store/CommentChanges.h"

#include "model/query/PredicateAnswer.h"
#include "model/search/PredicateTest.h"
#include "model/sqlite/Statement.h"
#include "model/store/ReadShape.h"
#include "model/store/Schema.h"
#include "model/store/Writing.h"

#include <algorithm>
#include <optional>

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

constexpr char articleOfSql[] = "SELECT article_id FROM comment WHERE id = ?1";
constexpr char stateSql[] =
    "SELECT article_id, id, parent_id, author_id, status, decision_id, version, flags,"
    " marks, kind, created_at FROM comment WHERE article_id = ?1 AND id = ?2";
constexpr char setStatusSql[] =
    "UPDATE comment SET status = ?3, decision_id = ?4 WHERE article_id = ?1 AND id = ?2";
constexpr char countReplySql[] =
    "UPDATE comment SET replies = replies + ?3 WHERE article_id = ?1 AND id = ?2";

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
    state.kind = readKind(read.integer(9));
    state.createdAt = read.optionalInteger(10).value_or(core::ShapeRow::noTime);
    return state;
}

// Asked of the row where that is enough, and of names and text where it is not.
void keepFulfilling(sqlite::Connection& connection, const core::Predicate& predicate,
                    std::vector<CommentState>& comments)
{
    std::optional<search::PredicateTest> test;
    const qint64 now = core::now().value_or(0);
    std::erase_if(comments, [&](const CommentState& comment) {
        const query::Answer answer = query::answer(predicate, comment.article, comment.row(), now);
        if (answer != query::Answer::NeedsMore) {
            return answer == query::Answer::No;
        }
        if (!test) {
            test.emplace(connection, predicate);
        }
        return !test->holds(comment.id);
    });
}

} // namespace

core::CommentFacts CommentState::facts() const
{
    return {status.value_or(Status::Pending), shownFlags(flags), marks};
}

core::ShapeRow CommentState::row() const
{
    return {id, parent, author, createdAt, status.value_or(Status::Pending), shownFlags(flags), marks, kind};
}

CommentChanges::CommentChanges(Transaction& transaction) : m_writing(writingOf(transaction)) {}

Result<std::vector<CommentState>> CommentChanges::find(Ids ids, const Since& since)
{
    sqlite::Connection& connection = m_writing.connection;
    std::vector<CommentState> found;
    found.reserve(ids.size());
    Statement read(connection, stateSql);
    Statement locate(connection, articleOfSql);
    ArticleId here;
    for (const CommentId id : core::sortedWithoutDoubles(ids)) {
        // Most often the next is of the same article: that saves the way through an index.
        read.bind(here, id);
        bool isThere = here.isValid() && read.next();
        if (!isThere) {
            read.reset();
            locate.bind(id);
            here = locate.next() ? ArticleId{locate.integer(0)} : ArticleId{};
            locate.reset();
            read.bind(here, id);
            isThere = here.isValid() && read.next();
        }
        const CommentState state = isThere ? readState(read) : CommentState{};
        read.reset();
        if (isThere && state.status) {
            found.push_back(state);
        } else if (connection.failed()) {
            return connection.takeFailure();
        } else if (!since.leavesGone) {
            return Error{ErrorCode::CommentUnknown, QString::number(id.value), 0, {}};
        }
    }
    keepFulfilling(connection, since.stillFulfil, found);
    return connection.judged(std::move(found));
}

std::optional<CommentState> CommentChanges::read(ArticleId article, CommentId id)
{
    Statement read(m_writing.connection, stateSql, article, id);
    return read.next() ? std::optional(readState(read)) : std::nullopt;
}

void CommentChanges::count(const CommentState& comment, qint64 by)
{
    m_writing.counters.add(comment.article, comment.author, storedStatus(comment.status), comment.flags > 0,
                           by);
}

void CommentChanges::setStatus(CommentState& comment, std::optional<Status> status, DecisionId decided)
{
    const bool wasThere = comment.status.has_value();
    count(comment, -1);
    comment.status = status;
    comment.decided = decided;
    Statement(m_writing.connection, setStatusSql)
        .run(comment.article, comment.id, storedStatus(status), decided);
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
