// A QIcon drawn anew at every size and scale, so that it is crisp on every screen.
// Neighbours: Strokes has the shapes; Look and ActionIcon make icons of them.
#pragma once

#include "ui/theme/Strokes.h"

#include <QIcon>
#include <QPalette>

namespace moderato::theme {

// Disabled it is drawn in the palette's disabled text colour.
QIcon drawnIcon(Stroke stroke, const QColor& color, const QPalette& palette);

} // namespace moderato::theme
