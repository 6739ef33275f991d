// What undo and redo would do next, read from the undo list. Neighbours: Transaction tells it after each
// decision, Reader on asking.
#pragma once

#include "model/core/Decision.h"

namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

core::UndoState readUndoState(sqlite::Connection& connection);

} // namespace moderato::store
