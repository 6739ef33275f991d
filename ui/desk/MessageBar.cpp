#include "ui/desk/MessageBar.h"

#include "ui/desk/ElidedLabel.h"
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
    m_line = new QWidget(this);
    m_line->setAccessibleName(tr("Last message"));
    auto* line = new QHBoxLayout(m_line);
    line->setContentsMargins(0, 0, 0, 0);
    // As high without a message as with one.
    m_line->setMinimumHeight(QPushButton(QStringLiteral("x")).sizeHint().height());
}

void MessageBar::say(const QString& text, const Offer& offer)
{
    if (m_said) {
        dismiss(m_said);
    }
    auto* label = new ElidedLabel;
    QFrame* row = makeRow(text, offer, label);
    label->showText(text);
    static_cast<QHBoxLayout*>(row->layout())->addStretch(1);
    m_line->layout()->addWidget(row);
    announce(label);
    m_said = row;
    QTimer::singleShot(goesAfterMs, row, [row] { dismiss(row); });
}

QPointer<QWidget> MessageBar::warn(const QString& text, const Offer& offer)
{
    // Those that were closed are no longer children, or no longer there.
    m_warnings.removeIf([](const auto& row) { return !row || row->parentWidget() == nullptr; });
    if (m_warnings.size() >= warningsShown) {
        dismiss(m_warnings.takeFirst());
    }
    auto* label = new QLabel;
    QFrame* row = makeRow(text, offer, label);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* sign = new QLabel(row);
    sign->setPixmap(style()
                        ->standardIcon(QStyle::SP_MessageBoxWarning)
                        .pixmap(style()->pixelMetric(QStyle::PM_SmallIconSize)));
    auto* layout = static_cast<QHBoxLayout*>(row->layout());
    layout->insertWidget(0, sign);
    layout->setStretchFactor(label, 1);
    layout->setContentsMargins(theme::margin, theme::spacing / 2, theme::spacing, theme::spacing / 2);
    row->setFrameShape(QFrame::StyledPanel);
    row->setAutoFillBackground(true);
    row->setBackgroundRole(QPalette::AlternateBase);
    m_rows->addWidget(row);
    announce(label);
    m_warnings.append(row);
    return row;
}

void MessageBar::withdraw(const QPointer<QWidget>& warning)
{
    if (warning) {
        dismiss(warning);
    }
}

QStringList MessageBar::texts() const
{
    QStringList texts;
    QList<QWidget*> rows(m_warnings.begin(), m_warnings.end());
    rows.append(m_said);
    for (const QWidget* row : std::as_const(rows)) {
        if (row != nullptr && row->parentWidget() != nullptr) {
            texts.append(row->findChild<QLabel*>(QStringLiteral("message"))->text());
        }
    }
    return texts;
}

QFrame* MessageBar::makeRow(const QString& text, const Offer& offer, QLabel* label)
{
    auto* row = new QFrame;
    label->setObjectName(QStringLiteral("message"));
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    auto* close = new QToolButton(row);
    close->setAutoRaise(true);
    close->setIcon(style()->standardIcon(QStyle::SP_DockWidgetCloseButton));
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, row, [row] { dismiss(row); });

    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(theme::margin, 0, theme::spacing, 0);
    layout->addWidget(label);
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
    return row;
}

} // namespace moderato::ui

#include "moc_MessageBar.cpp"
