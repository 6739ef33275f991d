#include "model/store/CountReader.h"

#include "model/sqlite/Statement.h"
#include "model/store/Counters.h"
#include "model/store/ReadShape.h"

namespace moderato::store {

using core::ArticleId;
using core::Result;
using sqlite::Statement;

namespace {

constexpr char articlesSql[] =
    "SELECT a.id, a.title, a.url, a.published_at, c.pending, c.approved, c.rejected, c.spam, c.flagged,"
    " a.state FROM article a LEFT JOIN counter c ON c.article_id = a.id ORDER BY a.id";
constexpr char oneArticleSql[] =
    "SELECT a.id, a.title, a.url, a.published_at, c.pending, c.approved, c.rejected, c.spam, c.flagged,"
    " a.state FROM article a LEFT JOIN counter c ON c.article_id = a.id WHERE a.id = ?1";
constexpr char articleCountsSql[] =
    "SELECT article_id, pending, approved, rejected, spam, flagged FROM counter WHERE article_id > 0"
    " ORDER BY article_id";
// An import that has deferred the counts of an author leaves none below zero to be seen.
constexpr char authorSql[] =
    "SELECT a.name, a.email, a.url, max(c.pending, 0), max(c.approved, 0), max(c.rejected, 0),"
    " max(c.spam, 0), max(c.flagged, 0), c.first_at, c.last_at FROM author a"
    " LEFT JOIN author_counter c ON c.author_id = a.id WHERE a.id = ?1";

core::Counts readCountColumns(const Statement& read, int first)
{
    core::Counts counts;
    for (int i = 0; i < 4; ++i) {
        counts.byStatus.at(static_cast<size_t>(i)) = read.integer(first + i);
    }
    counts.flagged = read.integer(first + 4);
    return counts;
}

core::ArticleSummary readSummary(const Statement& read)
{
    core::ArticleSummary summary;
    summary.id.value = read.integer(0);
    summary.title = read.bytes(1);
    summary.url = read.bytes(2);
    summary.publishedAt = read.optionalInteger(3);
    summary.counts = readCountColumns(read, 4);
    summary.state = readArticleState(read.integer(9));
    return summary;
}

} // namespace

Result<core::Counts> CountReader::ofAll() { return m_connection.judged(readCounts(m_connection, {})); }

Result<core::Counts> CountReader::of(ArticleId id)
{
    return m_connection.judged(id.isValid() ? readCounts(m_connection, id) : core::Counts{});
}

Result<core::AuthorSummary> CountReader::author(core::AuthorId id)
{
    core::AuthorSummary summary;
    summary.id = id;
    Statement read(m_connection, authorSql, id);
    if (read.next()) {
        summary.author = {read.bytes(0), read.bytes(1), read.bytes(2)};
        summary.counts = readCountColumns(read, 3);
        summary.firstSeen = read.optionalInteger(8);
        summary.lastSeen = read.optionalInteger(9);
    }
    return m_connection.judged(std::move(summary));
}

Result<std::vector<core::ArticleSummary>> CountReader::articles()
{
    std::vector<core::ArticleSummary> articles;
    Statement read(m_connection, articlesSql);
    while (read.next()) {
        articles.push_back(readSummary(read));
    }
    return m_connection.judged(std::move(articles));
}

Result<std::vector<core::ArticleSummary>> CountReader::articles(std::span<const ArticleId> ids)
{
    std::vector<core::ArticleSummary> articles;
    Statement read(m_connection, oneArticleSql);
    for (const ArticleId id : ids) {
        read.bind(id);
        if (read.next()) {
            articles.push_back(readSummary(read));
        }
        read.reset();
    }
    return m_connection.judged(std::move(articles));
}

Result<std::vector<core::ArticleCounts>> CountReader::articleCounts()
{
    std::vector<core::ArticleCounts> articles;
    Statement read(m_connection, articleCountsSql);
    while (read.next()) {
        articles.push_back({ArticleId{read.integer(0)}, readCountColumns(read, 1)});
    }
    return m_connection.judged(std::move(articles));
}

} // namespace moderato::store
