// One row being painted: its values read once, its places worked out once, then drawn part by part.
// Neighbours: CommentDelegate makes one a row; RowGeometry and RowLook say where and how, the widget's style
// draws what every tree has.
#pragma once

#include "ui/thread/RowGeometry.h"
#include "ui/thread/RowLook.h"
#include "ui/thread/ThreadRow.h"

#include <QPainter>

namespace moderato::ui {

// Where "3 replies, 2 pending" stands on a collapsed row.
QRect chipRect(const RowLook& look, const RowGeometry& geometry, const ThreadRow& row);

class RowPainter
{
public:
    // The option outlives it.
    RowPainter(QPainter& painter, const RowLook& look, const QStyleOptionViewItem& option,
               const QModelIndex& index);
    void paint();

private:
    void paintGround();
    void paintGuides();
    void paintExpander();
    void paintStatus();
    void paintTick();
    void paintHead();
    void paintBody();
    void paintText(const QRect& secondLine);
    void paintChip(const QRect& chip);

    // Line 1 is filled from its leading edge; each takes what it needs of what is left, or nothing.
    void put(const QString& text, const QFont& font, const QColor& color);
    void put(const QIcon& icon);
    QStringList tags() const;

    bool hasReplies() const { return m_state.testFlag(QStyle::State_Children); }
    bool isOpen() const { return m_state.testFlag(QStyle::State_Open); }
    bool isCurrent() const { return m_state.testFlag(QStyle::State_Selected); }

    QPainter& m_painter;
    const RowLook& m_look;
    const QStyleOptionViewItem& m_option;
    const QStyle& m_style;
    const QStyle::State m_state;
    const ThreadRow m_row;
    const RowGeometry m_geometry;
    int m_headFrom = 0; // of line 1, logical: as if left to right
    int m_headTo = 0;
};

} // namespace moderato::ui
