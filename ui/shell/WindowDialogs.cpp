#include "ui/shell/WindowDialogs.h"

#include "model/decide/Desk.h"
#include "ui/commands/ActionRegistry.h"
#include "ui/dialogs/AboutDialog.h"
#include "ui/dialogs/ExportDialog.h"
#include "ui/dialogs/FileDialog.h"
#include "ui/dialogs/SettingsDialog.h"
#include "ui/dialogs/ShortcutsSheet.h"

#include <QSettings>

namespace moderato::ui {

namespace {

QString nameKey() { return QStringLiteral("moderator/name"); }
QString emailKey() { return QStringLiteral("moderator/email"); }

} // namespace

WindowDialogs::WindowDialogs(QWidget& window, store::Store& store, decide::Desk& desk,
                             ActionRegistry& registry, QSettings& settings)
    : m_window(window), m_store(store), m_desk(desk), m_registry(registry), m_settings(settings)
{
    if (const QString name = m_settings.value(nameKey()).toString(); !name.isEmpty()) {
        core::Actor actor = m_desk.decidedBy().actor;
        actor.name = name.toUtf8();
        actor.email = m_settings.value(emailKey()).toString().toUtf8();
        m_desk.setActor(actor);
    }
    const auto on = [this](Command command, auto slot) {
        connect(m_registry.action(command), &QAction::triggered, this, std::move(slot));
    };
    on(Command::OpenFiles, [this] { openFileDialog(); });
    on(Command::Settings, [this] { openSettings(); });
    on(Command::Keys, [this] { show<ShortcutsSheet>(m_registry); });
    on(Command::About, [this] { show<AboutDialog>(); });
}

template <typename Dialog, typename... Arguments>
Dialog* WindowDialogs::show(Arguments&&... arguments)
{
    auto* dialog = new Dialog(std::forward<Arguments>(arguments)..., &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

void WindowDialogs::openFileDialog()
{
    auto* dialog = newFileDialog(&m_window, tr("Open"), QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Articles with comments (*.txt *.xml *.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &WindowDialogs::filesChosen);
    dialog->open();
}

void WindowDialogs::openExport(core::ArticleId article, const QString& title)
{
    const auto* dialog = show<ExportDialog>(m_store, article, title);
    connect(dialog, &ExportDialog::exported, this, &WindowDialogs::exported);
}

void WindowDialogs::openSettings()
{
    const auto* dialog = show<SettingsDialog>(m_desk.decidedBy().actor);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const core::Actor moderator = dialog->moderator();
        m_settings.setValue(nameKey(), QString::fromUtf8(moderator.name));
        m_settings.setValue(emailKey(), QString::fromUtf8(moderator.email));
        m_desk.setActor(moderator);
        Q_EMIT moderatorChanged(QString::fromUtf8(moderator.name));
    });
}

} // namespace moderato::ui

#include "moc_WindowDialogs.cpp"
