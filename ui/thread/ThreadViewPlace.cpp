// What of the thread is unfolded, and how the place in it is kept.
#include "model/items/ThreadModel.h"
#include "ui/thread/ThreadAccessible.h"
#include "ui/thread/ThreadView.h"

#include <QScrollBar>

namespace moderato::ui {

QByteArray ThreadView::savePlace() const { return place().toBytes(); }

void ThreadView::restorePlace(const QByteArray& bytes)
{
    if (!m_thread) {
        return;
    }
    const ThreadPlace place = ThreadPlace::fromBytes(bytes);
    m_thread->setFolds({place.allUnfolded, place.exceptions});
    goBackTo(place);
}

ThreadPlace ThreadView::place() const
{
    ThreadPlace place;
    if (m_thread) {
        auto folds = m_thread->folds(ThreadPlace::mostIds);
        place.allUnfolded = folds.all;
        place.exceptions = std::move(folds.exceptions);
    }
    place.current = currentComment();
    place.top = m_top;
    place.topOffset = m_topOffset;
    return place;
}

void ThreadView::goBackTo(const ThreadPlace& place)
{
    if (const QModelIndex current = m_thread->indexOf(place.current); current.isValid()) {
        m_thread->reveal(current);
        setCurrentIndex(current);
    }
    scrollBackTo(place.top, place.topOffset);
}

// The row may be below a fold now: then what is left of its surroundings.
void ThreadView::scrollBackTo(core::CommentId top, int offset)
{
    updateGeometries();
    for (QModelIndex index = m_thread->indexOf(top); index.isValid(); index = index.parent()) {
        if (const int line = m_thread->lineOf(index); line >= 0) {
            verticalScrollBar()->setValue(line * m_rowHeight - offset);
            break;
        }
    }
    scrollContentsBy(0, 0);
    viewport()->update();
}

// Lines have come or gone: what is in sight stays where it is.
void ThreadView::followLines()
{
    if (!m_thread) {
        return;
    }
    scrollBackTo(m_top, m_topOffset);
    ThreadAccessible::tellRows(*this);
}

void ThreadView::rowsInserted(const QModelIndex& parent, int first, int last)
{
    QAbstractItemView::rowsInserted(parent, first, last);
    followLines();
}

// A filter, a sort order or a new read of the same thread resets the model; the moderator stays where they
// were.
void ThreadView::rememberPlace()
{
    m_placeBeforeReset = {};
    m_placeBeforeReset.current = currentComment();
    m_placeBeforeReset.top = m_top;
    m_placeBeforeReset.topOffset = m_topOffset;
    m_articleBeforeReset = m_thread->article();
}

void ThreadView::returnToPlace()
{
    if (m_thread->article() == m_articleBeforeReset) {
        goBackTo(m_placeBeforeReset);
    } else {
        scrollBackTo({}, 0);
        verticalScrollBar()->setValue(0);
    }
    ThreadAccessible::tellRows(*this);
    if (!currentIndex().isValid()) {
        Q_EMIT currentCommentChanged({});
    }
}

void ThreadView::setUnfolded(const QModelIndex& index, bool unfolded)
{
    if (!m_thread || !index.isValid()) {
        return;
    }
    m_thread->setUnfolded(index, unfolded);
    const bool hidesCurrent = currentIndex().isValid() && isIndexHidden(currentIndex());
    if (hidesCurrent) {
        setCurrentIndex(index);
    }
}

void ThreadView::unfoldWork()
{
    if (m_thread) {
        m_thread->unfoldWork();
    }
}

void ThreadView::unfoldAll()
{
    if (m_thread) {
        m_thread->unfoldAll();
        scrollTo(currentIndex());
    }
}

void ThreadView::foldAll()
{
    if (!m_thread) {
        return;
    }
    m_thread->foldAll();
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
