#include "ui/commands/ActionRegistry.h"

#include "ui/theme/Look.h"

#include <QSettings>

namespace moderato::ui {

namespace {

QString settingsKey(const CommandInfo& command)
{
    return QStringLiteral("keys/") + QLatin1String(command.name);
}

} // namespace

ActionRegistry::ActionRegistry(QSettings& settings, QObject* parent) : QObject(parent), m_settings(settings)
{
    m_actions.reserve(commands().size());
    for (const CommandInfo& command : commands()) {
        auto* action = new QAction(command.menuText(), this);
        action->setObjectName(QLatin1String(command.name));
        action->setShortcutContext(command.scope == KeyScope::Window ? Qt::WindowShortcut
                                                                     : Qt::WidgetWithChildrenShortcut);
        m_actions.push_back(action);
        setKeys(command.command, command.defaultKeys());
    }
    readKeys();
}

QAction* ActionRegistry::action(Command command) const { return m_actions.at(static_cast<size_t>(command)); }

std::vector<QAction*> ActionRegistry::actionsOf(KeyScope scope) const
{
    std::vector<QAction*> found;
    for (const CommandInfo& command : commands()) {
        if (command.scope == scope) {
            found.push_back(action(command.command));
        }
    }
    return found;
}

std::optional<Command> ActionRegistry::heldBy(const QKeySequence& key, Command except) const
{
    for (const CommandInfo& command : commands()) {
        if (command.command != except && action(command.command)->shortcuts().contains(key)) {
            return command.command;
        }
    }
    return std::nullopt;
}

std::optional<Command> ActionRegistry::rebind(Command command, const QList<QKeySequence>& keys)
{
    for (const QKeySequence& key : keys) {
        if (const auto holder = heldBy(key, command)) {
            return holder;
        }
    }
    setKeys(command, keys);
    const CommandInfo& changed = info(command);
    if (keys == changed.defaultKeys()) {
        m_settings.remove(settingsKey(changed));
    } else {
        m_settings.setValue(settingsKey(changed),
                            QKeySequence::listToString(keys, QKeySequence::PortableText));
    }
    return std::nullopt;
}

void ActionRegistry::resetKeys()
{
    m_settings.remove(QStringLiteral("keys"));
    for (const CommandInfo& command : commands()) {
        setKeys(command.command, command.defaultKeys());
    }
}

void ActionRegistry::drawIcons(const QPalette& palette)
{
    for (const CommandInfo& command : commands()) {
        if (command.icon != nullptr) {
            action(command.command)->setIcon(theme::actionIcon(QLatin1String(command.icon), palette));
        }
    }
}

void ActionRegistry::setKeys(Command command, const QList<QKeySequence>& keys)
{
    QAction* changed = action(command);
    changed->setShortcuts(keys);
    const QString tip = info(command).tipText();
    changed->setToolTip(
        keys.isEmpty() ? tip : tr("%1 (%2)").arg(tip, keys.first().toString(QKeySequence::NativeText)));
    changed->setStatusTip(tip);
    // What a button of the bar says; menus and the sheet of keys have a column of their own for keys.
    const QString key = keys.isEmpty() ? QString() : keys.first().toString(QKeySequence::NativeText);
    if (key.size() == 1) {
        changed->setIconText(tr("%1 (%2)").arg(info(command).plainText(), key.toLower()));
    }
}

void ActionRegistry::readKeys()
{
    // A settings file edited by hand may name one key twice: the first command keeps it.
    for (const CommandInfo& command : commands()) {
        const QVariant kept = m_settings.value(settingsKey(command));
        if (!kept.isValid()) {
            continue;
        }
        QList<QKeySequence> keys = QKeySequence::listFromString(kept.toString(), QKeySequence::PortableText);
        keys.removeIf([&](const QKeySequence& key) {
            return key.isEmpty() || heldBy(key, command.command).has_value();
        });
        setKeys(command.command, keys);
    }
}

} // namespace moderato::ui

#include "moc_ActionRegistry.cpp"
