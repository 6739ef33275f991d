// What most programs would do instead: each rival runs in a process of its own, so that its peak is its own.
// Neighbours: a Case asks for a rival by name; PlainSqlite, the limit, is called in the case's own process.
#pragma once

#include "Data.h"
#include "Figure.h"

#include <functional>

namespace moderato::bench {

struct RivalProgram
{
    QString name;
    qint64 mostComments; // beyond these it would take minutes and is left out
    std::function<Rival(const Setting&)> run;
};

const std::vector<RivalProgram>& rivalPrograms();

// From a case: starts the rival, waits for it, stops it after two minutes.
Rival runRival(const QString& name, const Setting& setting);

Rival fillStandardItemModel(const Setting& setting);
Rival fetchSqlTableModel(const Setting& setting);

} // namespace moderato::bench
