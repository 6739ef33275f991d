#include "model/store/TargetReader.h"

#include "model/search/Searcher.h"
#include "model/sqlite/Statement.h"

#include <QHash>

#include <algorithm>
#include <unordered_set>

namespace moderato::store {

using core::ArticleId;
using core::CommentId;
using core::Error;
using core::ErrorCode;
using core::Result;
using sqlite::Connection;
using sqlite::Statement;

namespace {

constexpr char hasArticleSql[] = "SELECT 1 FROM article WHERE id = ?1";
constexpr char articleOfSql[] = "SELECT article_id FROM comment WHERE id = ?1 AND status <> 4";
constexpr char repliesOfArticleSql[] =
    "SELECT parent_id, id FROM comment"
    " WHERE article_id = ?1 AND parent_id IS NOT NULL AND status <> 4 ORDER BY id";

Error unknown(CommentId id) { return {ErrorCode::CommentUnknown, QString::number(id.value), 0, {}}; }

struct Reply
{
    CommentId parent;
    CommentId id;
};

bool byParent(const Reply& a, const Reply& b) { return a.parent < b.parent; }

Result<std::vector<Reply>> repliesOf(Connection& connection, ArticleId article, const std::stop_token& stop)
{
    std::vector<Reply> replies;
    Statement read(connection, repliesOfArticleSql, article);
    while (read.next()) {
        if (stop.stop_requested()) {
            return Error::cancelled();
        }
        replies.push_back({CommentId{read.integer(0)}, CommentId{read.integer(1)}});
    }
    std::stable_sort(replies.begin(), replies.end(), byParent);
    return replies;
}

// Appends everything below the first comments of `found`.
void findBelow(std::vector<CommentId>& found, const std::vector<Reply>& replies)
{
    std::unordered_set<CommentId> seen(found.begin(), found.end());
    for (size_t next = 0; next < found.size(); ++next) {
        const auto [first, last] =
            std::equal_range(replies.begin(), replies.end(), Reply{found[next], {}}, byParent);
        for (auto reply = first; reply != last; ++reply) {
            if (seen.insert(reply->id).second) {
                found.push_back(reply->id);
            }
        }
    }
}

} // namespace

Result<std::vector<CommentId>> TargetReader::matching(const core::Predicate& predicate,
                                                      const std::stop_token& stop)
{
    for (const core::Term& term : predicate.terms) {
        const bool isNumbered = term.kind == core::Term::Kind::Article && term.number > 0;
        if (isNumbered && !Statement(m_connection, hasArticleSql, term.number).next()) {
            return m_connection.failed()
                       ? m_connection.takeFailure()
                       : Error{ErrorCode::ArticleUnknown, QString::number(term.number), 0, {}};
        }
    }
    return search::Searcher(m_connection).all(predicate, stop);
}

Result<std::vector<CommentId>> TargetReader::withReplies(std::span<const CommentId> ids,
                                                         const std::stop_token& stop)
{
    QHash<ArticleId, std::vector<CommentId>> roots;
    for (const CommentId id : core::sortedWithoutDoubles(ids)) {
        Statement find(m_connection, articleOfSql, id);
        if (!find.next()) {
            return m_connection.failed() ? m_connection.takeFailure() : unknown(id);
        }
        roots[ArticleId{find.integer(0)}].push_back(id);
    }
    std::vector<CommentId> all;
    for (auto it = roots.cbegin(); it != roots.cend(); ++it) {
        const auto replies = repliesOf(m_connection, it.key(), stop);
        if (!replies) {
            return replies.error();
        }
        std::vector<CommentId> found = it.value();
        findBelow(found, *replies);
        all.insert(all.end(), found.begin(), found.end());
    }
    std::sort(all.begin(), all.end());
    return m_connection.judged(std::move(all));
}

Result<std::vector<CommentId>> TargetReader::known(std::span<const CommentId> ids,
                                                   const std::stop_token& stop)
{
    std::vector<CommentId> sorted = core::sortedWithoutDoubles(ids);
    Statement find(m_connection, articleOfSql);
    for (const CommentId id : sorted) {
        if (stop.stop_requested()) {
            return Error::cancelled();
        }
        find.bind(id);
        if (!find.next()) {
            return m_connection.failed() ? m_connection.takeFailure() : unknown(id);
        }
        find.reset();
    }
    return m_connection.judged(std::move(sorted));
}

} // namespace moderato::store
