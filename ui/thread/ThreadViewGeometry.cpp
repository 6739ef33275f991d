// Where rows lie, as RowHeights says, and what of them is in sight.
#include "model/items/ThreadModel.h"
#include "ui/thread/CommentDelegate.h"
#include "ui/thread/RowGeometry.h"
#include "ui/thread/RowHeights.h"
#include "ui/thread/ThreadView.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <limits>

namespace moderato::ui {

namespace {

// A place in the thread may be farther than a coordinate reaches.
int clampedToInt(qint64 y)
{
    constexpr qint64 farthest = std::numeric_limits<int>::max() / 2;
    return static_cast<int>(std::clamp(y, -farthest, farthest));
}

} // namespace

int ThreadView::horizontalOffset() const { return 0; }

int ThreadView::verticalOffset() const { return verticalScrollBar()->value(); }

void ThreadView::scrollToTop(qint64 y)
{
    verticalScrollBar()->setValue(static_cast<int>(std::clamp<qint64>(y, 0, verticalScrollBar()->maximum())));
}

// The last line that is seen whole together with this one, which stands at the edge; at least the next.
int ThreadView::lineOfPage(int from, bool downwards) const
{
    const int page = viewport()->height();
    if (downwards) {
        return std::max(m_heights->lineAt(m_heights->top(from) + page) - 1, from + 1);
    }
    const qint64 edge = m_heights->top(from + 1) - page;
    const int line = std::max(m_heights->lineAt(edge), 0);
    return std::min(m_heights->top(line) < edge ? line + 1 : line, from - 1);
}

bool ThreadView::isIndexHidden(const QModelIndex& index) const { return m_lines.lineOf(index) < 0; }

QRect ThreadView::rectOf(int line) const
{
    return {0, clampedToInt(m_heights->top(line) - verticalOffset()), viewport()->width(),
            m_heights->height(line)};
}

QRect ThreadView::visualRect(const QModelIndex& index) const
{
    const int line = m_lines.lineOf(index);
    return line < 0 ? QRect() : rectOf(line);
}

QModelIndex ThreadView::indexAt(const QPoint& point) const
{
    return m_lines.indexAt(m_heights->lineAt(qint64{point.y()} + verticalOffset()));
}

void ThreadView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    m_lines.reveal(index);
    const int line = m_lines.lineOf(index);
    if (line < 0) {
        return;
    }
    const qint64 top = m_heights->top(line);
    const qint64 bottom = m_heights->top(line + 1);
    const int page = viewport()->height();
    const qint64 seen = verticalOffset();
    if (hint == EnsureVisible && (bottom < seen - page || top > seen + qint64{2} * page)) { // far
        scrollToTop(top - page / 3);
        return;
    }
    // The neighbour beyond the edge is seen, too: whoever reads on knows what comes.
    const bool hasRoom = hint == EnsureVisible && page >= 4 * (bottom - top);
    const qint64 from = hasRoom && line > 0 ? m_heights->top(line - 1) : top;
    const qint64 to = hasRoom && line + 1 < m_heights->count() ? m_heights->top(line + 2) : bottom;
    if (hint == PositionAtTop || (hint == EnsureVisible && from < seen)) {
        scrollToTop(from);
    } else if (hint == PositionAtBottom || (hint == EnsureVisible && to > seen + page)) {
        scrollToTop(to - page);
    } else if (hint == PositionAtCenter) {
        scrollToTop(top - (page - (bottom - top)) / 2);
    }
}

void ThreadView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    const QModelIndex index = indexAt(rect.bottomRight());
    selectionModel()->select(index.isValid() ? QItemSelection(index, index) : QItemSelection(), command);
}

QRegion ThreadView::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    for (const QModelIndex& index : selection.indexes()) {
        region += visualRect(index);
    }
    return region;
}

void ThreadView::updateGeometries()
{
    const QRect current = visualRect(currentIndex());
    const bool isCurrentSeen = !current.isEmpty() && viewport()->rect().intersects(current);
    const core::CommentId top = m_top;
    const int offset = m_topOffset;
    const bool areOthers = m_heights->setMetrics(fontMetrics());
    const int page = viewport()->height();
    const qint64 most = std::clamp<qint64>(m_heights->total() - page, 0, std::numeric_limits<int>::max());
    verticalScrollBar()->setSingleStep(RowGeometry::rowHeight(fontMetrics()) / 2);
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, static_cast<int>(most));
    if (areOthers) { // another font, style or scale: what was read stays in sight
        showAtTop(top, offset);
        if (isCurrentSeen) {
            scrollTo(currentIndex());
        }
        scrollContentsBy(0, 0); // the value may be what it was, and something else stand there
        viewport()->update();
    }
    QAbstractItemView::updateGeometries();
}

void ThreadView::changeEvent(QEvent* event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometries();
    }
}

void ThreadView::scrollContentsBy(int, int dy)
{
    viewport()->scroll(0, dy);
    const int line = m_heights->lineAt(verticalOffset());
    m_top = m_thread ? m_thread->idAt(m_lines.indexAt(line)) : core::CommentId();
    m_topOffset = clampedToInt(m_heights->top(line) - verticalOffset());
}

QStyleOptionViewItem ThreadView::optionFor(const QModelIndex& index, const QRect& rect) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = rect;
    const bool isCurrent = index == currentIndex();
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    option.state.setFlag(QStyle::State_Selected, isCurrent);
    option.state.setFlag(QStyle::State_HasFocus, isCurrent && hasFocus());
    option.state.setFlag(QStyle::State_MouseOver, viewport()->underMouse() && rect.contains(pointer));
    option.state.setFlag(QStyle::State_Children, m_thread->hasChildren(index));
    option.state.setFlag(QStyle::State_Open, m_lines.isExpanded(index));
    return option;
}

void ThreadView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const qint64 from = qint64{event->rect().top()} + verticalOffset();
    for (int line = std::max(m_heights->lineAt(from), 0); line < m_heights->count(); ++line) {
        const QRect rect = rectOf(line);
        if (rect.top() > event->rect().bottom()) {
            break;
        }
        const QModelIndex index = m_lines.indexAt(line);
        m_delegate->paint(&painter, optionFor(index, rect), index);
    }
}

} // namespace moderato::ui
