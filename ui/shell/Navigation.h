// From queue to article to comment: what happens in the panes when any of them is chosen.
// Neighbours: QueuePanel, ThreadView and CommentSearch choose, ThreadSession opens; DecisionActions decides.
#pragma once

#include "model/core/Ids.h"
#include "model/core/Predicate.h"
#include "ui/commands/MoveActions.h"
#include "ui/desk/ThreadNarrowing.h"

namespace moderato::ui {

class Announcements;
class ThreadSession;
class WindowPanes;

class Navigation final : public QObject
{
    Q_OBJECT

public:
    // All of them outlive this object.
    Navigation(WindowPanes& panes, ActionRegistry& registry, store::Store& store, items::ThreadModel& thread,
               ThreadSession& session, Announcements& announcements);

    // Shows it in the queue that is chosen, or else in All.
    void openArticle(core::ArticleId id);
    void showFilterState();

private:
    void wireMoves(ActionRegistry& registry);
    void wireSession();
    void wireSearch(ActionRegistry& registry);
    void wirePanes(ActionRegistry& registry);
    void chooseQueue(const core::Predicate& predicate);
    void showInQueueAll(core::CommentId id);
    void openNextWithWork();
    void showNothing();

    WindowPanes& m_panes;
    items::ThreadModel& m_thread;
    ThreadSession& m_session;
    Announcements& m_announcements;
    MoveActions m_moves;
    ThreadNarrowing m_narrowing;
    QAction* m_wholeThread;
};

} // namespace moderato::ui
