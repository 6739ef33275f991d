#include "ui/reader/PlainLabel.h"

#include "ui/theme/Look.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace moderato::ui {

namespace {

QColor colorOf(Tone tone, const QPalette& palette)
{
    switch (tone) {
    case Tone::Text:
    case Tone::Strong:
    case Tone::Title:
        return palette.color(QPalette::Text);
    case Tone::Quiet:
        return theme::secondaryText(palette);
    case Tone::Pending:
        return theme::statusColor(core::Status::Pending, palette);
    case Tone::Approved:
        return theme::statusColor(core::Status::Approved, palette);
    case Tone::Rejected:
        return theme::statusColor(core::Status::Rejected, palette);
    case Tone::Spam:
        return theme::statusColor(core::Status::Spam, palette);
    case Tone::Flag:
        return theme::flagColor(palette);
    }
    return palette.color(QPalette::Text);
}

} // namespace

PlainLabel::PlainLabel(Tone tone, QWidget* parent) : QLabel(parent), m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // on paper the default would be Text, and the tone lost
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    applyTone();
}

void PlainLabel::setTone(Tone tone)
{
    if (std::exchange(m_tone, tone) != tone) {
        applyTone();
    }
}

void PlainLabel::setElided(bool elided)
{
    m_elided = elided;
    setWordWrap(!elided);
    setTextInteractionFlags(elided ? Qt::NoTextInteraction : Qt::TextSelectableByMouse);
    setSizePolicy(elided ? QSizePolicy::Maximum : QSizePolicy::Preferred, QSizePolicy::Preferred);
}

// Zero wide: one long word of a stranger must not widen the pane.
QSize PlainLabel::minimumSizeHint() const { return {m_elided ? 40 : 0, QLabel::minimumSizeHint().height()}; }

int PlainLabel::heightForWidth(int width) const
{
    if (m_measuredText != text() || m_measuredFont != font()) {
        m_measuredText = text();
        m_measuredFont = font();
        m_measured.fill({});
    }
    const auto known = std::find_if(m_measured.begin(), m_measured.end(),
                                    [width](const Measured& measured) { return measured.width == width; });
    if (known != m_measured.end()) {
        return known->height;
    }
    std::shift_right(m_measured.begin(), m_measured.end(), 1);
    m_measured.front() = {width, QLabel::heightForWidth(width)};
    return m_measured.front().height;
}

void PlainLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    const bool concerns = event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
                          event->type() == QEvent::ParentChange;
    if (concerns && !m_applying) {
        applyTone();
    }
}

void PlainLabel::paintEvent(QPaintEvent* event)
{
    if (!m_elided) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(contentsRect(), Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
}

void PlainLabel::applyTone()
{
    m_applying = true;
    const QWidget* above = parentWidget();
    QPalette toned = above != nullptr ? above->palette() : palette();
    toned.setColor(QPalette::WindowText, colorOf(m_tone, toned));
    setPalette(toned);
    QFont font = above != nullptr ? above->font() : this->font();
    font.setBold(m_tone == Tone::Strong || m_tone == Tone::Title);
    if (m_tone == Tone::Title) {
        font.setPointSizeF(font.pointSizeF() * 1.45);
    }
    setFont(font);
    m_applying = false;
}

} // namespace moderato::ui

#include "moc_PlainLabel.cpp"
