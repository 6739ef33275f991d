#include "ui/thread/ThreadView.h"

#include "model/items/DisplayOrder.h"
#include "model/items/ThreadModel.h"
#include "ui/thread/CommentDelegate.h"
#include "ui/thread/RowSentence.h"
#include "ui/thread/ThreadAccessible.h"
#include "ui/thread/UniformRowHeights.h"

#include <QContextMenuEvent>
#include <QHash>

#include <algorithm>

namespace moderato::ui {

ThreadView::ThreadView(QWidget* parent)
    : QAbstractItemView(parent)
    , m_heights(std::make_unique<UniformRowHeights>(m_lines))
    , m_delegate(new CommentDelegate(this))
{
    setItemDelegate(m_delegate);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    viewport()->setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("Comments"));
    connect(&m_lines, &items::ThreadLines::changed, this, &ThreadView::followLines);
    ThreadAccessible::install();
}

ThreadView::~ThreadView() = default;

void ThreadView::setModel(QAbstractItemModel* model)
{
    auto* thread = qobject_cast<items::ThreadModel*>(model);
    if (model != nullptr && thread == nullptr) {
        qCritical("ThreadView shows a ThreadModel; a %s is refused and what is shown stays",
                  model->metaObject()->className());
        return;
    }
    if (m_thread) {
        m_thread->disconnect(this);
    }
    m_thread = thread;
    m_lines.setModel(thread);
    m_range = {};
    m_top = {};
    if (thread !=
        nullptr) { // before the view's own connections: the place is taken while the rows still stand
        connect(thread, &QAbstractItemModel::modelAboutToBeReset, this, &ThreadView::rememberPlace);
        connect(thread, &QAbstractItemModel::layoutAboutToBeChanged, this, &ThreadView::rememberPlace);
    }
    QAbstractItemView::setModel(thread);
    if (thread != nullptr) {
        thread->setRowSentence(&rowSentence);
        connect(thread, &QAbstractItemModel::modelReset, this, &ThreadView::returnToPlace);
        connect(thread, &QAbstractItemModel::layoutChanged, this, &ThreadView::returnToPlace);
        connect(thread, &QAbstractItemModel::rowsRemoved, this, &ThreadView::followLines);
        connect(thread, &items::ThreadModel::anyRowChanged, viewport(), qOverload<>(&QWidget::update));
    }
    followLines();
}

void ThreadView::setRowHeights(std::unique_ptr<RowHeights> heights)
{
    m_heights = std::move(heights);
    m_heights->setMetrics(fontMetrics());
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
    m_lines.reveal(index);
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
    const QModelIndex next = items::DisplayOrder(*m_thread).nextUndecided(currentIndex());
    return next.isValid() && goTo(m_thread->idAt(next));
}

void ThreadView::keyboardSearch(const QString&) {}

void ThreadView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QAbstractItemView::currentChanged(current, previous);
    const core::CommentId id = m_thread ? m_thread->idAt(current) : core::CommentId();
    if (m_range.end() != id) {
        m_range = {};
    }
    ThreadAccessible::tellFocus(*this);
    Q_EMIT currentCommentChanged(id);
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
    if (m_lines.count() == 0) {
        return {};
    }
    const int last = m_lines.count() - 1;
    const int current = m_lines.lineOf(currentIndex());
    if (current < 0) {
        return m_lines.indexAt(action == MoveEnd ? last : 0);
    }
    const auto go = [&](int line) { return m_lines.indexAt(std::clamp(line, 0, last)); };
    switch (action) {
    case MoveUp:
    case MovePrevious:
        return go(current - 1);
    case MoveDown:
    case MoveNext:
        return go(current + 1);
    case MovePageUp:
        return go(lineOfPage(current, false));
    case MovePageDown:
        return go(lineOfPage(current, true));
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

// Inwards: expands, then goes to the first reply. Outwards: collapses, then goes to what this replies to.
QModelIndex ThreadView::sideways(bool inwards)
{
    const QModelIndex current = currentIndex();
    const bool hasReplies = m_thread->hasChildren(current);
    const bool isOpen = hasReplies && m_lines.isExpanded(current);
    if (hasReplies && inwards != isOpen) {
        setExpanded(current, inwards);
        return current;
    }
    const QModelIndex there = inwards ? m_thread->index(0, 0, current) : current.parent();
    return there.isValid() ? there : current;
}

// What lies under the hand may be half in sight: it must not move away from under it.
void ThreadView::makeCurrentWhereItIs(const QModelIndex& index)
{
    setAutoScroll(false);
    setCurrentIndex(index);
    setAutoScroll(true);
}

// Answers whether that was all; else the row itself was pressed, to become current.
bool ThreadView::press(const QPoint& point, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex index = indexAt(point);
    if (!m_thread || !index.isValid()) {
        return false;
    }
    const auto place = m_delegate->placeAt(optionFor(index, visualRect(index)), index, point);
    if (place == CommentDelegate::Place::Expander) {
        setExpanded(index, !m_lines.isExpanded(index));
        return true;
    }
    const bool onTick = place == CommentDelegate::Place::Tick;
    if (modifiers.testFlag(Qt::ShiftModifier)) {
        if (onTick && isTicked(index)) {
            untickTo(index);
            makeCurrentWhereItIs(index);
        } else if (tickTo(index)) {
            makeCurrentWhereItIs(index);
        }
        return true;
    }
    m_range = {};
    if (onTick || modifiers.testFlag(Qt::ControlModifier)) {
        makeCurrentWhereItIs(index);
        toggleTick();
        return true;
    }
    return false;
}

void ThreadView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && press(event->position().toPoint(), event->modifiers())) {
        event->accept();
        return;
    }
    QAbstractItemView::mousePressEvent(event);
}

// A hand that slips while it presses stays on the comment that it pressed.
void ThreadView::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() == Qt::NoButton) {
        QAbstractItemView::mouseMoveEvent(event);
    }
}

void ThreadView::mouseDoubleClickEvent(QMouseEvent* event)
{
    // The second press of a quick pair on an expander is as good as the first.
    if (event->button() == Qt::LeftButton && press(event->position().toPoint(), event->modifiers())) {
        event->accept();
        return;
    }
    QAbstractItemView::mouseDoubleClickEvent(event);
}

void ThreadView::keyPressEvent(QKeyEvent* event)
{
    static const QHash<int, CursorAction> draws{
        {Qt::Key_Up, MoveUp},         {Qt::Key_Down, MoveDown},
        {Qt::Key_PageUp, MovePageUp}, {Qt::Key_PageDown, MovePageDown},
        {Qt::Key_Home, MoveHome},     {Qt::Key_End, MoveEnd}};
    const auto drawn = draws.constFind(event->key());
    if (event->modifiers().testFlag(Qt::ShiftModifier) && drawn != draws.constEnd()) {
        const QModelIndex there = moveCursor(*drawn, event->modifiers());
        if (tickTo(there)) {
            setCurrentIndex(there);
        }
    } else if (event->key() == Qt::Key_Asterisk) {
        expandAll();
    } else if (event->key() == Qt::Key_Plus) {
        setExpanded(currentIndex(), true);
    } else if (event->key() == Qt::Key_Minus) {
        setExpanded(currentIndex(), false);
    } else {
        QAbstractItemView::keyPressEvent(event);
    }
}

} // namespace moderato::ui

#include "moc_ThreadView.cpp"
