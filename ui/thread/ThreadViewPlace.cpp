// What of the thread is expanded, and how the place in it is kept.
#include "model/items/ThreadModel.h"
#include "ui/thread/RowHeights.h"
#include "ui/thread/ThreadAccessible.h"
#include "ui/thread/ThreadView.h"

namespace moderato::ui {

QByteArray ThreadView::savePlace() const { return place().toBytes(); }

void ThreadView::restorePlace(const QByteArray& bytes)
{
    if (!m_thread) {
        return;
    }
    const ThreadPlace place = ThreadPlace::fromBytes(bytes);
    m_lines.setExpandedRows({place.allExpanded, place.exceptions});
    goBackTo(place);
}

ThreadPlace ThreadView::place() const
{
    auto rows = m_lines.expandedRows(ThreadPlace::mostIds);
    ThreadPlace place;
    place.allExpanded = rows.all;
    place.exceptions = std::move(rows.exceptions);
    place.current = currentComment();
    place.top = m_top;
    place.topOffset = m_topOffset;
    return place;
}

void ThreadView::goBackTo(const ThreadPlace& place)
{
    if (const QModelIndex current = m_thread->indexOf(place.current); current.isValid()) {
        m_lines.reveal(current);
        setCurrentIndex(current);
    }
    scrollBackTo(place.top, place.topOffset);
}

void ThreadView::scrollBackTo(core::CommentId top, int offset)
{
    updateGeometries();
    showAtTop(top, offset);
    scrollContentsBy(0, 0);
    viewport()->update();
}

// The row may be below a collapsed one now: then what is left of its surroundings. It may be less high than
// it was: then no more of it is above the edge than there is.
void ThreadView::showAtTop(core::CommentId top, int offset)
{
    for (QModelIndex index = m_thread ? m_thread->indexOf(top) : QModelIndex(); index.isValid();
         index = index.parent()) {
        if (const int line = m_lines.lineOf(index); line >= 0) {
            scrollToTop(m_heights->top(line) - std::max(offset, 1 - m_heights->height(line)));
            break;
        }
    }
}

// Lines have come or gone: what is in sight stays where it is.
void ThreadView::followLines()
{
    scrollBackTo(m_top, m_topOffset);
    ThreadAccessible::tellRows(*this);
}

void ThreadView::rowsInserted(const QModelIndex& parent, int first, int last)
{
    QAbstractItemView::rowsInserted(parent, first, last);
    followLines();
}

// A filter, a sort order or a new read of the same thread lays it out anew; the moderator stays where they
// were.
void ThreadView::rememberPlace()
{
    m_placeBefore = {};
    m_placeBefore.current = currentComment();
    m_placeBefore.top = m_top;
    m_placeBefore.topOffset = m_topOffset;
    m_articleBefore = m_thread->article();
}

void ThreadView::returnToPlace()
{
    if (m_thread->article() == m_articleBefore) {
        goBackTo(m_placeBefore);
    } else {
        scrollBackTo({}, 0);
        scrollToTop(0);
    }
    ThreadAccessible::tellRows(*this);
    if (!currentIndex().isValid()) {
        selectionModel()->clearSelection(); // what was selected may have left with its row
        Q_EMIT currentCommentChanged({});
    }
}

void ThreadView::setExpanded(const QModelIndex& index, bool expanded)
{
    if (!index.isValid()) {
        return;
    }
    m_lines.setExpanded(index, expanded);
    const bool hidesCurrent = currentIndex().isValid() && isIndexHidden(currentIndex());
    if (hidesCurrent) {
        setCurrentIndex(index);
    }
}

void ThreadView::expandToPending() { m_lines.expandToPending(); }

void ThreadView::expandAll()
{
    m_lines.expandAll();
    scrollTo(currentIndex());
}

void ThreadView::collapseAll()
{
    m_lines.collapseAll();
    QModelIndex top = currentIndex();
    while (top.parent().isValid()) {
        top = top.parent();
    }
    if (top != currentIndex()) {
        setCurrentIndex(top);
    }
    scrollTo(currentIndex());
}

} // namespace moderato::ui
