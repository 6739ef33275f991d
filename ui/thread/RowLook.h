// Colours, icons and fonts of the rows, made once a palette and font instead of once a row.
// Neighbours: CommentDelegate paints with it; ui/theme decides what it holds.
#pragma once

#include "ui/theme/Look.h"

#include <QFontMetrics>
#include <QStyleOptionViewItem>

#include <array>

namespace moderato::ui {

struct RowLook
{
    explicit RowLook(const QStyleOptionViewItem& option);
    bool fits(const QStyleOptionViewItem& option) const;

    qint64 paletteKey;
    QFont font;
    QFont bold;
    QFontMetrics metrics;
    QFontMetrics boldMetrics;
    QColor text;
    QColor secondary;
    QColor guide;
    QColor accent;
    QColor base;
    QColor chip;
    QColor flag;
    std::array<QColor, 4> grounds; // by theme::RowState
    std::array<QColor, 4> status;  // by core::Status
    std::array<QIcon, 4> statusIcon;
    QIcon flagIcon;
    QIcon draftIcon;
};

} // namespace moderato::ui
