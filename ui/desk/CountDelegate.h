// A row of a list as its name, cut with an ellipsis, and its count at the end.
// Neighbours: QueuePanel's two lists use it over ListWords.
#pragma once

#include <QStyledItemDelegate>

namespace moderato::ui {

class CountDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace moderato::ui
