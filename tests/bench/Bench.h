// Runs each case at each size in a process of its own, prints the table and keeps it as JSON.
// Neighbours: Case describes what is measured, Table prints, main parses what is asked for.
#pragma once

#include "Case.h"

#include <QStringList>

namespace moderato::bench {

struct Request
{
    std::vector<qint64> sizes;
    QStringList only;  // names of cases; empty = all
    QString directory; // empty = a temporary one
    QString jsonFile;  // empty = none
};

// 0; 1 when a case gave a wrong answer or crashed. A slow one is no failure, not even one that was stopped.
int runBench(const Request& request);

// What the child processes do: one case, or one rival, its answer as JSON on stdout.
int runCase(const QString& name, const Setting& setting);
int runRivalProgram(const QString& name, const Setting& setting);

} // namespace moderato::bench
