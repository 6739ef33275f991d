// The figures for people: one line each, what was to be reached beside what was measured, in words.
// Neighbours: Bench prints a line as soon as its case is done, and the growth at the end.
#pragma once

#include "Figure.h"

class QTextStream;

namespace moderato::bench {

void printHeading(QTextStream& out, qint64 comments);
void printFigure(QTextStream& out, const Figure& figure);

// By which factor each figure grows when the comments grow tenfold, from 10,000 up; beside it the C API's.
void printGrowth(QTextStream& out, const std::vector<Figure>& figures);

} // namespace moderato::bench
