// Every command as a QAction with its keys, which the moderator may change.
// Neighbours: Command is the table; the shell adds the actions to window and menus, ShortcutsSheet rebinds.
#pragma once

#include "ui/commands/Command.h"

#include <QAction>
#include <QPalette>

#include <optional>
#include <vector>

class QSettings;

namespace moderato::ui {

class ActionRegistry final : public QObject
{
    Q_OBJECT

public:
    // `settings` outlives the registry; changed keys are kept in its group "keys".
    explicit ActionRegistry(QSettings& settings, QObject* parent = nullptr);

    QAction* action(Command command) const;
    std::vector<QAction*> actionsOf(KeyScope scope) const;

    // The other command that hears `key`; nullopt when it is free.
    std::optional<Command> heldBy(const QKeySequence& key, Command except) const;

    // Gives `command` these keys and no others; the command that holds one of them when that is not free, and
    // then nothing is changed.
    std::optional<Command> rebind(Command command, const QList<QKeySequence>& keys);
    void resetKeys();

    void drawIcons(const QPalette& palette);

private:
    void setKeys(Command command, const QList<QKeySequence>& keys);
    void readKeys();

    QSettings& m_settings;
    std::vector<QAction*> m_actions;
};

} // namespace moderato::ui
