#include "model/store/ImportCounts.h"

#include "model/store/Statement.h"

#include <algorithm>

namespace moderato::store {

namespace {

// What a card tells of an author is not further behind than this.
constexpr qint64 oweMilliseconds = 3000;
constexpr qsizetype owedAtMost = 100'000;

// How many imports owe.
constexpr char markSql[] = "INSERT INTO meta(key, value) VALUES('author_counts_owed', '1')"
                           " ON CONFLICT(key) DO UPDATE SET value = value + 1";
constexpr char unmarkSql[] = "UPDATE meta SET value = value - 1 WHERE key = 'author_counts_owed'";
constexpr char forgetMarkSql[] = "DELETE FROM meta WHERE key = 'author_counts_owed' AND value = '0'";
constexpr char clearMarksSql[] = "DELETE FROM meta WHERE key = 'author_counts_owed'";
constexpr char isMarkedSql[] = "SELECT EXISTS(SELECT 1 FROM meta WHERE key = 'author_counts_owed')";
constexpr char zeroSql[] = "UPDATE author_counter SET pending = 0, approved = 0, rejected = 0, spam = 0,"
                           " withdrawn = 0, flagged = 0";
constexpr char everyCommentSql[] = "SELECT author_id, status, flags, created_at FROM comment";

// In one pass, in memory: as GROUP BY it sorts all comments first, 22 s for 10,000,000 with nobody at a
// window.
QHash<core::AuthorId, AuthorCount> countAuthors(Connection& connection)
{
    Counters counters;
    Statement read(connection, everyCommentSql);
    while (read.next()) {
        const core::AuthorId author{read.integer(0)};
        counters.add({}, author, read.as<int>(1), read.integer(2) > 0, 1);
        counters.see(author, read.optionalInteger(3));
    }
    return counters.takeAuthors();
}

} // namespace

void ImportCounts::owe(Connection& connection, Counters& counters)
{
    m_uncommitted = counters.takeAuthors();
    m_marks = m_isMarked || !m_uncommitted.isEmpty();
    if (m_marks && !m_isMarked) {
        Statement(connection, markSql).run();
    }
}

void ImportCounts::payIfDue(Connection& connection, qsizetype most)
{
    const bool isDue = m_sincePaid.hasExpired(oweMilliseconds) || m_owed.size() >= owedAtMost;
    if (m_paying.empty() && isDue) {
        beginPaying();
    }
    write(connection, most);
}

bool ImportCounts::pay(Connection& connection, qsizetype most)
{
    if (m_paying.empty()) {
        beginPaying();
    }
    write(connection, most);
    const bool isAll = m_written == m_paying.size() && m_owed.isEmpty();
    if (isAll && m_isMarked) {
        Statement(connection, unmarkSql).run();
        Statement(connection, forgetMarkSql).run();
        m_marks = false;
    }
    return isAll;
}

void ImportCounts::settle(bool isCommitted)
{
    if (isCommitted) {
        for (auto it = m_uncommitted.cbegin(); it != m_uncommitted.cend(); ++it) {
            m_owed[it.key()].add(*it);
        }
        m_isMarked = m_marks;
        m_paid = m_written;
        if (m_paid == m_paying.size()) {
            m_paying.clear();
            m_paid = 0;
        }
    }
    m_uncommitted.clear();
    m_marks = m_isMarked;
    m_written = m_paid;
}

void ImportCounts::beginPaying()
{
    m_paying.reserve(static_cast<size_t>(m_owed.size()));
    for (auto it = m_owed.cbegin(); it != m_owed.cend(); ++it) {
        m_paying.emplace_back(it.key(), *it);
    }
    m_owed.clear();
    std::sort(m_paying.begin(), m_paying.end(),
              [](const auto& one, const auto& other) { return one.first < other.first; });
    m_sincePaid.restart();
}

void ImportCounts::write(Connection& connection, qsizetype most)
{
    const size_t end = std::min(m_paying.size(), m_paid + static_cast<size_t>(most));
    for (m_written = m_paid; m_written < end; ++m_written) {
        writeAuthor(connection, m_paying[m_written].first, m_paying[m_written].second);
    }
}

bool areAuthorsOwed(Connection& connection) { return connection.integer(isMarkedSql) != 0; }

void recountOwedAuthors(Connection& connection)
{
    if (!areAuthorsOwed(connection)) {
        return;
    }
    connection.execute("BEGIN IMMEDIATE");
    connection.execute(zeroSql);
    writeAuthors(connection, countAuthors(connection));
    connection.execute(clearMarksSql);
    connection.execute("COMMIT");
}

} // namespace moderato::store
