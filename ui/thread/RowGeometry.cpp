#include "ui/thread/RowGeometry.h"

#include "ui/theme/Look.h"

#include <QStyle>

#include <algorithm>

namespace moderato::ui {

namespace {

constexpr int levelWidth = 14;
constexpr int expanderWidth = 16;
constexpr int iconSide = 16;
constexpr int outerMargin = 6;
constexpr int linePadding = 1; // between lines, so that accents and descenders breathe

// Text keeps at least this width before deeper levels stop moving inwards.
constexpr int leastTextWidth = 360;
constexpr int fewestLevels = 3;
constexpr int mostLevels = 16;

int lineHeight(const QFontMetrics& metrics) { return std::max(metrics.height(), iconSide) + linePadding; }

} // namespace

RowGeometry RowGeometry::of(const QRect& row, const QFontMetrics& metrics, int depth,
                            Qt::LayoutDirection direction)
{
    RowGeometry geometry;
    geometry.row = row;
    geometry.direction = direction;
    const int fitting = std::clamp((row.width() - leastTextWidth) / levelWidth, fewestLevels, mostLevels);
    geometry.levels = std::clamp(depth, 0, fitting);

    const int line = lineHeight(metrics);
    const int top = row.top() + theme::spacing;
    int x = row.left() + outerMargin + geometry.levels * levelWidth;
    const int iconTop = top + (line - iconSide) / 2;
    geometry.expander = geometry.mirrored(QRect(x, top, expanderWidth, line));
    x += expanderWidth + 2;
    geometry.icon = geometry.mirrored(QRect(x, iconTop, iconSide, iconSide));
    geometry.tick = geometry.mirrored(QRect(x, iconTop + line + 1, iconSide, iconSide));
    x += iconSide + theme::spacing + 2;
    const int width = std::max(row.right() + 1 - theme::margin - x, 0);
    geometry.head = geometry.mirrored(QRect(x, top, width, line));
    geometry.firstLine = geometry.mirrored(QRect(x, top + line, width, line));
    geometry.secondLine = geometry.mirrored(QRect(x, top + 2 * line, width, line));
    return geometry;
}

int RowGeometry::rowHeight(const QFontMetrics& metrics)
{
    return 3 * lineHeight(metrics) + 2 * theme::spacing + 1;
}

int RowGeometry::guideX(int level) const
{
    const int x = row.left() + outerMargin + level * levelWidth + expanderWidth / 2;
    return mirrored(QRect(x, row.top(), 1, 1)).left();
}

QRect RowGeometry::mirrored(const QRect& part) const { return QStyle::visualRect(direction, row, part); }

} // namespace moderato::ui
