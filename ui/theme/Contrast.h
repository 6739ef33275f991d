// How far two colours stand apart, and a colour moved until it can be read.
// Neighbours: Look chooses hues and has them made readable here.
#pragma once

#include <QColor>

#include <span>

namespace moderato::theme {

// WCAG 2.1's contrast ratio, 1 to 21; alpha is not looked at.
double contrast(const QColor& a, const QColor& b);

// `part` 0 gives a, 1 gives b.
QColor mixed(const QColor& a, const QColor& b, double part);

// `colour`, moved towards black or white (whichever helps) only as far as it takes to stand at `ratio` from
// every surface. Some pairs of surfaces allow no such colour; then black or white, whichever is farther.
QColor readable(const QColor& colour, std::span<const QColor> surfaces, double ratio);

} // namespace moderato::theme
