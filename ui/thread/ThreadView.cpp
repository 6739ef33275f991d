#include "ui/thread/ThreadView.h"

#include "model/items/ThreadModel.h"
#include "ui/thread/CommentDelegate.h"
#include "ui/thread/RowSentence.h"
#include "ui/thread/ThreadAccessible.h"

#include <QContextMenuEvent>

#include <algorithm>

namespace moderato::ui {

ThreadView::ThreadView(QWidget* parent) : QAbstractItemView(parent), m_delegate(new CommentDelegate(this))
{
    setItemDelegate(m_delegate);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    viewport()->setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("Comments"));
    ThreadAccessible::install();
}

void ThreadView::setThread(items::ThreadModel* model)
{
    if (m_thread) {
        m_thread->disconnect(this);
    }
    m_thread = model;
    // Before the view's own connections, so that the place is taken while the rows still stand.
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &ThreadView::rememberPlace);
    setModel(model);
    model->setRowSentence(&rowSentence);
    connect(model, &QAbstractItemModel::modelReset, this, &ThreadView::returnToPlace);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &ThreadView::followLines);
    connect(model, &items::ThreadModel::linesChanged, this, &ThreadView::followLines);
    connect(model, &items::ThreadModel::anyRowChanged, viewport(), qOverload<>(&QWidget::update));
    followLines();
}

items::ThreadModel* ThreadView::thread() const { return m_thread; }

core::CommentId ThreadView::currentComment() const
{
    return m_thread ? m_thread->idAt(currentIndex()) : core::CommentId();
}

bool ThreadView::goTo(core::CommentId id)
{
    const QModelIndex index = m_thread ? m_thread->indexOf(id) : QModelIndex();
    if (!index.isValid()) {
        return false;
    }
    m_thread->reveal(index);
    setCurrentIndex(index);
    scrollTo(index);
    return true;
}

void ThreadView::goNext()
{
    if (const QModelIndex next = moveCursor(MoveDown, {}); next.isValid()) {
        setCurrentIndex(next);
    }
}

void ThreadView::goPrevious()
{
    if (const QModelIndex previous = moveCursor(MoveUp, {}); previous.isValid()) {
        setCurrentIndex(previous);
    }
}

void ThreadView::goToParent()
{
    const QModelIndex parent = currentIndex().parent();
    if (parent.isValid()) {
        setCurrentIndex(parent);
    }
}

bool ThreadView::goToNextUndecided()
{
    if (!m_thread) {
        return false;
    }
    const QModelIndex next = m_thread->nextUndecided(currentIndex());
    return next.isValid() && goTo(m_thread->idAt(next));
}

std::vector<core::CommentId> ThreadView::targets() const
{
    if (!m_thread) {
        return {};
    }
    std::vector<core::CommentId> ids = m_thread->ticked();
    if (const core::CommentId current = currentComment(); ids.empty() && current.isValid()) {
        ids.push_back(current);
    }
    return ids;
}

void ThreadView::toggleTick()
{
    const QModelIndex current = currentIndex();
    if (m_thread && current.isValid()) {
        const bool ticked = current.data(items::role(items::ThreadRole::IsTicked)).toBool();
        m_thread->setTicked(m_thread->idAt(current), !ticked);
    }
}

void ThreadView::selectAll()
{
    if (!m_thread || m_thread->isLoading()) { // what stands there is only the beginning
        return;
    }
    if (m_thread->matchCount() > tickLimit) {
        Q_EMIT tooManyToTick(m_thread->matchCount(), tickLimit);
        return;
    }
    for (QModelIndex index = m_thread->next({}); index.isValid(); index = m_thread->next(index)) {
        if (index.data(items::role(items::ThreadRole::IsMatch)).toBool()) {
            m_thread->setTicked(m_thread->idAt(index), true);
        }
    }
}

void ThreadView::keyboardSearch(const QString&) {}

void ThreadView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QAbstractItemView::currentChanged(current, previous);
    ThreadAccessible::tellFocus(*this);
    Q_EMIT currentCommentChanged(m_thread ? m_thread->idAt(current) : core::CommentId());
}

void ThreadView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKeyboard ? currentIndex() : indexAt(event->pos());
    if (!m_thread || !index.isValid()) {
        return;
    }
    setCurrentIndex(index);
    const QPoint at = byKeyboard ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    Q_EMIT contextMenuWanted(m_thread->idAt(index), at);
}

QModelIndex ThreadView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (!m_thread || m_thread->lineCount() == 0) {
        return {};
    }
    const int last = m_thread->lineCount() - 1;
    const int current = m_thread->lineOf(currentIndex());
    if (current < 0) {
        return m_thread->indexAtLine(action == MoveEnd ? last : 0);
    }
    const auto go = [&](int line) { return m_thread->indexAtLine(std::clamp(line, 0, last)); };
    switch (action) {
    case MoveUp:
    case MovePrevious:
        return go(current - 1);
    case MoveDown:
    case MoveNext:
        return go(current + 1);
    case MovePageUp:
        return go(current - linesOfAPage());
    case MovePageDown:
        return go(current + linesOfAPage());
    case MoveHome:
        return go(0);
    case MoveEnd:
        return go(last);
    case MoveLeft:
        return sideways(isRightToLeft());
    case MoveRight:
        return sideways(!isRightToLeft());
    }
    return currentIndex();
}

// Inwards: unfolds, then goes to the first reply. Outwards: folds, then goes to what this replies to.
QModelIndex ThreadView::sideways(bool inwards)
{
    const QModelIndex current = currentIndex();
    const bool hasReplies = m_thread->hasChildren(current);
    const bool isOpen = hasReplies && m_thread->isUnfolded(current);
    if (hasReplies && inwards != isOpen) {
        setUnfolded(current, inwards);
        return current;
    }
    const QModelIndex there = inwards ? m_thread->index(0, 0, current) : current.parent();
    return there.isValid() ? there : current;
}

bool ThreadView::pressPart(const QPoint& point)
{
    const QModelIndex index = indexAt(point);
    if (!m_thread || !index.isValid()) {
        return false;
    }
    switch (m_delegate->placeAt(optionFor(index, visualRect(index)), index, point)) {
    case CommentDelegate::Place::Row:
        return false;
    case CommentDelegate::Place::Expander:
        setUnfolded(index, !m_thread->isUnfolded(index));
        return true;
    case CommentDelegate::Place::Tick:
        setCurrentIndex(index);
        toggleTick();
        return true;
    }
    return false;
}

void ThreadView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && pressPart(event->position().toPoint())) {
        event->accept();
        return;
    }
    QAbstractItemView::mousePressEvent(event);
}

void ThreadView::mouseDoubleClickEvent(QMouseEvent* event)
{
    // The second press of a quick pair on a fold sign folds again, as a single press would.
    if (event->button() == Qt::LeftButton && pressPart(event->position().toPoint())) {
        event->accept();
        return;
    }
    QAbstractItemView::mouseDoubleClickEvent(event);
}

void ThreadView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Asterisk) {
        unfoldAll();
    } else if (event->key() == Qt::Key_Plus && m_thread) {
        setUnfolded(currentIndex(), true);
    } else if (event->key() == Qt::Key_Minus && m_thread) {
        setUnfolded(currentIndex(), false);
    } else {
        QAbstractItemView::keyPressEvent(event);
    }
}

} // namespace moderato::ui
