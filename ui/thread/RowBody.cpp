// Lines 2 and 3 of a row: its text, and what waits below it.
#include "ui/thread/RowPainter.h"
#include "ui/thread/RowSentence.h"
#include "ui/thread/RowWords.h"

#include <QCoreApplication>
#include <QTextLayout>

#include <algorithm>

namespace moderato::ui {

namespace {

constexpr int chipPadding = 7;
constexpr QChar ellipsis(0x2026);

QString chipText(const ThreadRow& row)
{
    return row.undecidedBelow > 0 ? replyCount(row.below) + RowWords::tr(", ") : replyCount(row.below);
}

} // namespace

QRect chipRect(const RowLook& look, const RowGeometry& geometry, const ThreadRow& row)
{
    if (row.below <= 0) {
        return {};
    }
    int width = look.metrics.horizontalAdvance(chipText(row)) + 2 * chipPadding;
    if (row.undecidedBelow > 0) {
        width += look.boldMetrics.horizontalAdvance(pendingCount(row.undecidedBelow));
    }
    // Laid out left to right at the trailing edge of the last line, then mirrored back with the row.
    const QRect line = geometry.mirrored(geometry.secondLine);
    const int left = std::max(line.left(), line.right() + 1 - width);
    return geometry.mirrored(QRect(left, line.top(), line.right() + 1 - left, line.height()));
}

void RowPainter::paintBody()
{
    QRect last = m_geometry.mirrored(m_geometry.secondLine);
    if (hasReplies() && !isOpen() && m_row.below > 0) {
        const QRect chip = chipRect(m_look, m_geometry, m_row);
        paintChip(chip);
        last.setRight(m_geometry.mirrored(chip).left() - theme::margin);
    }
    paintText(m_geometry.mirrored(last));
}

void RowPainter::paintText(const QRect& last)
{
    const bool rightToLeft = m_row.preview.isRightToLeft();
    QTextOption option(rightToLeft ? Qt::AlignRight | Qt::AlignAbsolute : Qt::AlignLeft | Qt::AlignAbsolute);
    option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_painter.setPen(m_row.isMatch ? m_look.text : m_look.secondary);

    QTextLayout layout(m_row.preview, m_look.font);
    layout.setTextOption(option);
    layout.setCacheEnabled(true); // what is shaped for measuring is drawn, not shaped again
    layout.beginLayout();
    QTextLine first = layout.createLine();
    if (!first.isValid()) {
        layout.endLayout();
        return;
    }
    first.setLineWidth(m_geometry.firstLine.width());
    QTextLine second = layout.createLine();
    if (second.isValid()) {
        second.setLineWidth(std::max(last.width(), 1));
    }
    layout.endLayout();
    first.draw(&m_painter, m_geometry.firstLine.topLeft() - first.position());
    if (!second.isValid() || last.width() <= 0) {
        return;
    }
    const int end = second.textStart() + second.textLength();
    if (end >= m_row.preview.size()) {
        second.draw(&m_painter, last.topLeft() - second.position());
        return;
    }
    // A few characters beyond what fits are enough to cut in the right place.
    constexpr int beyond = 40;
    const QString rest = m_row.preview.mid(second.textStart(), second.textLength() + beyond) + ellipsis;
    m_painter.setFont(m_look.font);
    const Qt::Alignment side = rightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    m_painter.setLayoutDirection(option.textDirection());
    m_painter.drawText(last, static_cast<int>(side | Qt::AlignAbsolute | Qt::AlignTop) | Qt::TextSingleLine,
                       m_look.metrics.elidedText(rest, Qt::ElideRight, last.width()));
}

void RowPainter::paintChip(const QRect& chip)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_look.chip);
    m_painter.drawRoundedRect(chip, chip.height() / 2.0, chip.height() / 2.0);
    m_painter.setBrush(Qt::NoBrush);
    QRect words = m_geometry.mirrored(chip).adjusted(chipPadding, 0, -chipPadding / 2, 0);
    const QString replies = chipText(m_row);
    m_painter.setFont(m_look.font);
    m_painter.setPen(m_look.secondary);
    const int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;
    const int width = m_look.metrics.horizontalAdvance(replies);
    m_painter.drawText(m_geometry.mirrored(QRect(words.left(), words.top(), width, words.height())), flags,
                       replies);
    if (m_row.undecidedBelow > 0) {
        words.setLeft(words.left() + width);
        m_painter.setFont(m_look.bold);
        m_painter.setPen(m_look.status[static_cast<size_t>(core::Status::Pending)]);
        m_painter.drawText(m_geometry.mirrored(words), flags, pendingCount(m_row.undecidedBelow));
    }
}

} // namespace moderato::ui
