// Meaning into looks: colours, icons and spacing for statuses and marks, from the user's own palette, light
// or dark. Neighbours: delegates and panes ask; nobody else names a colour.
#pragma once

#include "model/core/Status.h"

#include <QColor>
#include <QIcon>
#include <QPalette>

namespace moderato::theme {

bool isDark(const QPalette& palette);

// Readable (contrast at least 4.5:1) on the palette's base. Never the only sign: an icon and a word stand
// beside it.
QColor statusColor(core::Status status, const QPalette& palette);
QColor flagColor(const QPalette& palette);
QColor secondaryText(const QPalette& palette); // times, counts
QColor guideLine(const QPalette& palette);     // thread lines, separators

// Drawn shapes that differ without colour: clock, tick, cross, shield, flag.
QIcon statusIcon(core::Status status, const QPalette& palette);
QIcon flagIcon(const QPalette& palette);
// An action's icon by its freedesktop name, from the theme or else drawn: "document-open", "edit-undo",
// "reply" …
QIcon actionIcon(const QString& name, const QPalette& palette);

// Multiples of one step, in device-independent pixels.
inline constexpr int spacing = 6;
inline constexpr int margin = 12;

} // namespace moderato::theme
