#include "model/store/Writing.h"

#include "model/sqlite/Statement.h"
#include "model/store/ReadShape.h"

#include <unordered_set>

namespace moderato::store {

using core::Result;
using sqlite::Statement;

namespace {

constexpr char lastCommentSql[] = "SELECT max(id) FROM comment";
constexpr char findAuthorSql[] = "SELECT id FROM author WHERE name = ?1 AND email = ?2 AND url = ?3";
constexpr char addAuthorSql[] = "INSERT INTO author(name, email, url) VALUES(?1, ?2, ?3) RETURNING id";
constexpr char findSourceSql[] = "SELECT id FROM source WHERE name = ?1";
constexpr char addSourceSql[] = "INSERT INTO source(name) VALUES(?1) RETURNING id";
constexpr char shapeRowSql[] =
    "SELECT id, parent_id, author_id, created_at, status, flags, marks, kind, article_id"
    " FROM comment WHERE id = ?1";

} // namespace

core::CommentId Writing::nextCommentId()
{
    if (!lastComment.isValid()) {
        Statement last(connection, lastCommentSql);
        lastComment.value = last.next() ? last.integer(0) : 0;
    }
    ++lastComment.value;
    return lastComment;
}

core::AuthorId Writing::authorId(const core::AuthorRecord& author)
{
    {
        Statement find(connection, findAuthorSql, author.name, author.email, author.url);
        if (find.next()) {
            return {find.integer(0)};
        }
    }
    Statement add(connection, addAuthorSql, author.name, author.email, author.url);
    return {add.next() ? add.integer(0) : 0};
}

qint64 Writing::sourceId(const QByteArray& name)
{
    {
        Statement find(connection, findSourceSql, name);
        if (find.next()) {
            return find.integer(0);
        }
    }
    Statement add(connection, addSourceSql, name);
    return add.next() ? add.integer(0) : 0;
}

// Several steps of undo or redo share one event: what entered or left is told once, as it is at the end.
void Writing::completeRows()
{
    std::unordered_set<core::CommentId> moved(entered.begin(), entered.end());
    for (const core::ChangeEvent::Removed& removed : event.removed) {
        moved.insert(removed.id);
    }
    if (!moved.empty()) {
        std::erase_if(event.changed,
                      [&](const core::ChangeEvent::Changed& changed) { return moved.contains(changed.id); });
    }
    Statement read(connection, shapeRowSql);
    for (const core::CommentId id : entered) {
        read.bind(id);
        if (read.next()) {
            const core::ArticleId article{read.integer(shapeColumns)};
            event.added.push_back({article, readShapeRow(read)});
        }
        read.reset();
    }
}

Result<std::optional<core::ChangeEvent>> Writing::finish()
{
    counters.write(connection);
    std::optional<core::ChangeEvent> told;
    if (isAnnounced) {
        completeRows();
        for (const core::ArticleId article : counters.articles()) {
            event.articleCounts.insert(article, {});
        }
        for (auto it = event.articleCounts.begin(); it != event.articleCounts.end(); ++it) {
            it.value() = readCounts(connection, it.key());
        }
        event.totals = readCounts(connection, {});
        told = std::move(event);
    }
    return connection.judged(std::move(told));
}

} // namespace moderato::store
