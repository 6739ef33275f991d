#include "model/store/Drafts.h"

#include "model/sqlite/Statement.h"
#include "model/store/Writing.h"

namespace moderato::store {

using sqlite::Statement;

namespace {

constexpr char saveDraftSql[] =
    "INSERT INTO draft(comment_id, action, body, saved_at) VALUES(?1, ?2, ?3, ?4)"
    " ON CONFLICT(comment_id, action) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at";
constexpr char forgetDraftSql[] = "DELETE FROM draft WHERE comment_id = ?1 AND action = ?2";

} // namespace

core::Result<void> saveDraft(Transaction& transaction, core::CommentId comment, core::Action action,
                             const QByteArray& body)
{
    sqlite::Connection& connection = writingOf(transaction).connection;
    if (body.isEmpty()) {
        Statement(connection, forgetDraftSql).run(comment, action);
    } else {
        Statement(connection, saveDraftSql).run(comment, action, body, core::now());
    }
    return connection.judged();
}

} // namespace moderato::store
