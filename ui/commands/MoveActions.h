// The keys that move: next, previous, parent, first, last, read on, expand and collapse, tick.
// Neighbours: ActionRegistry gives the actions, ThreadView does the walking.
#pragma once

#include "ui/commands/ActionRegistry.h"

#include <QWidget>

namespace moderato::items {
class ThreadModel;
}

namespace moderato::ui {

class ThreadView;

class MoveActions final : public QObject
{
    Q_OBJECT

public:
    // `reading`: the pane that Space scrolls before it goes on.
    MoveActions(ActionRegistry& registry, ThreadView& view, items::ThreadModel& thread, QWidget& reading,
                QObject* parent = nullptr);

Q_SIGNALS:
    // The next undecided was asked for, and none is left in this thread.
    void nextArticleWanted();

private:
    void readOn();

    ThreadView& m_view;
    QWidget& m_reading;
};

} // namespace moderato::ui
