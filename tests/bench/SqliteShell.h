// The sqlite3 shell as a rival: found on the path, or a word in the row that it is not there.
// Neighbours: cases that read or write files hold themselves against it.
#pragma once

#include "Figure.h"

#include <QByteArray>
#include <QStringList>

namespace moderato::bench {

// Runs `sqlite3 ARGUMENTS… DATABASE` with `script` on its standard input; what it prints goes to `output`
// (empty: nowhere). Time and peak are the shell's own process.
Rival runSqliteShell(const QString& name, const QStringList& arguments, const QString& database,
                     const QByteArray& script, const QString& output = {});

} // namespace moderato::bench
