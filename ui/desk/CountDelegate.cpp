#include "ui/desk/CountDelegate.h"

#include "ui/desk/ListWords.h"
#include "ui/theme/Look.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

namespace moderato::ui {

namespace {

// As the thread's rows: a tint and a bar, so that the icons keep their colours.
void paintGround(QPainter* painter, const QStyleOptionViewItem& row)
{
    const bool selected = (row.state & QStyle::State_Selected) != 0;
    const bool active = (row.state & QStyle::State_Active) != 0;
    const bool hovered = (row.state & QStyle::State_MouseOver) != 0;
    const theme::RowState state = selected
                                      ? active ? theme::RowState::Selected : theme::RowState::SelectedInactive
                                  : hovered ? theme::RowState::Hovered
                                            : theme::RowState::Plain;
    painter->fillRect(row.rect, theme::rowBackground(state, row.palette));
    if (selected) {
        const QRect bar(row.rect.topLeft(), QSize(theme::spacing / 2, row.rect.height()));
        painter->fillRect(QStyle::visualRect(row.direction, row.rect, bar), theme::accentColor(row.palette));
    }
}

} // namespace

void CountDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    const QStyle* style = row.widget != nullptr ? row.widget->style() : QApplication::style();
    painter->save();
    painter->setFont(row.font);
    paintGround(painter, row);

    const auto* words = qobject_cast<const ListWords*>(index.model());
    // Not the option's locale: views take the thousands' separators out of that one.
    const QString count = words != nullptr ? QLocale().toString(words->count(index)) : QString();
    QRect room = row.rect.adjusted(theme::spacing + theme::spacing / 2, 0, -theme::spacing, 0);
    QRect countRect = room;
    countRect.setLeft(room.right() - row.fontMetrics.horizontalAdvance(count));
    if (words != nullptr && words->hasIcons()) {
        const QRect iconRect(QPoint(room.left(), room.center().y() - row.decorationSize.height() / 2),
                             row.decorationSize);
        row.icon.paint(painter, QStyle::visualRect(row.direction, row.rect, iconRect));
        room.setLeft(iconRect.right() + theme::spacing);
    }
    room.setRight(countRect.left() - theme::spacing);
    const QString name = row.fontMetrics.elidedText(row.text, Qt::ElideRight, room.width());
    style->drawItemText(painter, QStyle::visualRect(row.direction, row.rect, room),
                        int(Qt::AlignLeading | Qt::AlignVCenter), row.palette, true, name, QPalette::Text);
    painter->setPen(theme::secondaryText(row.palette));
    style->drawItemText(painter, QStyle::visualRect(row.direction, row.rect, countRect),
                        int(Qt::AlignTrailing | Qt::AlignVCenter), row.palette, true, count);
    painter->restore();
}

QSize CountDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    // Of one line whatever the title's length: the list never scrolls sideways.
    const int height =
        std::max(option.fontMetrics.height(), option.decorationSize.height()) + theme::spacing + 2;
    return {0, height};
}

} // namespace moderato::ui

#include "moc_CountDelegate.cpp"
