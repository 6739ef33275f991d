// Which files are opened, and how: looks before it touches, makes new ones whole, refuses the rest untouched.
// Neighbours: Store and WriterThread open through it.
#pragma once

#include "model/core/Result.h"
#include "model/sqlite/Migrations.h"

#include <memory>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

// A file that exists: is it a database of Moderato's, of a version we know, and of one name? Reads without
// locks and without making the files SQLite puts beside a database.
core::Result<void> inspect(const QString& file, std::span<const sqlite::Migration> list);

// Makes a new database under a passing name and gives it `file` when it is whole; mode 0600.
core::Result<void> create(const QString& file, std::span<const sqlite::Migration> list);

// An inspected file: the connection that can write, migrated.
core::Result<std::unique_ptr<sqlite::Connection>> openForWriting(const QString& file,
                                                                 std::span<const sqlite::Migration> list);

// A connection that cannot write. Where nothing can be made beside the file, on read-only media or in a
// folder of another user, and nobody is writing, it reads without locks.
core::Result<std::unique_ptr<sqlite::Connection>> openForReading(const QString& file,
                                                                 std::span<const sqlite::Migration> list);

// Whether something else may be written to `path` by who reads `database`: FileIsDatabase for a file of that
// or of any other database of Moderato's. Only SQLite looks into it.
core::Result<void> checkTarget(const QString& database, const QString& path);

} // namespace moderato::store
