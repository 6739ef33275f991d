// Brings a database from the version it has to the newest, one step after the other, each in a transaction
// with its version number; copies the file first. Neighbours: Schema lists the steps, WriterThread applies
// them on opening.
#pragma once

#include "model/core/Result.h"

#include <span>

namespace moderato::sqlite {

class Connection;

struct Migration
{
    int version = 0; // of the database afterwards; ascending without gaps
    std::span<const char* const> statements;
};

// `connection` can write. A database of version 0 is new and is not copied; an older one is first copied to
// FILE.before-vN (with .2, .3 … when that is taken). DatabaseNewer when it is beyond the list.
core::Result<void> migrate(Connection& connection, std::span<const Migration> list);

} // namespace moderato::sqlite
