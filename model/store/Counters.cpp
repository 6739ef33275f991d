#include "model/store/Counters.h"

#include "model/store/Schema.h"
#include "model/store/Statement.h"

namespace moderato::store {

namespace {

constexpr char addSql[] =
    "INSERT INTO counter(article_id, pending, approved, rejected, spam, withdrawn, flagged)"
    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(article_id) DO UPDATE SET"
    " pending = pending + excluded.pending, approved = approved + excluded.approved,"
    " rejected = rejected + excluded.rejected, spam = spam + excluded.spam,"
    " withdrawn = withdrawn + excluded.withdrawn, flagged = flagged + excluded.flagged";
constexpr char readSql[] =
    "SELECT pending, approved, rejected, spam, flagged FROM counter WHERE article_id = ?1";
constexpr size_t flaggedColumn = 5;

} // namespace

void Counters::add(core::ArticleId article, int status, bool flagged, qint64 count)
{
    Row& row = m_differences[article];
    row.at(static_cast<size_t>(status)) += count;
    if (flagged && status != withdrawnStatus) {
        row[flaggedColumn] += count;
    }
}

void Counters::write(Connection& connection)
{
    Row sum{};
    Statement add(connection, addSql);
    for (auto it = m_differences.cbegin(); it != m_differences.cend(); ++it) {
        const Row& row = it.value();
        add.run(it.key().value, row[0], row[1], row[2], row[3], row[4], row[5]);
        for (size_t i = 0; i < sum.size(); ++i) {
            sum[i] += row[i];
        }
    }
    if (!m_differences.isEmpty()) {
        add.run(0, sum[0], sum[1], sum[2], sum[3], sum[4], sum[5]);
    }
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
