// The dialogs the window opens: files, export, settings, keys, about; and the moderator the settings keep.
// Neighbours: ui/dialogs; decide::Desk gets the moderator.
#pragma once

#include "model/core/Ids.h"
#include "model/export/Export.h"

#include <QObject>
#include <QStringList>

class QSettings;
class QWidget;

namespace moderato::decide {
class Desk;
}
namespace moderato::store {
class Store;
}

namespace moderato::ui {

class ActionRegistry;

class WindowDialogs final : public QObject
{
    Q_OBJECT

public:
    // All of them outlive this object. A moderator kept in the settings is handed to the desk now.
    WindowDialogs(QWidget& window, store::Store& store, decide::Desk& desk, ActionRegistry& registry,
                  QSettings& settings);

    // `article`: the one in the window, offered first; may be invalid.
    void openExport(core::ArticleId article, const QString& title);

Q_SIGNALS:
    void filesChosen(const QStringList& files);
    void exported(const QString& path, const moderato::exporting::ExportSummary& summary);
    void moderatorChanged(const QString& name);

private:
    void openFileDialog();
    void openSettings();
    template <typename Dialog, typename... Arguments>
    Dialog* show(Arguments&&... arguments);

    QWidget& m_window;
    store::Store& m_store;
    decide::Desk& m_desk;
    ActionRegistry& m_registry;
    QSettings& m_settings;
};

} // namespace moderato::ui
