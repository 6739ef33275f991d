// One thing that is measured: it runs in a process of its own, on data made beforehand, beside its rivals.
// Neighbours: the *Case files are these, Cases lists them, Bench runs them, Table prints them.
#pragma once

#include "Data.h"
#include "Figure.h"

#include <functional>
#include <vector>

namespace moderato::bench {

// A case answers a line or more of the table: "open" says when the first rows are painted and when all is
// there.
struct Case
{
    QString name;
    Needs needs;
    std::function<std::vector<Figure>(const Setting&)> run;
};

// In the order of the table. A new case: its file, its line here and in CMakeLists.txt.
const std::vector<Case>& cases();

std::vector<Figure> measureStart(const Setting& setting);
std::vector<Figure> measureImport(const Setting& setting);
std::vector<Figure> measureOpen(const Setting& setting);
std::vector<Figure> measureWalk(const Setting& setting);
std::vector<Figure> measureDecide(const Setting& setting);
std::vector<Figure> measureDecideWhileImporting(const Setting& setting);
std::vector<Figure> measureDecideMany(const Setting& setting);
std::vector<Figure> measureFilter(const Setting& setting);
std::vector<Figure> measureExport(const Setting& setting);
std::vector<Figure> measureWords(const Setting& setting);
std::vector<Figure> measureOperators(const Setting& setting);
std::vector<Figure> measureSubstring(const Setting& setting);

} // namespace moderato::bench
