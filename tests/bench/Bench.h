// Runs each case at each size in a process of its own and prints the table, or JSON.
// Neighbours: Case describes what is measured; main parses what is asked for.
#pragma once

#include "Case.h"

namespace moderato::bench {

struct Request
{
    std::vector<qint64> sizes;
    QString directory; // empty = a temporary one
    bool json = false;
};

// 0; 1 when a case gave a wrong answer or did not finish. A slow one is no failure.
int runBench(const Request& request);

// What the child process does: one case, its figure as a line of JSON on stdout.
int runCase(const QString& name, const Setting& setting);

} // namespace moderato::bench
