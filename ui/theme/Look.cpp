#include "ui/theme/Look.h"

#include "ui/theme/Contrast.h"
#include "ui/theme/DrawnIcon.h"

#include <array>

namespace moderato::theme {

namespace {

// WCAG 2.1 asks 4.5 of text; colours are moved a little farther, so that rounding never brings one back
// below.
constexpr double aimedRatio = 4.6;
constexpr double shapeRatio = 3.0;

std::array<QColor, 6> surfaces(const QPalette& palette)
{
    return {palette.color(QPalette::Base),
            palette.color(QPalette::Window),
            rowBackground(RowState::Hovered, palette),
            rowBackground(RowState::SelectedInactive, palette),
            rowBackground(RowState::Selected, palette),
            chipBackground(palette)};
}

QColor onSurfaces(const QColor& light, const QColor& dark, const QPalette& palette)
{
    return readable(isDark(palette) ? dark : light, surfaces(palette), aimedRatio);
}

Stroke strokeOf(core::Status status)
{
    switch (status) {
    case core::Status::Pending:
        return Stroke::Clock;
    case core::Status::Approved:
        return Stroke::Tick;
    case core::Status::Rejected:
        return Stroke::Cross;
    case core::Status::Spam:
        return Stroke::Shield;
    }
    return Stroke::Clock;
}

} // namespace

bool isDark(const QPalette& palette)
{
    const QColor base = palette.color(QPalette::Base);
    return contrast(base, Qt::white) > contrast(base, Qt::black);
}

QColor statusColor(core::Status status, const QPalette& palette)
{
    switch (status) {
    case core::Status::Pending:
        return onSurfaces(QColor(0x9a, 0x5b, 0x00), QColor(0xf0, 0xb4, 0x4c), palette);
    case core::Status::Approved:
        return onSurfaces(QColor(0x1f, 0x7a, 0x3d), QColor(0x6c, 0xc8, 0x86), palette);
    case core::Status::Rejected:
        return onSurfaces(QColor(0xb4, 0x23, 0x2c), QColor(0xf2, 0x8b, 0x82), palette);
    case core::Status::Spam:
        return onSurfaces(QColor(0x7a, 0x3f, 0xa8), QColor(0xc9, 0x9a, 0xf0), palette);
    }
    return palette.color(QPalette::Text);
}

QColor flagColor(const QPalette& palette)
{
    return onSurfaces(QColor(0xc2, 0x41, 0x0c), QColor(0xff, 0x9a, 0x5c), palette);
}

QColor secondaryText(const QPalette& palette)
{
    const QColor soft = mixed(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.38);
    return readable(soft, surfaces(palette), aimedRatio);
}

QColor linkColor(const QPalette& palette)
{
    return readable(palette.color(QPalette::Link), surfaces(palette), aimedRatio);
}

QColor guideLine(const QPalette& palette)
{
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), isDark(palette) ? 0.20 : 0.15);
}

QColor rowBackground(RowState state, const QPalette& palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor highlight = palette.color(QPalette::Active, QPalette::Highlight);
    const bool dark = isDark(palette);
    switch (state) {
    case RowState::Plain:
        return base;
    case RowState::Hovered:
        return mixed(base, palette.color(QPalette::Text), 0.04);
    case RowState::SelectedInactive:
        return mixed(base, palette.color(QPalette::Text), 0.09);
    case RowState::Selected:
        return mixed(base, highlight, dark ? 0.34 : 0.20);
    }
    return base;
}

QColor accentColor(const QPalette& palette)
{
    return readable(palette.color(QPalette::Active, QPalette::Highlight), surfaces(palette), shapeRatio);
}

QColor chipBackground(const QPalette& palette)
{
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), isDark(palette) ? 0.16 : 0.10);
}

QIcon statusIcon(core::Status status, const QPalette& palette)
{
    return drawnIcon(strokeOf(status), statusColor(status, palette), palette);
}

QIcon flagIcon(const QPalette& palette) { return drawnIcon(Stroke::Flag, flagColor(palette), palette); }

QIcon draftIcon(const QPalette& palette)
{
    return drawnIcon(Stroke::Pencil, secondaryText(palette), palette);
}

} // namespace moderato::theme
