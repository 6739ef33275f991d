// In which order siblings stand, as three actions of which one is checked.
// Neighbours: ActionRegistry gives the actions, items::ThreadModel arranges; the shell keeps the choice.
#pragma once

#include "model/thread/Arrangement.h"
#include "ui/commands/ActionRegistry.h"

class QActionGroup;

namespace moderato::items {
class ThreadModel;
}

namespace moderato::ui {

class OrderActions final : public QObject
{
    Q_OBJECT

public:
    // Both outlive this.
    OrderActions(ActionRegistry& registry, items::ThreadModel& thread, QObject* parent = nullptr);

    thread::SiblingOrder order() const { return m_order; }
    void choose(thread::SiblingOrder order);

private:
    ActionRegistry& m_registry;
    items::ThreadModel& m_thread;
    QActionGroup* m_group;
    thread::SiblingOrder m_order = thread::SiblingOrder::OldestFirst;
};

} // namespace moderato::ui
