#include "ui/dialogs/ImportProblems.h"

#include "ui/words/Words.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace moderato::ui {

namespace {

QStyle::StandardPixmap pictureOf(core::Problem::Severity severity)
{
    switch (severity) {
    case core::Problem::Severity::Note:
        return QStyle::SP_MessageBoxInformation;
    case core::Problem::Severity::Warning:
        return QStyle::SP_MessageBoxWarning;
    case core::Problem::Severity::Error:
        break;
    }
    return QStyle::SP_MessageBoxCritical;
}

} // namespace

ImportProblems::ImportProblems(const QString& file, const QList<core::Problem>& problems, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Import Notes"));
    const auto count = static_cast<int>(problems.size());
    auto* heading =
        new QLabel(tr("%1 was read; %Ln places were not as expected. Everything that could be read was kept.",
                      nullptr, count)
                       .arg(QFileInfo(file).fileName()),
                   this);
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("problems"));
    m_list->setAccessibleName(tr("Import notes"));
    m_list->setWordWrap(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    for (const core::Problem& problem : problems) {
        new QListWidgetItem(style()->standardIcon(pictureOf(problem.severity)), words::describe(problem),
                            m_list);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("&Copy All"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(asText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(heading);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 20);
}

QString ImportProblems::asText() const
{
    QString text;
    for (int row = 0; row < m_list->count(); ++row) {
        text += m_list->item(row)->text() + u'\n';
    }
    return text;
}

} // namespace moderato::ui

#include "moc_ImportProblems.cpp"
