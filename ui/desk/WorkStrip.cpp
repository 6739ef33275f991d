#include "ui/desk/WorkStrip.h"

#include "ui/theme/Look.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace moderato::ui {

namespace {

constexpr int shownAfterMs = 500;
constexpr int steps = 1000;

} // namespace

WorkStrip::WorkStrip(QWidget* parent) : QWidget(parent)
{
    m_what = new QLabel(this);
    m_what->setTextFormat(Qt::PlainText);
    m_bar = new QProgressBar(this);
    m_bar->setRange(0, steps);
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(fontMetrics().height());
    m_bar->setAccessibleName(tr("Progress"));
    auto* cancel = new QToolButton(this);
    cancel->setText(tr("Cancel"));
    connect(cancel, &QToolButton::clicked, this, &WorkStrip::cancelled);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing);
    layout->addWidget(m_what);
    layout->addWidget(m_bar, 1);
    layout->addWidget(cancel);
    hide();
    m_showLate.setSingleShot(true);
    m_showLate.setInterval(shownAfterMs);
    connect(&m_showLate, &QTimer::timeout, this, &QWidget::show);
}

void WorkStrip::begin(const QString& what)
{
    m_what->setText(what);
    m_bar->setRange(0, steps);
    m_bar->setValue(0);
    if (!isVisible()) {
        m_showLate.start();
    }
}

void WorkStrip::setShare(double share)
{
    m_bar->setRange(0, share < 0 ? 0 : steps);
    m_bar->setValue(static_cast<int>(share * steps));
}

void WorkStrip::end()
{
    m_showLate.stop();
    hide();
}

} // namespace moderato::ui

#include "moc_WorkStrip.cpp"
