#include "model/search/SearchIndex.h"

#include "model/core/Comment.h"
#include "model/search/SearchDepths.h"
#include "model/search/SearchText.h"
#include "model/sqlite/Statement.h"

#include <sqlite3.h>

namespace moderato::search {

using core::CommentId;
using sqlite::Connection;
using sqlite::Statement;

namespace {

constexpr char isBehindSql[] =
    "SELECT comments < (SELECT coalesce(max(id), 0) FROM comment)"
    " OR authors < (SELECT coalesce(max(id), 0) FROM author)"
    " OR articles < (SELECT coalesce(max(id), 0) FROM article) OR version <> ?1 FROM search_progress";
constexpr char progressSql[] = "SELECT comments, authors, articles, version FROM search_progress";
constexpr char lastCommentSql[] = "SELECT coalesce(max(id), 0) FROM comment";
constexpr char setCommentsSql[] = "UPDATE search_progress SET comments = ?1";
constexpr char setNamesSql[] = "UPDATE search_progress SET authors = ?1, articles = ?2";
constexpr char emptyWordsSql[] = "INSERT INTO search_words(search_words) VALUES('delete-all')";
constexpr char emptyAuthorsSql[] = "INSERT INTO search_authors(search_authors) VALUES('delete-all')";
constexpr char emptyTitlesSql[] = "INSERT INTO search_titles(search_titles) VALUES('delete-all')";
constexpr char emptyMovedSql[] = "DELETE FROM search_moved";
constexpr char beginAnewSql[] =
    "UPDATE search_progress SET comments = 0, authors = 0, articles = 0, version = ?1";

constexpr char nextCommentsSql[] =
    "SELECT t.comment_id, t.body, t.body_format, c.article_id, c.author_id, c.created_at, c.marks"
    " FROM content t JOIN comment c ON c.id = t.comment_id WHERE t.comment_id > ?1 ORDER BY t.comment_id";
constexpr char commentSql[] =
    "SELECT t.comment_id, t.body, t.body_format, c.article_id, c.author_id, c.created_at, c.marks"
    " FROM content t JOIN comment c ON c.id = t.comment_id WHERE t.comment_id = ?1";
constexpr char nextAuthorsSql[] = "SELECT id, name || ' ' || email FROM author WHERE id > ?1 ORDER BY id";
constexpr char nextArticlesSql[] = "SELECT id, title FROM article WHERE id > ?1 ORDER BY id";
constexpr char addTokensSql[] = "INSERT INTO search_words(rowid, tokens) VALUES(?1, ?2)";
// A table without a content of its own has to be told what it held.
constexpr char removeTokensSql[] =
    "INSERT INTO search_words(search_words, rowid, tokens) VALUES('delete', ?1, ?2)";
constexpr char addAuthorSql[] = "INSERT INTO search_authors(rowid, pairs) VALUES(?1, ?2)";
constexpr char addTitleSql[] = "INSERT INTO search_titles(rowid, pairs) VALUES(?1, ?2)";
constexpr char holdsArticleSql[] = "SELECT 1 FROM comment WHERE article_id = ?1 AND id <= ?2 LIMIT 1";
constexpr char addMovedSql[] = "INSERT OR IGNORE INTO search_moved(article_id) VALUES(?1)";
// So many pages at a time: about a millisecond of work.
constexpr char mergeSql[] = "INSERT INTO search_words(search_words, rank) VALUES('merge', 24)";

struct Progress
{
    qint64 comments = 0;
    qint64 authors = 0;
    qint64 articles = 0;
    qint64 version = 0;
};

Progress progressOf(Connection& connection)
{
    Statement read(connection, progressSql);
    return read.next() ? Progress{read.integer(0), read.integer(1), read.integer(2), read.integer(3)}
                       : Progress();
}

IndexedComment commentIn(const Statement& read)
{
    IndexedComment comment;
    comment.body = read.view(1);
    comment.format = read.as<core::BodyFormat>(2);
    comment.article.value = read.integer(3);
    comment.author.value = read.integer(4);
    comment.createdAt = read.optionalInteger(5);
    comment.hasLink = core::hasMark(read.as<core::Marks>(6), core::Mark::HasLink);
    return comment;
}

// Up to which id the names are in now.
qint64 addNames(Connection& connection, const char* nextSql, const char* addSql, qint64 through,
                const QDeadlineTimer& end)
{
    Statement next(connection, nextSql, through);
    Statement add(connection, addSql);
    while (!end.hasExpired() && next.next()) {
        through = next.integer(0);
        add.run(through, pairTokens(foldText(QString::fromUtf8(next.view(1)))).join(' '));
    }
    return through;
}

} // namespace

bool SearchIndex::isBehind()
{
    Statement read(m_connection, isBehindSql, searchIndexVersion);
    return read.next() && read.integer(0) != 0;
}

void SearchIndex::fill(SearchDepths& depths, const QDeadlineTimer& end, const SomebodyWaits& waits)
{
    if (progressOf(m_connection).version != searchIndexVersion) {
        beginAnew();
    }
    if (fillNames(end)) {
        fillComments(depths, end, waits);
    }
}

bool SearchIndex::fillNames(const QDeadlineTimer& end)
{
    const Progress from = progressOf(m_connection);
    const qint64 authors = addNames(m_connection, nextAuthorsSql, addAuthorSql, from.authors, end);
    const qint64 articles = addNames(m_connection, nextArticlesSql, addTitleSql, from.articles, end);
    if (authors != from.authors || articles != from.articles) {
        Statement(m_connection, setNamesSql).run(authors, articles);
    }
    return !end.hasExpired();
}

void SearchIndex::fillComments(SearchDepths& depths, const QDeadlineTimer& end, const SomebodyWaits& waits)
{
    const qint64 from = progressOf(m_connection).comments;
    const auto goesOn = [&] { return !end.hasExpired() && !waits(); };
    qint64 through = from;
    {
        Statement next(m_connection, nextCommentsSql, from);
        Statement add(m_connection, addTokensSql);
        while (goesOn()) {
            if (!next.next()) {
                // A damaged database may end in comments without a text: the index waits for none of them.
                through = m_connection.integer(lastCommentSql);
                break;
            }
            const qint64 id = next.integer(0);
            const auto depth = depths.of({id}, goesOn);
            if (!depth) {
                break; // the next slice goes on up the same chain
            }
            add.run(id, tokensOf(commentIn(next)) + ' ' + depthToken(*depth));
            through = id;
        }
    }
    if (through != from) {
        Statement(m_connection, setCommentsSql).run(through);
    }
}

bool SearchIndex::tidy(const QDeadlineTimer& end, const SomebodyWaits& waits)
{
    while (!end.hasExpired() && !waits() && !m_connection.failed()) {
        // A merge that finds nothing to do changes one row at most.
        const auto before = sqlite3_total_changes64(m_connection.handle());
        Statement(m_connection, mergeSql).run();
        if (sqlite3_total_changes64(m_connection.handle()) - before < 2) {
            return false;
        }
    }
    return true;
}

CommentId SearchIndex::through() { return {progressOf(m_connection).comments}; }

void SearchIndex::replace(CommentId id, const IndexedComment& before, const IndexedComment& after)
{
    if (id <= through()) {
        // The token of the depth stays as it is.
        Statement(m_connection, removeTokensSql).run(id, tokensOf(before));
        Statement(m_connection, addTokensSql).run(id, tokensOf(after));
    }
}

void SearchIndex::edited(CommentId id, const IndexedComment& before)
{
    Statement read(m_connection, commentSql, id);
    if (id <= through() && read.next()) {
        const IndexedComment after = commentIn(read);
        IndexedComment was = after;
        was.body = before.body;
        was.format = before.format;
        was.hasLink = before.hasLink;
        replace(id, was, after);
    }
}

// What hangs below a comment moves with it, and may be in where the comment itself is not yet.
void SearchIndex::moved(core::ArticleId article)
{
    if (Statement(m_connection, holdsArticleSql, article, through()).next()) {
        Statement(m_connection, addMovedSql).run(article);
    }
}

void SearchIndex::renamed(core::ArticleId article, QByteArrayView title)
{
    if (article.value <= progressOf(m_connection).articles) {
        // The old title's pairs stay: whoever finds an article by them looks at its title, too.
        Statement(m_connection, addTitleSql)
            .run(article, pairTokens(foldText(QString::fromUtf8(title))).join(' '));
    }
}

void SearchIndex::beginAnew()
{
    for (const char* sql : {emptyWordsSql, emptyAuthorsSql, emptyTitlesSql, emptyMovedSql}) {
        Statement(m_connection, sql).run();
    }
    Statement(m_connection, beginAnewSql).run(searchIndexVersion);
}

} // namespace moderato::search
