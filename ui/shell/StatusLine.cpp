#include "ui/shell/StatusLine.h"

#include "ui/desk/WorkStrip.h"
#include "ui/theme/Look.h"

#include <QLabel>
#include <QLocale>

namespace moderato::ui {

StatusLine::StatusLine(QWidget* said, QWidget* parent) : QStatusBar(parent)
{
    m_work = new WorkStrip(this);
    m_decisions = new WorkStrip(this);
    m_counts = new QLabel(this);
    m_counts->setObjectName(QStringLiteral("counts"));
    m_moderator = new QLabel(this);
    m_moderator->setObjectName(QStringLiteral("moderator"));
    m_moderator->setTextFormat(Qt::PlainText);
    m_counts->setIndent(theme::margin);
    m_moderator->setIndent(theme::margin);
    addWidget(said, 2);
    for (WorkStrip* strip : {m_work, m_decisions}) {
        addWidget(strip, 1);
        strip->hide(); // addWidget() shows it
    }
    addPermanentWidget(m_counts);
    addPermanentWidget(m_moderator);
}

void StatusLine::showCounts(const core::Counts& counts)
{
    m_counts->setText(tr("%1 pending · %2 flagged · %3 in all")
                          .arg(locale().toString(counts.of(core::Status::Pending)),
                               locale().toString(counts.flagged), locale().toString(counts.total())));
}

void StatusLine::showModerator(const QString& name)
{
    m_moderator->setText(name.isEmpty() ? tr("No name given (Settings)") : tr("Moderator: %1").arg(name));
}

} // namespace moderato::ui

#include "moc_StatusLine.cpp"
