#include "model/store/DeferredCounts.h"

#include "model/sqlite/Statement.h"
#include "model/store/Counters.h"

namespace moderato::store {

using sqlite::Connection;
using sqlite::Statement;

namespace {

// How many imports defer.
constexpr char markSql[] = "INSERT INTO meta(key, value) VALUES('author_counts_deferred', '1')"
                           " ON CONFLICT(key) DO UPDATE SET value = value + 1";
constexpr char unmarkSql[] = "UPDATE meta SET value = value - 1 WHERE key = 'author_counts_deferred'";
constexpr char forgetMarkSql[] = "DELETE FROM meta WHERE key = 'author_counts_deferred' AND value = '0'";
constexpr char clearMarksSql[] = "DELETE FROM meta WHERE key = 'author_counts_deferred'";
constexpr char isMarkedSql[] = "SELECT EXISTS(SELECT 1 FROM meta WHERE key = 'author_counts_deferred')";
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

void noteDeferredCounts(Connection& connection) { Statement(connection, markSql).run(); }

void noteNoMoreDeferred(Connection& connection)
{
    Statement(connection, unmarkSql).run();
    Statement(connection, forgetMarkSql).run();
}

bool areAuthorCountsDeferred(Connection& connection) { return connection.integer(isMarkedSql) != 0; }

void recountDeferredAuthors(Connection& connection)
{
    if (!areAuthorCountsDeferred(connection)) {
        return;
    }
    connection.execute("BEGIN IMMEDIATE");
    connection.execute(zeroSql);
    writeAuthors(connection, countAuthors(connection));
    connection.execute(clearMarksSql);
    connection.execute("COMMIT");
}

} // namespace moderato::store
