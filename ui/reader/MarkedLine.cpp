#include "ui/reader/MarkedLine.h"

#include "ui/theme/Look.h"

#include <QEvent>
#include <QHBoxLayout>

#include <utility>

namespace moderato::ui {

namespace {

constexpr int signSide = 16;

QIcon iconOf(Tone tone, const QPalette& palette)
{
    switch (tone) {
    case Tone::Pending:
        return theme::statusIcon(core::Status::Pending, palette);
    case Tone::Approved:
        return theme::statusIcon(core::Status::Approved, palette);
    case Tone::Rejected:
        return theme::statusIcon(core::Status::Rejected, palette);
    case Tone::Spam:
        return theme::statusIcon(core::Status::Spam, palette);
    case Tone::Flag:
        return theme::flagIcon(palette);
    case Tone::Text:
    case Tone::Quiet:
    case Tone::Strong:
    case Tone::Title:
        break;
    }
    return {};
}

} // namespace

MarkedLine::MarkedLine(Tone sign, Tone words, QWidget* parent)
    : QWidget(parent), m_sign(sign), m_icon(new QLabel(this)), m_words(new PlainLabel(words, this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing);
    m_icon->setFixedWidth(signSide);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_words, 1);
    drawSign();
}

void MarkedLine::setLine(Tone sign, Tone words, const QString& text)
{
    m_words->setTone(words);
    m_words->setText(text);
    if (std::exchange(m_sign, sign) != sign || m_drawnRatio != devicePixelRatio()) {
        drawSign();
    }
}

void MarkedLine::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        drawSign();
    }
}

void MarkedLine::drawSign()
{
    const QIcon icon = iconOf(m_sign, palette());
    m_drawnRatio = devicePixelRatio();
    m_icon->setPixmap(icon.isNull() ? QPixmap() : icon.pixmap(QSize(signSide, signSide), devicePixelRatio()));
    m_icon->setMinimumHeight(fontMetrics().height());
}

} // namespace moderato::ui

#include "moc_MarkedLine.cpp"
