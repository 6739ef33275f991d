// Who decided, as rows. Neighbours: Journal writes them, Reader reads the undo list of one.
#pragma once

#include "model/core/Actor.h"

namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

// 0: there is none yet. With a uuid by that alone, else by kind, name and address.
qint64 findActor(sqlite::Connection& connection, const core::Actor& actor);
// Made when there is none; a name or address that has changed since is changed there, too.
qint64 actorId(sqlite::Connection& connection, const core::Actor& actor);

} // namespace moderato::store
