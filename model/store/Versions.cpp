#include "model/store/Versions.h"

#include "model/core/Time.h"
#include "model/sqlite/Statement.h"

namespace moderato::store {

using core::CommentId;
using sqlite::Statement;

namespace {

constexpr char keepSql[] =
    "INSERT OR IGNORE INTO comment_version(comment_id, version, at, author_id, body, body_format, "
    "body_sha256,"
    " marks, links, decision_id, import_run_id) SELECT c.id, c.version,"
    " CASE WHEN c.version = 1 THEN t.arrived_at ELSE ?2 END, c.author_id, t.body, t.body_format,"
    " t.body_sha256, c.marks, c.links, ?3, CASE WHEN c.version = 1 THEN t.import_run_id ELSE nullif(?4, 0) "
    "END"
    " FROM comment c JOIN content t ON t.comment_id = c.id WHERE c.id = ?1";
constexpr char newestSql[] = "SELECT max(version) FROM comment_version WHERE comment_id = ?1";

} // namespace

void keepVersion(sqlite::Connection& connection, CommentId comment, const VersionCause& cause)
{
    Statement(connection, keepSql).run(comment, core::now(), cause.decision, cause.importRun);
}

int newestVersion(sqlite::Connection& connection, CommentId comment)
{
    Statement read(connection, newestSql, comment);
    return read.next() ? read.as<int>(0) : 0;
}

} // namespace moderato::store
