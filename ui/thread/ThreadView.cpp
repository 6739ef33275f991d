#include "ui/thread/ThreadView.h"

#include "model/items/ThreadModel.h"
#include "ui/thread/CommentDelegate.h"
#include "ui/thread/RowSentence.h"

#include <QContextMenuEvent>
#include <QHeaderView>

namespace moderato::ui {

ThreadView::ThreadView(QWidget* parent) : QTreeView(parent), m_delegate(new CommentDelegate(this))
{
    setItemDelegate(m_delegate);
    setUniformRowHeights(true);
    setHeaderHidden(true);
    // The delegate draws indentation and fold signs itself, so that deep rows stop moving inwards.
    setIndentation(0);
    setRootIsDecorated(false);
    setExpandsOnDoubleClick(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    viewport()->setAttribute(Qt::WA_Hover);
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(0);
    setAccessibleName(tr("Comments"));
    connect(this, &QTreeView::expanded, this,
            [this](const QModelIndex& index) { m_folds.setUnfolded(m_thread->idAt(index), true); });
    connect(this, &QTreeView::collapsed, this,
            [this](const QModelIndex& index) { m_folds.setUnfolded(m_thread->idAt(index), false); });
}

void ThreadView::setThread(items::ThreadModel* model)
{
    if (m_thread) {
        m_thread->disconnect(this);
        m_thread->disconnect(viewport());
    }
    m_thread = model;
    m_folds.setAll(false);
    // Before the view's own connections, so that the place is taken while the rows still stand.
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &ThreadView::rememberPlace);
    setModel(model);
    model->setRowSentence(&rowSentence);
    connect(model, &QAbstractItemModel::modelReset, this, &ThreadView::returnToPlace);
    connect(model, &items::ThreadModel::anyRowChanged, viewport(), qOverload<>(&QWidget::update));
}

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
    unfoldAncestors(index);
    setCurrentIndex(index);
    scrollTo(index);
    return true;
}

void ThreadView::goNext()
{
    const QModelIndex current = currentIndex();
    const QModelIndex next = current.isValid() ? indexBelow(current)
                             : model()         ? model()->index(0, 0)
                                               : QModelIndex();
    if (next.isValid()) {
        setCurrentIndex(next);
    }
}

void ThreadView::goPrevious()
{
    const QModelIndex previous = indexAbove(currentIndex());
    if (previous.isValid()) {
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
    if (!m_thread) {
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
    QTreeView::currentChanged(current, previous);
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

// The delegate paints the whole row; the style's branches and item panel would be painted over.
void ThreadView::drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    QStyleOptionViewItem whole = option;
    if (index == currentIndex()) {
        whole.state |= QStyle::State_Selected;
        whole.state.setFlag(QStyle::State_HasFocus, hasFocus());
    }
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    whole.state.setFlag(QStyle::State_MouseOver, viewport()->underMouse() && option.rect.contains(pointer));
    m_delegate->paint(painter, whole, index);
}

QStyleOptionViewItem ThreadView::optionFor(const QModelIndex& index) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    option.rect.setLeft(0);
    option.rect.setWidth(viewport()->width());
    option.state.setFlag(QStyle::State_Children, model()->hasChildren(index));
    option.state.setFlag(QStyle::State_Open, isExpanded(index));
    return option;
}

bool ThreadView::pressPart(const QPoint& point)
{
    const QModelIndex index = indexAt(point);
    if (!m_thread || !index.isValid()) {
        return false;
    }
    switch (m_delegate->placeAt(optionFor(index), index, point)) {
    case CommentDelegate::Place::Row:
        return false;
    case CommentDelegate::Place::Expander:
        setExpanded(index, !isExpanded(index));
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
    QTreeView::mousePressEvent(event);
}

void ThreadView::mouseDoubleClickEvent(QMouseEvent* event)
{
    // The second press of a quick pair on a fold sign folds again, as a single press would.
    if (event->button() == Qt::LeftButton && pressPart(event->position().toPoint())) {
        event->accept();
        return;
    }
    QTreeView::mouseDoubleClickEvent(event);
}

void ThreadView::keyPressEvent(QKeyEvent* event)
{
    // The star unfolds the whole thread here: QTreeView's own way recurses below the current row.
    if (event->key() == Qt::Key_Asterisk) {
        unfoldAll();
        return;
    }
    QTreeView::keyPressEvent(event);
}

} // namespace moderato::ui
