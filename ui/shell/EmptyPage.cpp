#include "ui/shell/EmptyPage.h"

#include "ui/theme/Look.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace moderato::ui {

EmptyPage::EmptyPage(QAction& open, bool withSample, QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("empty-page"));
    auto* title = new QLabel(tr("No comments here yet"), this);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    title->setFont(large);
    title->setAlignment(Qt::AlignCenter);
    auto* text =
        new QLabel(tr("Open a file that holds an article with its comments, or drop one on this window: "
                      "a WordPress export, or an article saved as text."),
                   this);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    text->setFixedWidth(fontMetrics().averageCharWidth() * 60);
    text->setMinimumHeight(text->heightForWidth(text->width()));
    auto* openButton = new QPushButton(tr("&Open a File…"), this);
    openButton->setObjectName(QStringLiteral("empty-open"));
    openButton->setDefault(true);
    connect(openButton, &QPushButton::clicked, &open, &QAction::trigger);

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(theme::margin);
    layout->addStretch(2);
    layout->addWidget(title, 0, Qt::AlignHCenter);
    layout->addWidget(text, 0, Qt::AlignHCenter);
    layout->addWidget(openButton, 0, Qt::AlignHCenter);
    if (withSample) {
        auto* sample = new QPushButton(tr("Open the &Sample Article"), this);
        sample->setObjectName(QStringLiteral("empty-sample"));
        connect(sample, &QPushButton::clicked, this, &EmptyPage::sampleWanted);
        layout->addWidget(sample, 0, Qt::AlignHCenter);
    }
    layout->addStretch(3);
}

} // namespace moderato::ui

#include "moc_EmptyPage.cpp"
