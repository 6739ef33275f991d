#include "ui/commands/OrderActions.h"

#include "model/items/ThreadModel.h"

#include <QActionGroup>

#include <array>

namespace moderato::ui {

namespace {

using thread::SiblingOrder;

struct OrderCommand
{
    Command command;
    SiblingOrder order;
};
constexpr std::array orderCommands{
    OrderCommand{Command::OldestFirst, SiblingOrder::OldestFirst},
    OrderCommand{Command::NewestFirst, SiblingOrder::NewestFirst},
    OrderCommand{Command::MostRepliesFirst, SiblingOrder::MostRepliesFirst},
};

} // namespace

OrderActions::OrderActions(ActionRegistry& registry, items::ThreadModel& thread, QObject* parent)
    : QObject(parent), m_registry(registry), m_thread(thread), m_group(new QActionGroup(this))
{
    for (const auto& [command, order] : orderCommands) {
        QAction* action = registry.action(command);
        action->setCheckable(true);
        action->setChecked(order == m_order);
        m_group->addAction(action);
        connect(action, &QAction::triggered, this, [this, order = order] { choose(order); });
    }
}

void OrderActions::choose(thread::SiblingOrder order)
{
    m_order = order;
    for (const OrderCommand& one : orderCommands) {
        if (one.order == order) {
            m_registry.action(one.command)->setChecked(true);
        }
    }
    m_thread.arrange(m_thread.arrangement().inOrder(order));
}

} // namespace moderato::ui

#include "moc_OrderActions.cpp"
