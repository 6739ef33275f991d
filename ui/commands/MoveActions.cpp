#include "ui/commands/MoveActions.h"

#include "model/items/DisplayOrder.h"
#include "model/items/ThreadModel.h"
#include "model/items/Ticks.h"
#include "ui/thread/ThreadView.h"

#include <QAbstractScrollArea>
#include <QScrollBar>

namespace moderato::ui {

MoveActions::MoveActions(ActionRegistry& registry, ThreadView& view, items::ThreadModel& thread,
                         QWidget& reading, QObject* parent)
    : QObject(parent), m_view(view), m_reading(reading)
{
    const auto on = [&](Command command, auto slot) {
        connect(registry.action(command), &QAction::triggered, this, std::move(slot));
    };
    on(Command::Next, [this] { m_view.goNext(); });
    on(Command::Previous, [this] { m_view.goPrevious(); });
    on(Command::Parent, [this] { m_view.goToParent(); });
    on(Command::First, [this, &thread] { m_view.goTo(thread.idAt(items::DisplayOrder(thread).first())); });
    on(Command::Last, [this, &thread] { m_view.goTo(thread.idAt(items::DisplayOrder(thread).last())); });
    on(Command::NextUndecided, [this] {
        if (!m_view.goToNextUndecided()) {
            Q_EMIT nextArticleWanted();
        }
    });
    on(Command::ReadOn, [this] { readOn(); });
    on(Command::Tick, [this] { m_view.toggleTick(); });
    on(Command::ClearTicks, [&thread] { thread.ticks().clear(); });
    on(Command::ExpandAll, [this] { m_view.expandAll(); });
    on(Command::CollapseAll, [this] { m_view.collapseAll(); });
}

void MoveActions::readOn()
{
    const auto areas = m_reading.findChildren<QAbstractScrollArea*>();
    for (const QAbstractScrollArea* area : areas) {
        QScrollBar* bar = area->verticalScrollBar();
        if (area->isVisible() && bar->value() < bar->maximum()) {
            bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
            return;
        }
    }
    m_view.goNext();
}

} // namespace moderato::ui

#include "moc_MoveActions.cpp"
