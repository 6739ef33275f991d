#include "ui/desk/HitDelegate.h"

#include "ui/theme/Look.h"

#include <QPainter>
#include <QTextLayout>

namespace moderato::ui {

namespace {

constexpr int linesOfText = 2;
constexpr int inset = theme::spacing / 2;

QList<QTextLayout::FormatRange> marksOf(const QModelIndex& index)
{
    QList<QTextLayout::FormatRange> marks;
    const auto found = index.data(HitDelegate::Found).value<std::vector<search::SearchHit::Found>>();
    QTextCharFormat format;
    format.setFontWeight(QFont::Bold);
    format.setFontUnderline(true);
    for (const search::SearchHit::Found& one : found) {
        marks.push_back({static_cast<int>(one.start), static_cast<int>(one.length), format});
    }
    return marks;
}

theme::RowState stateOf(const QStyleOptionViewItem& option)
{
    if (option.state & QStyle::State_Selected) {
        return option.state & QStyle::State_Active ? theme::RowState::Selected
                                                   : theme::RowState::SelectedInactive;
    }
    return option.state & QStyle::State_MouseOver ? theme::RowState::Hovered : theme::RowState::Plain;
}

} // namespace

void HitDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    painter->fillRect(option.rect, theme::rowBackground(stateOf(option), option.palette));
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(QRect(option.rect.topLeft(), QSize(inset, option.rect.height())),
                          theme::accentColor(option.palette));
    }
    const QRect inside = option.rect.adjusted(2 * inset, inset, -inset, -inset);
    painter->setFont(option.font);
    painter->setPen(theme::secondaryText(option.palette));
    painter->drawText(
        inside, Qt::AlignTop | Qt::TextSingleLine,
        option.fontMetrics.elidedText(index.data(Heading).toString(), Qt::ElideRight, inside.width()));
    QTextLayout text(index.data(Snippet).toString(), option.font);
    text.setFormats(marksOf(index));
    QTextOption wrap(option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    text.setTextOption(wrap);
    text.beginLayout();
    for (int number = 0; number < linesOfText; ++number) {
        QTextLine line = text.createLine();
        if (!line.isValid()) {
            break;
        }
        line.setLineWidth(inside.width());
        line.setPosition(QPointF(0, number * option.fontMetrics.lineSpacing()));
    }
    text.endLayout();
    painter->setPen(option.palette.color(QPalette::Text));
    text.draw(painter, inside.topLeft() + QPointF(0, option.fontMetrics.lineSpacing()));
    painter->restore();
}

QSize HitDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {0, (1 + linesOfText) * option.fontMetrics.lineSpacing() + 2 * inset};
}

} // namespace moderato::ui

#include "moc_HitDelegate.cpp"
