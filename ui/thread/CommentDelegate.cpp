#include "ui/thread/CommentDelegate.h"

#include "ui/thread/RowPainter.h"

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
    const Row row = Row::read(index);
    const RowGeometry geometry = RowGeometry::of(option.rect, look.metrics, row.depth, option.direction);
    const bool foldable = option.state.testFlag(QStyle::State_Children);
    const bool folded = foldable && !option.state.testFlag(QStyle::State_Open);
    if (foldable && geometry.expander.adjusted(-2, 0, 2, 0).contains(point)) {
        return Place::Expander;
    }
    if (folded && chipRect(look, geometry, row).contains(point)) {
        return Place::Expander;
    }
    if (geometry.tick.united(geometry.icon).adjusted(-2, -2, 2, 2).contains(point)) {
        return Place::Tick;
    }
    return Place::Row;
}

const RowLook& CommentDelegate::lookFor(const QStyleOptionViewItem& option) const
{
    if (!m_look || !m_look->fits(option)) {
        m_look.emplace(option);
    }
    return *m_look;
}

} // namespace moderato::ui
