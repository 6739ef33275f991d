#include "model/store/Soundness.h"

#include "model/sqlite/Statement.h"
#include "model/store/BodyFacts.h"
#include "model/store/DeferredCounts.h"

namespace moderato::store {

using core::Result;
using sqlite::Connection;
using sqlite::Statement;

namespace {

constexpr int faultsAtMost = 100;

constexpr char integritySql[] = "PRAGMA integrity_check(100)";
constexpr char foreignKeysSql[] = "PRAGMA foreign_key_check";
constexpr char countCommentsSql[] = "SELECT count(*) FROM comment WHERE status <> 4";
// Every article's counters, and the whole database's as article 0, recounted; rows that differ.
constexpr char countersSql[] =
    "WITH counted AS (SELECT article_id, sum(status = 0) AS pending, sum(status = 1) AS approved,"
    " sum(status = 2) AS rejected, sum(status = 3) AS spam, sum(status = 4) AS withdrawn,"
    " sum(status <> 4 AND flags > 0) AS flagged FROM comment GROUP BY article_id),"
    " expected AS (SELECT * FROM counted UNION ALL SELECT 0, coalesce(sum(pending), 0),"
    " coalesce(sum(approved), 0), coalesce(sum(rejected), 0), coalesce(sum(spam), 0),"
    " coalesce(sum(withdrawn), 0), coalesce(sum(flagged), 0) FROM counted)"
    " SELECT article_id FROM (SELECT * FROM expected EXCEPT SELECT * FROM counter)";
constexpr char authorCountersSql[] =
    "SELECT author_id FROM (SELECT author_id, sum(status = 0) AS pending, sum(status = 1) AS approved,"
    " sum(status = 2) AS rejected, sum(status = 3) AS spam, sum(status = 4) AS withdrawn,"
    " sum(status <> 4 AND flags > 0) AS flagged FROM comment GROUP BY author_id EXCEPT"
    " SELECT author_id, pending, approved, rejected, spam, withdrawn, flagged FROM author_counter)";
constexpr char strayCountersSql[] =
    "SELECT c.article_id FROM counter c WHERE c.article_id <> 0"
    " AND (c.pending <> 0 OR c.approved <> 0 OR c.rejected <> 0 OR c.spam <> 0 OR c.withdrawn <> 0)"
    " AND NOT EXISTS (SELECT 1 FROM comment k WHERE k.article_id = c.article_id)";
constexpr char flagsSql[] = "SELECT c.id FROM comment c LEFT JOIN (SELECT comment_id, count(*) AS n FROM flag"
                            " WHERE closed_by IS NULL GROUP BY comment_id) f ON f.comment_id = c.id"
                            " WHERE c.flags <> coalesce(f.n, 0)";
constexpr char textlessSql[] =
    "SELECT c.id FROM comment c LEFT JOIN content t ON t.comment_id = c.id WHERE t.comment_id IS NULL";
// What no build writes: status, kind, marks, format, the number of the version.
constexpr char outOfRangeSql[] =
    "SELECT c.id FROM comment c JOIN content t ON t.comment_id = c.id WHERE c.status NOT BETWEEN 0 AND 4"
    " OR c.kind NOT BETWEEN 0 AND 3 OR c.marks NOT BETWEEN 0 AND 15 OR t.body_format NOT BETWEEN 0 AND 3"
    " OR c.version < 1";
constexpr char decisionsOutOfRangeSql[] = "SELECT id FROM decision WHERE verb NOT BETWEEN 0 AND 9"
                                          " OR cause NOT BETWEEN 0 AND 3";
constexpr char repliesSql[] =
    "SELECT c.id FROM comment c LEFT JOIN (SELECT parent_id, count(*) AS n FROM comment"
    " WHERE parent_id IS NOT NULL AND status <> 4 GROUP BY parent_id) r ON r.parent_id = c.id"
    " WHERE c.replies <> coalesce(r.n, 0)";
constexpr char versionsSql[] =
    "SELECT c.id FROM comment c JOIN content t ON t.comment_id = c.id LEFT JOIN comment_version v"
    " ON v.comment_id = c.id AND v.version = c.version WHERE (v.version IS NULL AND c.version > 1)"
    " OR v.body_sha256 <> t.body_sha256";
constexpr char bodiesSql[] = "SELECT comment_id, body, body_sha256 FROM content";

void addFault(QStringList& faults, const QString& fault)
{
    if (faults.size() < faultsAtMost) {
        faults.push_back(fault);
    }
}

void faultForEachRow(Connection& connection, const char* sql, const QString& words, QStringList& faults)
{
    Statement read(connection, sql);
    while (read.next()) {
        addFault(faults, words.arg(read.integer(0)));
    }
}

void checkPages(Connection& connection, QStringList& faults)
{
    Statement integrity(connection, integritySql);
    while (integrity.next()) {
        if (integrity.view(0) != "ok") {
            addFault(faults, QString::fromUtf8(integrity.view(0)));
        }
    }
    Statement foreignKeys(connection, foreignKeysSql);
    while (foreignKeys.next()) {
        addFault(faults, QStringLiteral("%1 row %2 refers to a missing %3")
                             .arg(QString::fromUtf8(foreignKeys.view(0)))
                             .arg(foreignKeys.integer(1))
                             .arg(QString::fromUtf8(foreignKeys.view(2))));
    }
}

void checkBodies(Connection& connection, QStringList& faults)
{
    Statement read(connection, bodiesSql);
    while (read.next()) {
        if (bodyHash(read.view(1)) != read.view(2)) {
            addFault(faults, QStringLiteral("comment %1: body differs from its hash").arg(read.integer(0)));
        }
    }
}

} // namespace

Result<CheckReport> checkSoundness(Connection& connection)
{
    CheckReport report;
    connection.execute("BEGIN");
    checkPages(connection, report.faults);
    faultForEachRow(connection, countersSql, QStringLiteral("article %1: counters differ"), report.faults);
    faultForEachRow(connection, strayCountersSql, QStringLiteral("article %1: counters differ"),
                    report.faults);
    // Behind while an import runs, and after it was killed until the next opening for writing.
    if (!areAuthorCountsDeferred(connection)) {
        faultForEachRow(connection, authorCountersSql, QStringLiteral("author %1: counters differ"),
                        report.faults);
    }
    faultForEachRow(connection, flagsSql, QStringLiteral("comment %1: flag count differs"), report.faults);
    faultForEachRow(connection, textlessSql, QStringLiteral("comment %1: has no text"), report.faults);
    faultForEachRow(connection, repliesSql, QStringLiteral("comment %1: count of replies differs"),
                    report.faults);
    faultForEachRow(connection, versionsSql, QStringLiteral("comment %1: its version is not kept"),
                    report.faults);
    faultForEachRow(connection, outOfRangeSql, QStringLiteral("comment %1: holds what cannot be"),
                    report.faults);
    faultForEachRow(connection, decisionsOutOfRangeSql, QStringLiteral("decision %1: holds what cannot be"),
                    report.faults);
    checkBodies(connection, report.faults);
    report.comments = connection.integer(countCommentsSql);
    connection.execute("COMMIT");
    auto judged = connection.judged(std::move(report));
    if (!judged) {
        connection.execute("ROLLBACK");
        if (connection.failed()) {
            (void)connection.takeFailure();
        }
    }
    return judged;
}

} // namespace moderato::store
