#include "ui/theme/DrawnIcon.h"

#include <QIconEngine>

namespace moderato::theme {

namespace {

class DrawnIconEngine final : public QIconEngine
{
public:
    DrawnIconEngine(Stroke stroke, const QColor& color, const QColor& disabled)
        : m_stroke(stroke), m_color(color), m_disabled(disabled)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const QColor color = mode == QIcon::Disabled ? m_disabled : m_color;
        const int side = qMin(rect.width(), rect.height());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.center().x() + 1 - side / 2.0, rect.center().y() + 1 - side / 2.0);
        painter->scale(side / 16.0, side / 16.0);
        painter->setPen(QPen(color, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        drawStroke(*painter, m_stroke, color);
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new DrawnIconEngine(*this); }

private:
    Stroke m_stroke;
    QColor m_color;
    QColor m_disabled;
};

} // namespace

QIcon drawnIcon(Stroke stroke, const QColor& color, const QPalette& palette)
{
    return QIcon(new DrawnIconEngine(stroke, color, palette.color(QPalette::Disabled, QPalette::ButtonText)));
}

} // namespace moderato::theme
