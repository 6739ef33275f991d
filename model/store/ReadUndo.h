// What undo and redo would do next, read from the undo list. Neighbours: Transaction tells it after each
// decision, Reader on asking.
#pragma once

#include "model/core/Decision.h"

namespace moderato::store {

class Connection;

core::UndoState readUndoState(Connection& connection);

} // namespace moderato::store
