// What of the thread is unfolded, and how the place in it is kept.
#include "model/items/ThreadModel.h"
#include "ui/thread/ThreadView.h"

#include <QScrollBar>

namespace moderato::ui {

namespace {

// Rows that unfoldWork may bring in, and pending comments it looks at: a thread of a million opens in the
// time of a small one.
constexpr int workRowBudget = 2000;
constexpr int workVisitBudget = 5000;

} // namespace

QByteArray ThreadView::savePlace() const { return place().toBytes(); }

void ThreadView::restorePlace(const QByteArray& bytes) { apply(ThreadPlace::fromBytes(bytes)); }

ThreadPlace ThreadView::place() const
{
    ThreadPlace place = m_folds;
    place.current = currentComment();
    const QModelIndex top = indexAt(QPoint(0, 0));
    if (m_thread && top.isValid()) {
        place.top = m_thread->idAt(top);
        place.topOffset = visualRect(top).top();
    }
    return place;
}

void ThreadView::apply(const ThreadPlace& place)
{
    if (!m_thread) {
        return;
    }
    // With a layout pending, expand() only notes what is to be open, and the rows are laid out once.
    scheduleDelayedItemsLayout();
    if (place.allUnfolded) {
        unfoldAll();
        scheduleDelayedItemsLayout();
    }
    for (const core::CommentId id : place.exceptions) {
        if (const QModelIndex index = m_thread->indexOf(id); index.isValid()) {
            setExpanded(index, !place.allUnfolded);
        }
    }
    m_folds = place;
    const QModelIndex current = m_thread->indexOf(place.current);
    if (current.isValid()) {
        unfoldAncestors(current);
        setCurrentIndex(current);
    }
    const QModelIndex top = m_thread->indexOf(place.top);
    executeDelayedItemsLayout();
    if (top.isValid()) {
        scrollTo(top, QAbstractItemView::PositionAtTop);
        verticalScrollBar()->setValue(verticalScrollBar()->value() - place.topOffset);
    }
}

// A filter, a sort order or a new read of the same thread resets the model; the moderator stays where they
// were.
void ThreadView::rememberPlace()
{
    m_placeBeforeReset = place();
    m_articleBeforeReset = m_thread->article();
}

void ThreadView::returnToPlace()
{
    if (m_thread->article() == m_articleBeforeReset) {
        apply(m_placeBeforeReset);
    } else {
        m_folds.setAll(false);
    }
    if (!currentIndex().isValid()) {
        Q_EMIT currentCommentChanged({});
    }
}

void ThreadView::unfoldAncestors(const QModelIndex& index)
{
    bool scheduled = false;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) {
        if (isExpanded(above)) {
            continue;
        }
        if (!scheduled) {
            scheduleDelayedItemsLayout();
            scheduled = true;
        }
        expand(above);
    }
}

void ThreadView::unfoldWork()
{
    if (!m_thread) {
        return;
    }
    scheduleDelayedItemsLayout();
    int rows = 0;
    int visits = 0;
    const QModelIndex first = m_thread->nextUndecided({});
    for (QModelIndex index = first; index.isValid() && rows < workRowBudget && visits < workVisitBudget;
         ++visits) {
        for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) {
            if (!isExpanded(above)) {
                rows += m_thread->rowCount(above);
                expand(above);
            }
        }
        index = m_thread->nextUndecided(index);
        if (index == first) {
            break; // round the end
        }
    }
    executeDelayedItemsLayout();
}

void ThreadView::unfoldAll()
{
    expandAll();
    m_folds.setAll(true);
    if (currentIndex().isValid()) {
        scrollTo(currentIndex());
    }
}

void ThreadView::foldAll()
{
    collapseAll();
    m_folds.setAll(false);
}

} // namespace moderato::ui
