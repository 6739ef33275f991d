// Paints a hit of the search: who and where, and below it two lines of the text with the found words marked
// by weight and underline. Neighbours: CommentSearch fills the list; ui/theme says how it looks.
#pragma once

#include "model/search/SearchHit.h"

#include <QStyledItemDelegate>

namespace moderato::ui {

class HitDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // Of an item's data, beside Qt::DisplayRole, which says it all for a screen reader.
    enum Role { Id = Qt::UserRole, Heading, Snippet, Found };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace moderato::ui

Q_DECLARE_METATYPE(std::vector<moderato::search::SearchHit::Found>)
