// Where the parts of a comment's row lie. Pure arithmetic on a rectangle, a font and a depth.
// Neighbours: CommentDelegate paints in these places, ThreadView asks which of them was pressed.
#pragma once

#include <QFontMetrics>
#include <QRect>

namespace moderato::ui {

// In device-independent pixels, already mirrored for right-to-left.
struct RowGeometry
{
    QRect row;
    QRect expander; // present even when there is nothing to expand, so that columns stay put
    QRect icon;     // the status
    QRect tick;     // below the icon
    QRect head;     // line 1
    QRect firstLine;
    QRect secondLine;
    int levels = 0; // of indentation drawn: the depth, until it would leave too little room for text
    Qt::LayoutDirection direction = Qt::LeftToRight;

    static RowGeometry of(const QRect& row, const QFontMetrics& metrics, int depth,
                          Qt::LayoutDirection direction);
    // Of every row, whatever it holds.
    static int rowHeight(const QFontMetrics& metrics);

    // Where the guide of a level runs; levels are counted from 0 at the outer edge.
    int guideX(int level) const;
    // A part laid out left to right, put where the direction wants it.
    QRect mirrored(const QRect& part) const;
};

} // namespace moderato::ui
