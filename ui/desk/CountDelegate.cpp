#include "ui/desk/CountDelegate.h"

#include "ui/desk/ListWords.h"
#include "ui/theme/Look.h"

#include <QApplication>
#include <QPainter>

namespace moderato::ui {

void CountDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    const QString name = row.text;
    const QIcon icon = row.icon;
    row.text.clear();
    row.icon = {};
    const QStyle* style = row.widget != nullptr ? row.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);

    const auto* words = qobject_cast<const ListWords*>(index.model());
    const QString count = words != nullptr ? row.locale.toString(words->count(index)) : QString();
    const bool selected = (row.state & QStyle::State_Selected) != 0;
    const auto role = selected ? QPalette::HighlightedText : QPalette::Text;
    QRect room = row.rect.adjusted(theme::spacing, 0, -theme::spacing, 0);
    const QRect countRect =
        style->itemTextRect(row.fontMetrics, room, Qt::AlignRight | Qt::AlignVCenter, true, count);
    if (!icon.isNull()) {
        const QRect iconRect(QPoint(room.left(), room.center().y() - row.decorationSize.height() / 2),
                             row.decorationSize);
        icon.paint(painter, style->visualRect(row.direction, row.rect, iconRect));
    }
    if (icon.isNull() == false || row.features.testFlag(QStyleOptionViewItem::HasDecoration)) {
        room.setLeft(room.left() + row.decorationSize.width() + theme::spacing);
    }
    room.setRight(countRect.left() - theme::spacing);
    painter->save();
    painter->setFont(row.font);
    const QString cut = row.fontMetrics.elidedText(name, Qt::ElideRight, room.width());
    style->drawItemText(painter, style->visualRect(row.direction, row.rect, room),
                        int(Qt::AlignLeft | Qt::AlignVCenter), row.palette, true, cut, role);
    QPalette counts = row.palette;
    counts.setColor(QPalette::Text, theme::secondaryText(row.palette));
    style->drawItemText(painter, style->visualRect(row.direction, row.rect, countRect),
                        int(Qt::AlignRight | Qt::AlignVCenter), counts, true, count, role);
    painter->restore();
}

QSize CountDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    // Of one line whatever the title's length: the list never scrolls sideways.
    const int height =
        std::max(option.fontMetrics.height(), option.decorationSize.height()) + theme::spacing + 2;
    Q_UNUSED(index)
    return {0, height};
}

} // namespace moderato::ui
