#include "ui/dialogs/ExportDialog.h"

#include "model/store/Reader.h"
#include "model/store/Store.h"
#include "ui/desk/WorkStrip.h"
#include "ui/dialogs/FileDialog.h"
#include "ui/theme/Look.h"
#include "ui/words/Words.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace moderato::ui {

using exporting::OrphanRule;

namespace {

constexpr auto everyStatus = 0x0f;
constexpr int endingRole = Qt::UserRole + 1; // of a format's files

// A format is offered as soon as it can be written; by its name as long as there are no words for it.
QString wordsOf(const QByteArray& format)
{
    struct Words
    {
        QByteArrayView format;
        const char* text;
    };
    constexpr std::array known{
        Words{"json", QT_TRANSLATE_NOOP("ExportDialog", "Moderato JSON – everything, can be imported again")},
        Words{"csv", QT_TRANSLATE_NOOP("ExportDialog", "CSV – one row a comment, for spreadsheets")},
        Words{"text", QT_TRANSLATE_NOOP("ExportDialog", "Text – article and thread, to read")},
    };
    const auto* found = std::ranges::find(known, QByteArrayView(format), &Words::format);
    return found == known.end() ? QString::fromLatin1(format)
                                : QCoreApplication::translate("ExportDialog", found->text);
}

} // namespace

ExportDialog::ExportDialog(store::Store& store, const core::ArticleId& article, const QString& title,
                           QWidget* parent)
    : QDialog(parent), m_store(store), m_article(article)
{
    setWindowTitle(tr("Export"));
    m_choices = makeChoices(article, title);
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("export-note"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_strip = new WorkStrip(this);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_buttons->button(QDialogButtonBox::Save)->setText(tr("&Export…"));
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ExportDialog::askForPath);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    connect(m_strip, &WorkStrip::cancelled, this, [this] { m_job.stop(); });
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_choices);
    layout->addWidget(m_note);
    layout->addWidget(m_strip);
    layout->addStretch(1);
    layout->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 75);
}

QWidget* ExportDialog::makeChoices(core::ArticleId article, const QString& title)
{
    auto* choices = new QWidget(this);
    m_articles = new QComboBox(choices);
    m_articles->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    if (article.isValid()) {
        m_articles->addItem(tr("This article: %1").arg(title), true);
    }
    m_articles->addItem(tr("All articles"), false);
    m_status = new QComboBox(choices);
    for (const core::Status status :
         {core::Status::Approved, core::Status::Pending, core::Status::Rejected, core::Status::Spam}) {
        m_status->addItem(words::statusName(status), core::StatusSet(status).bits());
    }
    m_status->addItem(tr("All"), everyStatus);
    m_format = new QComboBox(choices);
    for (const exporting::Format& format : exporting::formats()) {
        m_format->addItem(wordsOf(format.name), format.name);
        m_format->setItemData(m_format->count() - 1, QString::fromLatin1(format.ending), endingRole);
    }
    m_personal =
        new QCheckBox(tr("With &personal data (e-mail and IP addresses, names in the journal)"), choices);
    auto* rules = new QVBoxLayout;
    addOrphanRules(rules);
    auto* form = new QFormLayout(choices);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("&Articles"), m_articles);
    form->addRow(tr("&Comments"), m_status);
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("A reply whose parent\nis not exported"), rules);
    form->addRow(QString(), m_personal);
    return choices;
}

void ExportDialog::addOrphanRules(QVBoxLayout* column)
{
    struct RuleWords
    {
        OrphanRule rule;
        QString text;
    };
    const std::array rules{
        RuleWords{OrphanRule::Stub, tr("&keeps its place under a blank stub")},
        RuleWords{OrphanRule::Promote, tr("&moves up to the nearest exported comment")},
        RuleWords{OrphanRule::Drop, tr("is &left out, with all below it")},
    };
    m_orphans = new QButtonGroup(this);
    for (const RuleWords& rule : rules) {
        auto* button = new QRadioButton(rule.text, this);
        m_orphans->addButton(button, static_cast<int>(rule.rule));
        column->addWidget(button);
    }
    m_orphans->button(static_cast<int>(OrphanRule::Stub))->setChecked(true);
}

exporting::ExportOptions ExportDialog::options() const
{
    exporting::ExportOptions chosen;
    if (m_articles->currentData().toBool()) {
        chosen.articles = {m_article};
    }
    chosen.predicate =
        core::withStatus(core::StatusSet::fromBits(static_cast<quint8>(m_status->currentData().toUInt())));
    chosen.format = m_format->currentData().toByteArray();
    chosen.orphans = static_cast<OrphanRule>(m_orphans->checkedId());
    chosen.personalData = m_personal->isChecked();
    return chosen;
}

void ExportDialog::askForPath()
{
    const QString ending = m_format->currentData(endingRole).toString();
    auto* dialog = newFileDialog(this, tr("Export"), QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("%1 files (*.%2)").arg(ending.toUpper(), ending));
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(tr("comments.%1").arg(ending));
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::exportTo);
    dialog->open();
}

void ExportDialog::exportTo(const QString& path)
{
    if (m_job.isRunning()) {
        return;
    }
    m_choices->setEnabled(false);
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(false);
    m_note->clear();
    m_strip->begin(tr("Writing…"));
    m_strip->setShare(-1);
    m_job.start([this, path, chosen = options()](const core::Job::Run& run) -> core::Job::Told {
        auto reader = m_store.openReader();
        core::Result<exporting::ExportSummary> result =
            reader ? exporting::writeExportFile(**reader, chosen, path, {}, run.stopToken())
                   : core::Result<exporting::ExportSummary>(reader.error());
        return [this, path, result = std::move(result)] { finish(path, result); };
    });
}

void ExportDialog::finish(const QString& path, const core::Result<exporting::ExportSummary>& result)
{
    m_strip->end();
    m_choices->setEnabled(true);
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(true);
    if (!result) {
        m_note->setText(words::describe(result.error()));
        return;
    }
    Q_EMIT exported(path, *result);
    accept();
}

void ExportDialog::reject()
{
    if (m_job.isRunning()) {
        m_job.stop();
        return;
    }
    QDialog::reject();
}

} // namespace moderato::ui

#include "moc_ExportDialog.cpp"
