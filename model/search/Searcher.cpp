#include "model/search/Searcher.h"

#include "model/query/PredicateAnswer.h"
#include "model/search/SearchSnippet.h"
#include "model/search/SearchStop.h"
#include "model/search/SearchText.h"
#include "model/search/SearchWalk.h"
#include "model/search/TermSql.h"
#include "model/sqlite/Statement.h"

#include <algorithm>

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
constexpr char hereSql[] = "SELECT c.id FROM comment c WHERE c.article_id = ?1 AND c.status <> 4";
constexpr char anywhereSql[] = "SELECT c.id FROM comment c WHERE c.status <> 4";
constexpr char inOrderSql[] = " ORDER BY c.article_id, c.id";

// Of one article, or of all, and by what stands in a comment's row.
bool isAnsweredByRows(const SearchTerms& terms)
{
    const bool isOneArticle = terms.articles.size() == 1 && !terms.articles.front().negated &&
                              terms.articles.front().ids.size() == 1;
    const auto isDepth = [](const core::Term& term) { return term.kind == core::Term::Kind::Depth; };
    return !terms.readsText() && terms.authors.empty() && (terms.articles.empty() || isOneArticle) &&
           std::none_of(terms.others.begin(), terms.others.end(), isDepth);
}

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

Result<std::vector<CommentId>> Searcher::all(const core::Predicate& predicate, const std::stop_token& stop)
{
    const auto indexed = progress();
    if (!indexed) {
        return indexed.error();
    }
    const SearchTerms terms =
        searchTermsOf(m_connection, query::resolved(predicate, core::now().value_or(0)));
    if (isAnsweredByRows(terms)) {
        return byRows(terms, stop);
    }
    std::vector<std::pair<ArticleId, CommentId>> found;
    const auto walked = SearchWalk(m_connection, terms, {indexed->indexed})
                            .run(
                                [&](CommentId id, ArticleId article) {
                                    found.emplace_back(article, id);
                                    return true;
                                },
                                stop);
    if (!walked) {
        return walked.error();
    }
    std::sort(found.begin(), found.end());
    std::vector<CommentId> ids;
    ids.reserve(found.size());
    for (const auto& [article, id] : found) {
        ids.push_back(id);
    }
    return ids;
}

// One pass over the rows, which stand in the order that is wanted.
Result<std::vector<CommentId>> Searcher::byRows(const SearchTerms& terms, const std::stop_token& stop)
{
    const SearchStop stopping(m_connection, stop);
    TermSql conditions;
    for (const core::Term& term : terms.others) {
        conditions.add(term);
    }
    const bool isHere = !terms.articles.empty();
    const auto read =
        Statement::composed(m_connection, (isHere ? hereSql : anywhereSql) + conditions.sql() + inOrderSql);
    if (isHere) {
        read->bindAt(1, terms.articles.front().ids.front());
    }
    conditions.bind(*read, isHere ? 2 : 1);
    std::vector<CommentId> ids;
    while (read->next()) {
        ids.push_back({read->integer(0)});
    }
    if (stop.stop_requested()) {
        if (m_connection.failed()) {
            (void)m_connection.takeFailure(); // interrupted
        }
        return core::Error::cancelled();
    }
    return m_connection.judged(std::move(ids));
}

} // namespace moderato::search
