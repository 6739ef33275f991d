#include "model/store/Actors.h"

#include "model/sqlite/Statement.h"

namespace moderato::store {

using sqlite::Blob;
using sqlite::Statement;

namespace {

constexpr char findByUuidSql[] = "SELECT id FROM actor WHERE uuid = ?1";
constexpr char findByNameSql[] =
    "SELECT id FROM actor WHERE kind = ?1 AND name = ?2 AND email = ?3 ORDER BY id LIMIT 1";
constexpr char addSql[] = "INSERT INTO actor(uuid, kind, name, email) VALUES(?1, ?2, ?3, ?4) RETURNING id";
constexpr char renameSql[] =
    "UPDATE actor SET name = ?2, email = ?3 WHERE id = ?1 AND (name <> ?2 OR email <> ?3)";

} // namespace

qint64 findActor(sqlite::Connection& connection, const core::Actor& actor)
{
    if (!actor.uuid.isNull()) {
        Statement find(connection, findByUuidSql);
        find.bindAt(1, Blob{actor.uuid.toRfc4122()});
        return find.next() ? find.integer(0) : 0;
    }
    Statement find(connection, findByNameSql, actor.kind, actor.name, actor.email);
    return find.next() ? find.integer(0) : 0;
}

qint64 actorId(sqlite::Connection& connection, const core::Actor& actor)
{
    if (const qint64 known = findActor(connection, actor); known != 0) {
        Statement(connection, renameSql).run(known, actor.name, actor.email);
        return known;
    }
    const QByteArray uuid = (actor.uuid.isNull() ? core::newUuid() : actor.uuid).toRfc4122();
    Statement add(connection, addSql, Blob{uuid}, actor.kind, actor.name, actor.email);
    return add.next() ? add.integer(0) : 0;
}

} // namespace moderato::store
