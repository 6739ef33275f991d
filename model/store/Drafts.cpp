#include "model/store/Drafts.h"

#include "model/sqlite/Statement.h"
#include "model/store/Writing.h"

namespace moderato::store {

using sqlite::Statement;

namespace {

constexpr char saveDraftSql[] =
    "INSERT INTO draft(comment_id, verb, body, saved_at) VALUES(?1, ?2, ?3, ?4)"
    " ON CONFLICT(comment_id, verb) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at";
constexpr char forgetDraftSql[] = "DELETE FROM draft WHERE comment_id = ?1 AND verb = ?2";

} // namespace

core::Result<void> saveDraft(Transaction& transaction, core::CommentId comment, core::Verb verb,
                             const QByteArray& body)
{
    sqlite::Connection& connection = writingOf(transaction).connection;
    if (body.isEmpty()) {
        Statement(connection, forgetDraftSql).run(comment, verb);
    } else {
        Statement(connection, saveDraftSql).run(comment, verb, body, core::now());
    }
    return connection.judged();
}

} // namespace moderato::store
