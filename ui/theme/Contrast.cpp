#include "ui/theme/Contrast.h"

#include <algorithm>
#include <cmath>

namespace moderato::theme {

namespace {

// Relative luminance, WCAG 2.1 (w3.org/TR/WCAG21, "relative luminance").
double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double worst(const QColor& color, std::span<const QColor> surfaces)
{
    double least = 21;
    for (const QColor& surface : surfaces) {
        least = std::min(least, contrast(color, surface));
    }
    return least;
}

} // namespace

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor mixed(const QColor& a, const QColor& b, double part)
{
    const auto channel = [part](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * part));
    };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

QColor readable(const QColor& colour, std::span<const QColor> surfaces, double ratio)
{
    const QColor black(0, 0, 0);
    const QColor white(255, 255, 255);
    const QColor goal = worst(black, surfaces) > worst(white, surfaces) ? black : white;
    constexpr int steps = 40;
    for (int step = 0; step < steps; ++step) {
        const QColor candidate = mixed(colour, goal, static_cast<double>(step) / steps);
        if (worst(candidate, surfaces) >= ratio) {
            return candidate;
        }
    }
    return goal;
}

} // namespace moderato::theme
