// Meaning into looks: colours, icons and spacing for statuses and marks, from the user's own palette, light
// or dark. Neighbours: delegates and panes ask; nobody else names a colour.
#pragma once

#include "model/core/Status.h"

#include <QColor>
#include <QIcon>
#include <QPalette>

namespace moderato::theme {

bool isDark(const QPalette& palette);

// Readable (contrast at least 4.5:1) on the palette's base and window, every rowBackground and the chip.
// Never the only sign: an icon and a word stand beside it.
QColor statusColor(core::Status status, const QPalette& palette);
QColor flagColor(const QPalette& palette);
QColor secondaryText(const QPalette& palette); // times, counts
QColor linkColor(const QPalette& palette);
QColor guideLine(const QPalette& palette); // thread lines, separators

// A row's ground. The selection is a tint of the palette's highlight, not the highlight itself, so that
// status colours stay what they are on it; a bar of accentColor() beside it says "selected" without relying
// on tint.
enum class RowState : quint8 { Plain, Hovered, SelectedInactive, Selected };
QColor rowBackground(RowState state, const QPalette& palette);
QColor accentColor(const QPalette& palette); // at least 3:1 on the base: bars, ticks, focus
QColor chipBackground(const QPalette& palette);

// Drawn shapes that differ without colour: clock, tick, cross, shield, flag.
QIcon statusIcon(core::Status status, const QPalette& palette);
QIcon flagIcon(const QPalette& palette);
// A pencil: an unsent reply waits.
QIcon draftIcon(const QPalette& palette);
// An action's icon by its freedesktop name, from the theme or else drawn: "document-open", "edit-undo" …; the
// desk's own signs ("approve", "reject", "spam", "pending", "flag", "unflag", "reply") are always drawn. Null
// for a name that neither knows.
QIcon actionIcon(const QString& name, const QPalette& palette);

// Multiples of one step, in device-independent pixels.
inline constexpr int spacing = 6;
inline constexpr int margin = 12;

} // namespace moderato::theme
