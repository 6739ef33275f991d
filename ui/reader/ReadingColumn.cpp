#include "ui/reader/ReadingColumn.h"

#include "ui/reader/PlainLabel.h"
#include "ui/theme/Look.h"

#include <QBoxLayout>
#include <QEvent>
#include <QScrollBar>

namespace moderato::ui {

ReadingColumn::ReadingColumn(int characters, QWidget* parent)
    : QScrollArea(parent)
    , m_characters(characters)
    , m_paper(new QWidget)
    , m_sheet(new QWidget(m_paper))
    , m_invitation(new PlainLabel(Tone::Quiet, m_paper))
    , m_column(new QVBoxLayout(m_sheet))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_paper->setBackgroundRole(QPalette::Base);
    m_paper->setAutoFillBackground(true);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme::spacing);
    m_invitation->setAlignment(Qt::AlignCenter);
    m_invitation->setMargin(theme::margin);

    auto* across = new QHBoxLayout(m_paper);
    const int edge = theme::margin + theme::spacing / 2;
    across->setContentsMargins(edge, edge, edge, edge);
    across->addWidget(m_sheet, 1000, Qt::AlignTop);
    across->addWidget(m_invitation, 1000);
    across->addStretch(1);
    setWidget(m_paper);
    limitWidth();
    showInvitation({});
}

void ReadingColumn::change(const std::function<void()>& change)
{
    setLayoutsEnabled(false);
    change();
    setLayoutsEnabled(true); // what was asked of them meanwhile waits in the event queue
}

void ReadingColumn::setLayoutsEnabled(bool enabled)
{
    m_paper->layout()->setEnabled(enabled);
    for (const QWidget* part : m_paper->findChildren<QWidget*>()) {
        if (QLayout* layout = part->layout()) {
            layout->setEnabled(enabled);
        }
    }
}

void ReadingColumn::showColumn(bool isAnother)
{
    m_invitation->hide();
    m_sheet->show();
    if (isAnother) {
        verticalScrollBar()->setValue(0);
    }
}

void ReadingColumn::showInvitation(const QString& invitation)
{
    m_invitation->setText(invitation);
    m_sheet->hide();
    m_invitation->show();
}

void ReadingColumn::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        limitWidth();
    }
}

void ReadingColumn::limitWidth()
{
    m_sheet->setMaximumWidth(fontMetrics().averageCharWidth() * m_characters);
}

} // namespace moderato::ui

#include "moc_ReadingColumn.cpp"
