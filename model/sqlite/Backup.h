// A whole copy of a database while it is in use. Neighbours: Reader offers it, Migrations copies before it
// changes.
#pragma once

#include "model/core/Result.h"

namespace moderato::sqlite {

class Connection;

// Copies what `source` sees to a new file (mode 0600), checks the copy and only then gives it its name.
// FileExists when there is such a file, FileIsDatabase when its name is that of a file beside a database,
// FileUnwritable when it cannot be made, DiskFull when there is no room; then nothing is left behind.
core::Result<void> copyDatabase(Connection& source, const QString& file);

// Makes an empty file of mode 0600 under a name of its own beside `file`; it takes that name by rename, which
// never replaces.
core::Result<QString> newFileBeside(const QString& file);
core::Result<void> giveName(const QString& made, const QString& file);

} // namespace moderato::sqlite
