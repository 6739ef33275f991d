#include "ui/commands/DecisionBar.h"

#include "ui/commands/ActionRegistry.h"

#include <QStyle>

namespace moderato::ui {

DecisionBar::DecisionBar(const ActionRegistry& registry, QWidget* parent) : QToolBar(parent)
{
    setObjectName(QStringLiteral("decision-bar"));
    setAccessibleName(tr("Decisions"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setMovable(false);
    const int icon = style()->pixelMetric(QStyle::PM_SmallIconSize);
    setIconSize({icon, icon});
    for (const Command command : {Command::Approve, Command::Reject, Command::Spam}) {
        addAction(registry.action(command));
    }
    addSeparator();
    for (const Command command : {Command::Flag, Command::Reply, Command::Edit}) {
        addAction(registry.action(command));
    }
    addSeparator();
    for (const Command command : {Command::Undo, Command::Redo, Command::NextUndecided}) {
        addAction(registry.action(command));
    }
}

} // namespace moderato::ui

#include "moc_DecisionBar.cpp"
