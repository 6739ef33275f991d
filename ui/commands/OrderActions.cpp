#include "ui/commands/OrderActions.h"

#include "model/items/ThreadModel.h"

#include <QActionGroup>

#include <array>

namespace moderato::ui {

namespace {

// By thread::SiblingOrder.
constexpr std::array orders{Command::OldestFirst, Command::NewestFirst, Command::MostRepliesFirst};

} // namespace

OrderActions::OrderActions(ActionRegistry& registry, items::ThreadModel& thread, QObject* parent)
    : QObject(parent), m_thread(thread), m_group(new QActionGroup(this))
{
    for (const Command command : orders) {
        QAction* action = registry.action(command);
        action->setCheckable(true);
        m_group->addAction(action);
    }
    m_group->actions().constFirst()->setChecked(true);
    connect(m_group, &QActionGroup::triggered, this,
            [this] { m_thread.arrange(m_thread.arrangement().inOrder(order())); });
}

thread::SiblingOrder OrderActions::order() const
{
    return static_cast<thread::SiblingOrder>(m_group->actions().indexOf(m_group->checkedAction()));
}

void OrderActions::choose(thread::SiblingOrder order)
{
    m_group->actions().at(static_cast<qsizetype>(order))->setChecked(true);
    m_thread.arrange(m_thread.arrangement().inOrder(order));
}

} // namespace moderato::ui
