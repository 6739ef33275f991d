// Reader: comments that fulfil a query, those that came in last first.
#include "model/store/Reader.h"
#include "model/store/SearchSnippet.h"
#include "model/store/SearchText.h"
#include "model/store/SearchWalk.h"
#include "model/store/Statement.h"

namespace moderato::store {

using core::ArticleId;
using core::CommentId;
using core::Result;

namespace {

constexpr char progressSql[] =
    "SELECT CASE version WHEN ?1 THEN comments ELSE 0 END, (SELECT coalesce(max(id), 0) FROM comment)"
    " FROM search_progress";
constexpr char hitSql[] =
    "SELECT t.body, t.body_format, a.name, r.title FROM content t JOIN comment c ON c.id = t.comment_id"
    " JOIN author a ON a.id = c.author_id JOIN article r ON r.id = c.article_id WHERE t.comment_id = ?1";

} // namespace

Result<SearchProgress> Reader::searchProgress()
{
    Statement read(*m_connection, progressSql, searchIndexVersion);
    SearchProgress progress;
    if (read.next()) {
        progress = {read.integer(0), read.integer(1)};
    }
    return m_connection->judged(progress);
}

Result<void> Reader::search(const query::Query& query, qint64 limit, const HitVisitor& visit,
                            const std::stop_token& stop)
{
    const auto progress = searchProgress();
    if (!progress || query.isEmpty() || limit <= 0) {
        return progress ? Result<void>() : progress.error();
    }
    const SearchTerms terms = searchTermsOf(*m_connection, query);
    qint64 left = limit;
    return SearchWalk(*m_connection, terms, {progress->indexed})
        .run(
            [&](CommentId id, ArticleId article) {
                SearchHit hit{id, article, {}, {}, {}, {}};
                Statement read(*m_connection, hitSql, id);
                if (read.next()) {
                    hit.author = read.bytes(2);
                    hit.articleTitle = read.bytes(3);
                    addSnippet(hit, read.view(0), read.as<core::BodyFormat>(1), terms);
                }
                return visit(hit) && --left > 0;
            },
            stop);
}

Result<void> Reader::matches(const query::Query& query, ArticleId article, const IdVisitor& visit,
                             const std::stop_token& stop)
{
    const auto progress = searchProgress();
    if (!progress || query.isEmpty()) {
        return progress ? Result<void>() : progress.error();
    }
    SearchTerms terms = searchTermsOf(*m_connection, query);
    terms.articles.push_back({{article}, false});
    return SearchWalk(*m_connection, terms, {progress->indexed})
        .run([&](CommentId id, ArticleId) { return visit(id); }, stop);
}

} // namespace moderato::store
