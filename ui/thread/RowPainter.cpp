#include "ui/thread/RowPainter.h"

#include "ui/thread/RowWords.h"
#include "ui/words/Words.h"

#include <QApplication>
#include <QDateTime>

#include <algorithm>

namespace moderato::ui {

namespace {

constexpr int leastAuthorWidth = 60;

} // namespace

RowPainter::RowPainter(QPainter& painter, const RowLook& look, const QStyleOptionViewItem& option,
                       const QModelIndex& index)
    : m_painter(painter)
    , m_look(look)
    , m_option(option)
    , m_style(option.widget != nullptr ? *option.widget->style() : *QApplication::style())
    , m_state(option.state)
    , m_row(ThreadRow::read(index))
    , m_geometry(RowGeometry::of(option.rect, look.metrics, m_row.depth, option.direction))
{
    const QRect head = m_geometry.mirrored(m_geometry.head);
    m_headFrom = head.left();
    m_headTo = head.right() + 1;
}

void RowPainter::paint()
{
    m_painter.save();
    m_painter.setClipRect(m_geometry.row, Qt::IntersectClip);
    m_painter.setLayoutDirection(Qt::LayoutDirectionAuto); // each piece of text by its own first letter
    paintGround();
    paintGuides();
    paintExpander();
    paintStatus();
    paintTick();
    paintHead();
    paintBody();
    m_painter.restore();
}

void RowPainter::paintGround()
{
    theme::RowState state = theme::RowState::Plain;
    if (isCurrent()) {
        const bool active =
            m_state.testFlag(QStyle::State_Active) && m_state.testFlag(QStyle::State_HasFocus);
        state = active ? theme::RowState::Selected : theme::RowState::SelectedInactive;
    } else if (m_state.testFlag(QStyle::State_MouseOver)) {
        state = theme::RowState::Hovered;
    }
    const QRect row = m_geometry.row;
    m_painter.fillRect(row, m_look.grounds[static_cast<size_t>(state)]);
    // A top-level comment opens a new conversation: its separator runs from edge to edge.
    const QRect head = m_geometry.mirrored(m_geometry.head);
    const int from = m_row.depth == 0 ? row.left() : head.left();
    m_painter.fillRect(m_geometry.mirrored(QRect(from, row.top(), row.right() + 1 - from, 1)), m_look.guide);
    if (isCurrent()) {
        m_painter.fillRect(m_geometry.mirrored(QRect(row.left(), row.top(), 3, row.height())), m_look.accent);
    }
}

void RowPainter::paintGuides()
{
    const QRect row = m_geometry.row;
    for (int level = 0; level < m_geometry.levels; ++level) {
        m_painter.fillRect(QRect(m_geometry.guideX(level), row.top(), 1, row.height()), m_look.guide);
    }
    if (hasReplies() && isOpen()) {
        const int top = m_geometry.expander.bottom() + 1;
        m_painter.fillRect(QRect(m_geometry.guideX(m_geometry.levels), top, 1, row.bottom() + 1 - top),
                           m_look.guide);
    }
}

void RowPainter::paintExpander()
{
    if (!hasReplies()) {
        return;
    }
    QStyleOption branch;
    branch.rect = m_geometry.expander;
    branch.palette = m_option.palette;
    branch.fontMetrics = m_look.metrics;
    branch.direction = m_option.direction;
    branch.state = m_state & (QStyle::State_Children | QStyle::State_Open | QStyle::State_Enabled |
                              QStyle::State_Active | QStyle::State_MouseOver);
    m_style.drawPrimitive(QStyle::PE_IndicatorBranch, &branch, &m_painter, m_option.widget);
}

void RowPainter::paintStatus()
{
    m_painter.setOpacity(m_row.isMatch ? 1.0 : 0.6);
    m_look.statusIcon[static_cast<size_t>(m_row.status)].paint(&m_painter, m_geometry.icon);
    m_painter.setOpacity(1.0);
}

void RowPainter::paintTick()
{
    // An empty box only where a hand or the keyboard is: forty boxes would be noise.
    if (!m_row.isTicked && !isCurrent() && !m_state.testFlag(QStyle::State_MouseOver)) {
        return;
    }
    const QSize side(m_style.pixelMetric(QStyle::PM_IndicatorWidth, &m_option, m_option.widget),
                     m_style.pixelMetric(QStyle::PM_IndicatorHeight, &m_option, m_option.widget));
    QStyleOptionViewItem box(m_option);
    box.rect = QStyle::alignedRect(m_option.direction, Qt::AlignCenter,
                                   side.boundedTo(m_geometry.tick.size()), m_geometry.tick);
    // The ground of a current row is a tint: what a style draws for its own selection would not be seen on
    // it.
    box.state &= ~(QStyle::State_HasFocus | QStyle::State_Selected);
    box.state |= m_row.isTicked ? QStyle::State_On : QStyle::State_Off;
    box.checkState = m_row.isTicked ? Qt::Checked : Qt::Unchecked;
    box.features |= QStyleOptionViewItem::HasCheckIndicator;
    m_style.drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, &m_painter, m_option.widget);
}

void RowPainter::paintHead()
{
    const QColor text = m_row.isMatch ? m_look.text : m_look.secondary;
    if (m_row.createdAt) {
        const QString time = words::shortTime(m_row.createdAt, QDateTime::currentMSecsSinceEpoch());
        const int width = m_look.metrics.horizontalAdvance(time);
        const QRect place(m_headTo - width, m_geometry.head.top(), width, m_geometry.head.height());
        // In a narrow row it makes way for the name.
        if (place.left() - theme::margin - m_headFrom >= leastAuthorWidth) {
            m_painter.setFont(m_look.font);
            m_painter.setPen(m_look.secondary);
            m_painter.drawText(m_geometry.mirrored(place), Qt::AlignVCenter | Qt::TextSingleLine, time);
            m_headTo -= width + theme::margin;
        }
    }
    const QString status = words::statusName(m_row.status);
    const int wanted = m_look.metrics.horizontalAdvance(status) + (m_row.flags > 0 ? 2 : 1) * 22;
    const QFont& nameFont = m_row.isMatch ? m_look.bold : m_look.font;
    const int room =
        std::min(std::max(m_headTo - m_headFrom - wanted, leastAuthorWidth), m_headTo - m_headFrom);
    put(QFontMetrics(nameFont).elidedText(m_row.author, Qt::ElideRight, room), nameFont, text);
    put(status, m_look.font,
        m_row.isMatch ? m_look.status[static_cast<size_t>(m_row.status)] : m_look.secondary);
    if (m_row.flags > 0) {
        put(m_look.flagIcon);
    }
    if (m_row.flags > 1) {
        put(QLocale().toString(m_row.flags), m_look.font, m_look.flag);
    }
    if (m_row.hasDraft) {
        put(m_look.draftIcon);
        put(RowWords::tr("Unsent draft"), m_look.font, m_look.secondary);
    }
    for (const QString& tag : tags()) {
        put(tag, m_look.font, m_look.secondary);
    }
}

QStringList RowPainter::tags() const
{
    QStringList tags;
    if (m_row.depth > m_geometry.levels) {
        tags << RowWords::tr("level %1").arg(m_row.depth + 1);
    }
    if (m_row.kind == core::CommentKind::Pingback) {
        tags << RowWords::tr("Pingback");
    } else if (m_row.kind == core::CommentKind::Trackback) {
        tags << RowWords::tr("Trackback");
    }
    if (core::hasMark(m_row.marks, core::Mark::Staff)) {
        tags << RowWords::tr("Staff");
    }
    if (core::hasMark(m_row.marks, core::Mark::Edited)) {
        tags << RowWords::tr("Edited");
    }
    if (core::hasMark(m_row.marks, core::Mark::Orphan)) {
        tags << RowWords::tr("Parent missing");
    }
    if (core::hasMark(m_row.marks, core::Mark::Damaged)) {
        tags << RowWords::tr("Damaged");
    }
    return tags;
}

void RowPainter::put(const QString& text, const QFont& font, const QColor& color)
{
    const int width = (font == m_look.bold ? m_look.boldMetrics : m_look.metrics).horizontalAdvance(text);
    if (m_headFrom + width > m_headTo) {
        m_headTo = m_headFrom; // what follows is less important: it does not squeeze in instead
        return;
    }
    const QRect place(m_headFrom, m_geometry.head.top(), width, m_geometry.head.height());
    m_painter.setFont(font);
    m_painter.setPen(color);
    m_painter.drawText(m_geometry.mirrored(place), Qt::AlignVCenter | Qt::TextSingleLine, text);
    m_headFrom += width + theme::spacing + 2;
}

void RowPainter::put(const QIcon& icon)
{
    const int side = m_geometry.icon.width() - 2;
    if (m_headFrom + side > m_headTo) {
        m_headTo = m_headFrom;
        return;
    }
    const QRect head = m_geometry.head;
    const QRect place(m_headFrom, head.top() + (head.height() - side) / 2, side, side);
    icon.paint(&m_painter, m_geometry.mirrored(place));
    m_headFrom += side + 4;
}

} // namespace moderato::ui
