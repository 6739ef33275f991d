// Where rows lie: line number times row height, nothing else is kept.
#include "model/items/ThreadModel.h"
#include "ui/thread/CommentDelegate.h"
#include "ui/thread/RowGeometry.h"
#include "ui/thread/ThreadView.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <limits>

namespace moderato::ui {

int ThreadView::horizontalOffset() const { return 0; }

int ThreadView::verticalOffset() const { return verticalScrollBar()->value(); }

int ThreadView::lineAt(int y) const { return (y + verticalOffset()) / m_rowHeight; }

int ThreadView::linesOfAPage() const { return std::max(1, viewport()->height() / m_rowHeight - 1); }

bool ThreadView::isIndexHidden(const QModelIndex& index) const
{
    return !m_thread || m_thread->lineOf(index) < 0;
}

QRect ThreadView::visualRect(const QModelIndex& index) const
{
    const int line = m_thread ? m_thread->lineOf(index) : -1;
    return line < 0 ? QRect()
                    : QRect(0, line * m_rowHeight - verticalOffset(), viewport()->width(), m_rowHeight);
}

QModelIndex ThreadView::indexAt(const QPoint& point) const
{
    const bool isAbove = point.y() + verticalOffset() < 0;
    return m_thread && !isAbove ? m_thread->indexAtLine(lineAt(point.y())) : QModelIndex();
}

void ThreadView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!m_thread || !index.isValid()) {
        return;
    }
    m_thread->reveal(index);
    const int line = m_thread->lineOf(index);
    if (line < 0) {
        return;
    }
    const int top = line * m_rowHeight;
    const int page = viewport()->height();
    const int value = verticalOffset();
    const bool isFar = top + m_rowHeight < value - page || top > value + 2 * page;
    // The neighbour beyond the edge is seen, too: whoever reads on knows what comes.
    const int context = hint == EnsureVisible && page >= 4 * m_rowHeight ? m_rowHeight : 0;
    if (hint == EnsureVisible && isFar) {
        verticalScrollBar()->setValue(top - page / 3);
    } else if (hint == PositionAtTop || (hint == EnsureVisible && top - context < value)) {
        verticalScrollBar()->setValue(top - context);
    } else if (hint == PositionAtBottom ||
               (hint == EnsureVisible && top + m_rowHeight + context > value + page)) {
        verticalScrollBar()->setValue(top + m_rowHeight + context - page);
    } else if (hint == PositionAtCenter) {
        verticalScrollBar()->setValue(top - (page - m_rowHeight) / 2);
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
    m_rowHeight = std::max(1, RowGeometry::rowHeight(fontMetrics()));
    const qint64 lines = m_thread ? m_thread->lineCount() : 0;
    const int page = viewport()->height();
    const qint64 most = std::clamp<qint64>(lines * m_rowHeight - page, 0, std::numeric_limits<int>::max());
    verticalScrollBar()->setSingleStep(m_rowHeight / 2);
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, static_cast<int>(most));
    QAbstractItemView::updateGeometries();
}

void ThreadView::scrollContentsBy(int, int dy)
{
    viewport()->scroll(0, dy);
    const int line = lineAt(0);
    m_top = m_thread ? m_thread->idAt(m_thread->indexAtLine(line)) : core::CommentId();
    m_topOffset = line * m_rowHeight - verticalOffset();
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
    option.state.setFlag(QStyle::State_Open, m_thread->isUnfolded(index));
    return option;
}

void ThreadView::paintEvent(QPaintEvent* event)
{
    if (!m_thread) {
        return;
    }
    QPainter painter(viewport());
    const int last = std::min(lineAt(event->rect().bottom()), m_thread->lineCount() - 1);
    for (int line = lineAt(event->rect().top()); line <= last; ++line) {
        const QModelIndex index = m_thread->indexAtLine(line);
        const QRect rect(0, line * m_rowHeight - verticalOffset(), viewport()->width(), m_rowHeight);
        m_delegate->paint(&painter, optionFor(index, rect), index);
    }
}

} // namespace moderato::ui
