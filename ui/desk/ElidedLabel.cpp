#include "ui/desk/ElidedLabel.h"

#include <QPainter>
#include <QStyle>
#include <QTextDocument>

namespace moderato::ui {

ElidedLabel::ElidedLabel(QWidget* parent) : QLabel(parent) { setTextFormat(Qt::PlainText); }

void ElidedLabel::showText(const QString& text)
{
    setText(text);
    // A tooltip takes what looks like markup for rich text; converted, a stranger's markup is text.
    setToolTip(text.isEmpty() ? QString() : Qt::convertFromPlainText(text));
}

QSize ElidedLabel::minimumSizeHint() const { return {0, QLabel::minimumSizeHint().height()}; }

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRect room = contentsRect();
    style()->drawItemText(&painter, room, int(Qt::AlignLeft | Qt::AlignVCenter), palette(), isEnabled(),
                          fontMetrics().elidedText(text(), Qt::ElideRight, room.width()), foregroundRole());
}

} // namespace moderato::ui

#include "moc_ElidedLabel.cpp"
