#include "model/search/Searcher.h"

#include "model/query/PredicateAnswer.h"
#include "model/search/SearchSnippet.h"
#include "model/search/SearchText.h"
#include "model/search/SearchWalk.h"
#include "model/sqlite/Statement.h"

namespace moderato::search {

using core::ArticleId;
using core::CommentId;
using core::Result;
using sqlite::Statement;

namespace {

constexpr char progressSql[] =
    "SELECT CASE version WHEN ?1 THEN comments ELSE 0 END, (SELECT coalesce(max(id), 0) FROM comment)"
    " FROM search_progress";
constexpr char hitSql[] =
    "SELECT t.body, t.body_format, a.name, r.title FROM content t JOIN comment c ON c.id = t.comment_id"
    " JOIN author a ON a.id = c.author_id JOIN article r ON r.id = c.article_id WHERE t.comment_id = ?1";

} // namespace

Result<SearchProgress> Searcher::progress()
{
    Statement read(m_connection, progressSql, searchIndexVersion);
    SearchProgress progress;
    if (read.next()) {
        progress = {read.integer(0), read.integer(1)};
    }
    return m_connection.judged(progress);
}

Result<void> Searcher::find(const core::Predicate& query, qint64 limit, const HitVisitor& visit,
                            const std::stop_token& stop)
{
    const auto indexed = progress();
    if (!indexed || query.isEmpty() || limit <= 0) {
        return indexed ? Result<void>() : indexed.error();
    }
    const SearchTerms terms = searchTermsOf(m_connection, query::resolved(query, core::now().value_or(0)));
    qint64 left = limit;
    return SearchWalk(m_connection, terms, {indexed->indexed})
        .run(
            [&](CommentId id, ArticleId article) {
                SearchHit hit{id, article, {}, {}, {}, {}};
                Statement read(m_connection, hitSql, id);
                if (read.next()) {
                    hit.author = read.bytes(2);
                    hit.articleTitle = read.bytes(3);
                    addSnippet(hit, read.view(0), read.as<core::BodyFormat>(1), terms);
                }
                visit(hit);
                return --left > 0;
            },
            stop);
}

Result<void> Searcher::findIn(ArticleId article, const core::Predicate& query, const IdVisitor& visit,
                              const std::stop_token& stop)
{
    const auto indexed = progress();
    if (!indexed || query.isEmpty()) {
        return indexed ? Result<void>() : indexed.error();
    }
    SearchTerms terms = searchTermsOf(m_connection, query::resolved(query, core::now().value_or(0)));
    terms.articles.push_back({{article}, false});
    return SearchWalk(m_connection, terms, {indexed->indexed})
        .run(
            [&](CommentId id, ArticleId) {
                visit(id);
                return true;
            },
            stop);
}

} // namespace moderato::search
