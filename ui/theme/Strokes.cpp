#include "ui/theme/Strokes.h"

#include <QPainterPath>

namespace moderato::theme {

namespace {

void polyline(QPainter& painter, std::initializer_list<QPointF> points)
{
    painter.drawPolyline(points.begin(), static_cast<int>(points.size()));
}

void arrowBack(QPainter& painter)
{
    QPainterPath path(QPointF(3, 6.5));
    path.lineTo(9.5, 6.5);
    path.arcTo(QRectF(6.5, 6.5, 6.5, 6.5), 90, -180);
    path.lineTo(5.5, 13);
    painter.drawPath(path);
    polyline(painter, {{6, 3.5}, {3, 6.5}, {6, 9.5}});
}

void flag(QPainter& painter, const QColor& color)
{
    painter.drawLine(QPointF(4, 2.5), QPointF(4, 14));
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF({{4, 3}, {12.5, 3}, {10.5, 5.75}, {12.5, 8.5}, {4, 8.5}}));
}

void shield(QPainter& painter)
{
    QPainterPath path(QPointF(8, 1.8));
    path.lineTo(13.2, 3.6);
    path.lineTo(13.2, 7.6);
    path.cubicTo(13.2, 11, 11, 13.2, 8, 14.4);
    path.cubicTo(5, 13.2, 2.8, 11, 2.8, 7.6);
    path.lineTo(2.8, 3.6);
    path.closeSubpath();
    painter.drawPath(path);
    painter.drawLine(QPointF(8, 4.8), QPointF(8, 8.6));
    painter.drawPoint(QPointF(8, 11.2));
}

void pencil(QPainter& painter)
{
    painter.drawPolygon(QPolygonF({{3, 13}, {3.6, 10.2}, {10.8, 3}, {13, 5.2}, {5.8, 12.4}}));
    painter.drawLine(QPointF(9.3, 4.5), QPointF(11.5, 6.7));
}

void folder(QPainter& painter)
{
    painter.drawPolyline(QPolygonF({{2, 12.8}, {2, 3.4}, {6.2, 3.4}, {7.6, 5.2}, {12.6, 5.2}, {12.6, 7.4}}));
    painter.drawPolygon(QPolygonF({{2, 12.8}, {4.4, 7.4}, {14.4, 7.4}, {12.2, 12.8}}));
}

void save(QPainter& painter)
{
    painter.drawLine(QPointF(8, 2), QPointF(8, 9.6));
    polyline(painter, {{4.8, 6.6}, {8, 9.8}, {11.2, 6.6}});
    polyline(painter, {{2.4, 10.4}, {2.4, 13.6}, {13.6, 13.6}, {13.6, 10.4}});
}

void reply(QPainter& painter)
{
    QPainterPath path(QPointF(13.4, 12.8));
    path.cubicTo(13, 9, 10.6, 7, 7, 7);
    path.lineTo(2.8, 7);
    painter.drawPath(path);
    polyline(painter, {{6.4, 3.2}, {2.6, 7}, {6.4, 10.8}});
}

void question(QPainter& painter)
{
    painter.drawEllipse(QPointF(8, 8), 6.2, 6.2);
    QPainterPath path(QPointF(6.1, 6.4));
    path.cubicTo(6.2, 4, 9.9, 4, 9.9, 6.4);
    path.cubicTo(9.9, 7.8, 8, 7.8, 8, 9.3);
    painter.drawPath(path);
    painter.drawPoint(QPointF(8, 11.5));
}

void sliders(QPainter& painter)
{
    for (const auto& [y, knob] : {std::pair{3.6, 10.4}, {8.0, 5.4}, {12.4, 9.0}}) {
        painter.drawLine(QPointF(2.4, y), QPointF(knob - 1.6, y));
        painter.drawLine(QPointF(knob + 1.6, y), QPointF(13.6, y));
        painter.drawEllipse(QPointF(knob, y), 1.6, 1.6);
    }
}

void link(QPainter& painter)
{
    polyline(painter, {{7, 3.6}, {3, 3.6}, {3, 13}, {12.4, 13}, {12.4, 9}});
    polyline(painter, {{9.4, 2.6}, {13.4, 2.6}, {13.4, 6.6}});
    painter.drawLine(QPointF(13.4, 2.6), QPointF(7.4, 8.6));
}

void quit(QPainter& painter)
{
    painter.drawArc(QRectF(2.6, 3, 10.8, 10.8), 125 * 16, 290 * 16);
    painter.drawLine(QPointF(8, 2), QPointF(8, 7.6));
}

} // namespace

void drawStroke(QPainter& painter, Stroke stroke, const QColor& color)
{
    switch (stroke) {
    case Stroke::Clock:
        painter.drawEllipse(QPointF(8, 8), 5.8, 5.8);
        return polyline(painter, {{8, 4.8}, {8, 8.3}, {10.4, 9.8}});
    case Stroke::Tick:
        return polyline(painter, {{2.8, 8.8}, {6.4, 12.4}, {13.2, 4.4}});
    case Stroke::Cross:
        painter.drawLine(QPointF(3.6, 3.6), QPointF(12.4, 12.4));
        return painter.drawLine(QPointF(12.4, 3.6), QPointF(3.6, 12.4));
    case Stroke::Shield:
        return shield(painter);
    case Stroke::Flag:
        return flag(painter, color);
    case Stroke::FlagOff:
        painter.drawLine(QPointF(4, 2.5), QPointF(4, 14));
        return painter.drawPolygon(QPolygonF({{4, 3}, {12.5, 3}, {10.5, 5.75}, {12.5, 8.5}, {4, 8.5}}));
    case Stroke::Pencil:
        return pencil(painter);
    case Stroke::Open:
        return folder(painter);
    case Stroke::Save:
        return save(painter);
    case Stroke::Redo:
        painter.translate(16, 0);
        painter.scale(-1, 1);
        return arrowBack(painter);
    case Stroke::Undo:
        return arrowBack(painter);
    case Stroke::Reply:
        return reply(painter);
    case Stroke::Help:
        return question(painter);
    case Stroke::Search:
        painter.drawEllipse(QPointF(6.8, 6.8), 4.4, 4.4);
        return painter.drawLine(QPointF(10, 10), QPointF(13.8, 13.8));
    case Stroke::Next:
        return polyline(painter, {{6, 3.2}, {10.8, 8}, {6, 12.8}});
    case Stroke::Previous:
        return polyline(painter, {{10, 3.2}, {5.2, 8}, {10, 12.8}});
    case Stroke::Up:
        return polyline(painter, {{3.2, 10.2}, {8, 5.4}, {12.8, 10.2}});
    case Stroke::Down:
        return polyline(painter, {{3.2, 5.8}, {8, 10.6}, {12.8, 5.8}});
    case Stroke::Expand:
        polyline(painter, {{3.6, 5.6}, {8, 1.8}, {12.4, 5.6}});
        return polyline(painter, {{3.6, 10.4}, {8, 14.2}, {12.4, 10.4}});
    case Stroke::Collapse:
        polyline(painter, {{3.6, 2}, {8, 5.8}, {12.4, 2}});
        return polyline(painter, {{3.6, 14}, {8, 10.2}, {12.4, 14}});
    case Stroke::Settings:
        return sliders(painter);
    case Stroke::Quit:
        return quit(painter);
    case Stroke::Link:
        return link(painter);
    }
}

} // namespace moderato::theme
