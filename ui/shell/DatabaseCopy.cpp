#include "ui/shell/DatabaseCopy.h"

#include "model/store/Store.h"
#include "ui/dialogs/FileDialog.h"

#include <QFileInfo>

namespace moderato::ui {

DatabaseCopy::DatabaseCopy(QWidget& window, store::Store& store) : m_window(window), m_store(store) {}

void DatabaseCopy::askForFile()
{
    const QFileInfo own(m_store.file());
    auto* dialog = newFileDialog(&m_window, tr("Save a Copy As"), QFileDialog::AcceptSave);
    dialog->setObjectName(QStringLiteral("save-copy-dialog"));
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is replaced
    dialog->setNameFilters({tr("Moderato databases (*.moderato)"), tr("All files (*)")});
    dialog->setDefaultSuffix(QStringLiteral("moderato"));
    dialog->setDirectory(own.path());
    // The place it was removed from is the first that comes to mind.
    dialog->selectFile(own.exists() ? tr("%1 copy.moderato").arg(own.completeBaseName()) : own.fileName());
    connect(dialog, &QFileDialog::fileSelected, this, &DatabaseCopy::copyTo);
    dialog->open();
}

void DatabaseCopy::copyTo(const QString& file)
{
    if (m_job.isRunning()) {
        return;
    }
    Q_EMIT began(file);
    m_job.start([this, file](const core::Job::Run&) -> core::Job::Told {
        const core::Result<void> result = m_store.copyTo(file);
        return [this, file, result] { result ? Q_EMIT copied(file) : Q_EMIT failed(result.error()); };
    });
}

} // namespace moderato::ui

#include "moc_DatabaseCopy.cpp"
