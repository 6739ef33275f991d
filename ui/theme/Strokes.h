// The desk's shapes as strokes on a 16 × 16 grid.
// Neighbours: DrawnIcon paints them at any size; Look and ActionIcon say which shape means what.
#pragma once

#include <QPainter>

namespace moderato::theme {

enum class Stroke : quint8 {
    Clock,
    Tick,
    Cross,
    Shield,
    Flag,
    FlagOff,
    Pencil,
    Open,
    Save,
    Undo,
    Redo,
    Reply,
    Help,
    Search,
    Next,
    Previous,
    Up,
    Down,
    Expand,
    Collapse,
    Settings,
    Quit,
    Link,
};

// Draws with the painter's pen, which has `color`, in a square of 16 units whose top left is the origin. May
// leave the painter transformed and with another brush.
void drawStroke(QPainter& painter, Stroke stroke, const QColor& color);

} // namespace moderato::theme
