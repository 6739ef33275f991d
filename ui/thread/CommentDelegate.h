// Paints one comment in three lines: who, what status, when; then two lines of its text. Every row has the
// same height and draws its own indentation. Neighbours: ThreadView owns one, a QTreeView without indentation
// takes one; items::ThreadRole says what a row means, ui/theme how it looks.
#pragma once

#include "ui/thread/RowGeometry.h"
#include "ui/thread/RowLook.h"

#include <QStyledItemDelegate>

#include <optional>

namespace moderato::ui {

class CommentDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CommentDelegate(QObject* parent = nullptr);
    ~CommentDelegate() override;

    // option.rect is the whole row, indentation included; State_Children and State_Open say what can be
    // expanded and what is. No ink leaves option.rect, whatever the text holds.
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    // In one of Qt's own views, which hand on what is pressed: the tick is toggled in the model.
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

    enum class Place : quint8 { Row, Expander, Tick };
    // What lies under a point of the row.
    Place placeAt(const QStyleOptionViewItem& option, const QModelIndex& index, const QPoint& point) const;

Q_SIGNALS:
    // In one of Qt's own views: it is for the view to expand or collapse the row.
    void expanderPressed(const QModelIndex& index);

private:
    const RowLook& lookFor(const QStyleOptionViewItem& option) const;

    mutable std::optional<RowLook> m_look; // of the last palette and font painted with
};

} // namespace moderato::ui
