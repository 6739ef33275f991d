#include "ui/desk/MessageBar.h"

#include "ui/theme/Look.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace moderato::ui {

namespace {

constexpr int goesAfterMs = 10'000;
constexpr int warningsShown = 3;

void announce(QLabel* label)
{
    label->setAccessibleName(label->text());
    QAccessibleEvent alert(label, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

// Gone at once for the eye and for texts(); the object a moment later, since its own button may ask for it.
void dismiss(QWidget* row)
{
    row->hide();
    row->setParent(nullptr);
    row->deleteLater();
}

} // namespace

MessageBar::MessageBar(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("messages"));
    setAccessibleName(tr("Messages"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_rows = new QVBoxLayout(this);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
}

void MessageBar::say(const QString& text, const Offer& offer)
{
    if (m_said) {
        dismiss(m_said);
    }
    m_said = addRow(text, offer, style()->standardIcon(QStyle::SP_MessageBoxInformation));
    QTimer::singleShot(goesAfterMs, m_said, [row = m_said] { dismiss(row); });
}

void MessageBar::warn(const QString& text, const Offer& offer)
{
    // Those that were closed are no longer children, or no longer there.
    m_warnings.removeIf([this](const auto& row) { return !row || row->parentWidget() != this; });
    if (m_warnings.size() >= warningsShown) {
        dismiss(m_warnings.takeFirst());
    }
    m_warnings.append(addRow(text, offer, style()->standardIcon(QStyle::SP_MessageBoxWarning)));
}

QStringList MessageBar::texts() const
{
    QStringList texts;
    const auto labels = findChildren<QLabel*>(QStringLiteral("message"));
    for (const QLabel* label : labels) {
        texts.append(label->text());
    }
    return texts;
}

QWidget* MessageBar::addRow(const QString& text, const Offer& offer, const QIcon& icon)
{
    auto* row = new QFrame(this);
    row->setFrameShape(QFrame::StyledPanel);
    row->setAutoFillBackground(true);
    row->setBackgroundRole(QPalette::AlternateBase);
    const int iconSize = style()->pixelMetric(QStyle::PM_SmallIconSize);
    auto* picture = new QLabel(row);
    picture->setPixmap(icon.pixmap(iconSize));
    auto* label = new QLabel(text, row);
    label->setObjectName(QStringLiteral("message"));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QToolButton(row);
    close->setAutoRaise(true);
    close->setIcon(style()->standardIcon(QStyle::SP_DockWidgetCloseButton));
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, row, [row] { dismiss(row); });

    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(theme::margin, theme::spacing / 2, theme::spacing, theme::spacing / 2);
    layout->addWidget(picture);
    layout->addWidget(label, 1);
    if (offer.take) {
        auto* button = new QPushButton(offer.text, row);
        button->setObjectName(QStringLiteral("offer"));
        connect(button, &QPushButton::clicked, row, [row, take = offer.take] {
            dismiss(row);
            take();
        });
        layout->addWidget(button);
    }
    layout->addWidget(close);
    m_rows->addWidget(row);
    announce(label);
    return row;
}

} // namespace moderato::ui
