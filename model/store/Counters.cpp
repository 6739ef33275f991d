#include "model/store/Counters.h"

#include "model/sqlite/Statement.h"
#include "model/store/Schema.h"

#include <algorithm>

namespace moderato::store {

using sqlite::Connection;
using sqlite::Statement;

namespace {

constexpr char addCountsSql[] =
    "INSERT INTO counter(article_id, pending, approved, rejected, spam, withdrawn, flagged)"
    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(article_id) DO UPDATE SET"
    " pending = pending + excluded.pending, approved = approved + excluded.approved,"
    " rejected = rejected + excluded.rejected, spam = spam + excluded.spam,"
    " withdrawn = withdrawn + excluded.withdrawn, flagged = flagged + excluded.flagged";
// min() and max() of a NULL are NULL: the other side then stands for both.
constexpr char addAuthorSql[] =
    "INSERT INTO author_counter(author_id, pending, approved, rejected, spam, withdrawn, flagged, first_at,"
    " last_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT(author_id) DO UPDATE SET"
    " pending = pending + excluded.pending, approved = approved + excluded.approved,"
    " rejected = rejected + excluded.rejected, spam = spam + excluded.spam,"
    " withdrawn = withdrawn + excluded.withdrawn, flagged = flagged + excluded.flagged,"
    " first_at = min(coalesce(first_at, excluded.first_at), coalesce(excluded.first_at, first_at)),"
    " last_at = max(coalesce(last_at, excluded.last_at), coalesce(excluded.last_at, last_at))";
constexpr char readSql[] =
    "SELECT pending, approved, rejected, spam, flagged FROM counter WHERE article_id = ?1";
constexpr size_t flaggedColumn = 5;

} // namespace

void AuthorCount::see(core::Moment at)
{
    if (at && (!first || *at < *first)) {
        first = at;
    }
    if (at && (!last || *at > *last)) {
        last = at;
    }
}

void AuthorCount::add(const AuthorCount& other)
{
    for (size_t i = 0; i < counts.size(); ++i) {
        counts[i] += other.counts[i];
    }
    see(other.first);
    see(other.last);
}

void Counters::addTo(CounterRow& row, int status, bool flagged, qint64 count)
{
    row.at(static_cast<size_t>(status)) += count;
    if (flagged && status != withdrawnStatus) {
        row[flaggedColumn] += count;
    }
}

void Counters::add(core::ArticleId article, core::AuthorId author, int status, bool flagged, qint64 count)
{
    addTo(m_differences[article], status, flagged, count);
    addTo(m_authors[author].counts, status, flagged, count);
}

void Counters::see(core::AuthorId author, core::Moment at) { m_authors[author].see(at); }

void Counters::write(Connection& connection)
{
    CounterRow sum{};
    Statement add(connection, addCountsSql);
    for (auto it = m_differences.cbegin(); it != m_differences.cend(); ++it) {
        const CounterRow& row = it.value();
        add.run(it.key().value, row[0], row[1], row[2], row[3], row[4], row[5]);
        for (size_t i = 0; i < sum.size(); ++i) {
            sum[i] += row[i];
        }
    }
    if (!m_differences.isEmpty()) {
        add.run(0, sum[0], sum[1], sum[2], sum[3], sum[4], sum[5]);
    }
    writeAuthors(connection, m_authors);
}

void writeAuthors(Connection& connection, const QHash<core::AuthorId, AuthorCount>& counts)
{
    // In the order of the table: thousands of authors then go page by page.
    QList<core::AuthorId> authors = counts.keys();
    std::sort(authors.begin(), authors.end());
    for (const core::AuthorId author : std::as_const(authors)) {
        writeAuthor(connection, author, *counts.constFind(author));
    }
}

void writeAuthor(Connection& connection, core::AuthorId author, const AuthorCount& count)
{
    const CounterRow& row = count.counts;
    Statement(connection, addAuthorSql)
        .run(author, row[0], row[1], row[2], row[3], row[4], row[5], count.first, count.last);
}

core::Counts readCounts(Connection& connection, core::ArticleId article)
{
    core::Counts counts;
    Statement read(connection, readSql, article.value);
    if (read.next()) {
        for (int i = 0; i < 4; ++i) {
            counts.byStatus.at(static_cast<size_t>(i)) = read.integer(i);
        }
        counts.flagged = read.integer(4);
    }
    return counts;
}

} // namespace moderato::store
