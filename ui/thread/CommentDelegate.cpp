#include "ui/thread/CommentDelegate.h"

#include "ui/thread/RowPainter.h"

#include <QMouseEvent>
#include <QTreeView>

namespace moderato::ui {

CommentDelegate::CommentDelegate(QObject* parent) : QStyledItemDelegate(parent) {}

CommentDelegate::~CommentDelegate() = default;

void CommentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    RowPainter(*painter, lookFor(option), option, index).paint();
}

QSize CommentDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const QFontMetrics metrics(option.font);
    return {metrics.averageCharWidth() * 30, RowGeometry::rowHeight(metrics)};
}

CommentDelegate::Place CommentDelegate::placeAt(const QStyleOptionViewItem& option, const QModelIndex& index,
                                                const QPoint& point) const
{
    const RowLook& look = lookFor(option);
    const ThreadRow row = ThreadRow::read(index);
    const RowGeometry geometry = RowGeometry::of(option.rect, look.metrics, row.depth, option.direction);
    const bool hasReplies = option.state.testFlag(QStyle::State_Children);
    const bool isCollapsed = hasReplies && !option.state.testFlag(QStyle::State_Open);
    if (hasReplies && geometry.expander.adjusted(-2, 0, 2, 0).contains(point)) {
        return Place::Expander;
    }
    if (isCollapsed && chipRect(look, geometry, row).contains(point)) {
        return Place::Expander;
    }
    if (geometry.tick.united(geometry.icon).adjusted(-2, -2, 2, 2).contains(point)) {
        return Place::Tick;
    }
    return Place::Row;
}

bool CommentDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                                  const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const bool isPress =
        event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    if (!isPress) { // Space toggles; where a release hits the box, the press has done so already
        return event->type() == QEvent::KeyPress &&
               QStyledItemDelegate::editorEvent(event, model, option, index);
    }
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->button() != Qt::LeftButton) {
        return false;
    }
    QStyleOptionViewItem row(option); // a view leaves these two out here
    const auto* tree = qobject_cast<const QTreeView*>(option.widget);
    row.state.setFlag(QStyle::State_Children, model->hasChildren(index));
    row.state.setFlag(QStyle::State_Open, tree != nullptr && tree->isExpanded(index));
    switch (placeAt(row, index, mouse->position().toPoint())) {
    case Place::Row:
        return false;
    case Place::Expander:
        Q_EMIT expanderPressed(index);
        return true;
    case Place::Tick:
        return model->setData(index, index.data(Qt::CheckStateRole).toBool() ? Qt::Unchecked : Qt::Checked,
                              Qt::CheckStateRole);
    }
    return false;
}

const RowLook& CommentDelegate::lookFor(const QStyleOptionViewItem& option) const
{
    if (!m_look || !m_look->fits(option)) {
        m_look.emplace(option);
    }
    return *m_look;
}

} // namespace moderato::ui

#include "moc_CommentDelegate.cpp"
