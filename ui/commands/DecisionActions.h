// Keys and menus into verbs: approve, reject, flag … on the current comment or on many, then on to the next.
// Neighbours: ActionRegistry gives the actions, ThreadView the ids, decide::Desk does it, the shell tells it.
#pragma once

#include "model/decide/Desk.h"
#include "ui/commands/ActionRegistry.h"

#include <QPointer>
#include <QSet>

namespace moderato::items {
class ThreadModel;
}

namespace moderato::ui {

class FlagMenu;
class ThreadView;

class DecisionActions final : public QObject
{
    Q_OBJECT

public:
    // All of them outlive this object.
    DecisionActions(decide::Desk& desk, ActionRegistry& registry, ThreadView& view,
                    items::ThreadModel& thread, QObject* parent = nullptr);

    // No decisions at all, for a database that cannot be written.
    void setReadOnly(bool readOnly);
    // What undo and redo would do: worded and enabled so.
    void showUndoState(const core::UndoState& state);
    // Of the open article: how many are meant by all that match.
    void showCounts(const core::Counts& counts);
    void undo();
    void redo();
    // Stops what is done in slices; what is decided stands.
    void cancel();

Q_SIGNALS:
    // `comments` 0: nothing had to change. `lastHere`: nothing undecided is left in this thread.
    void decided(moderato::core::Verb verb, qint64 comments, bool lastHere);
    // An undo or redo is done; `about` is to be current again.
    void wentBack(moderato::core::Verb how, moderato::core::Verb step, qint64 comments,
                  moderato::core::CommentId about);
    // So many that they went in slices; perhaps stopped, by cancel(), undo or a fault.
    void decidedMany(moderato::core::Verb verb, const moderato::decide::Outcome& outcome);
    void failed(const moderato::core::Error& error);
    // Work in slices: began, how far, none left.
    void workBegan(moderato::core::Verb verb);
    void workProgressed(double share);
    void workEnded();
    void replyWanted(moderato::core::CommentId to);
    void editWanted(moderato::core::CommentId comment);

private:
    void connectActions();
    void enableActions();
    decide::Targets one() const;
    decide::Targets many() const;
    decide::Targets matching() const; // what the queue shows of the open article
    qint64 matchCount() const;
    void nameMatching(bool canDecide);
    void openFlagMenu(decide::Targets targets);
    void decide(const decide::Request& request);
    void finish(const decide::Request& request, core::CommentId from, bool movedOn,
                const core::Result<decide::Outcome>& result);
    void tellDecided(const decide::Request& request, const decide::Outcome& outcome);
    void restoreTicks(const decide::Request& request);
    void moveOn(core::CommentId from);
    void step(decide::Request request);
    void beginWork(core::Verb verb);
    void endWork(decide::Desk::Ticket ticket);
    decide::Desk::Progress progressOf(core::Verb verb);

    decide::Desk& m_desk;
    ActionRegistry& m_registry;
    ThreadView& m_view;
    items::ThreadModel& m_thread;
    QPointer<FlagMenu> m_flagMenu;
    QSet<core::CommentId> m_underWay; // decided here, not yet heard of from the store
    int m_waiting = 0;                // decisions not yet durable
    QSet<decide::Desk::Ticket> m_tickets;
    bool m_working = false; // workBegan is told
    core::UndoState m_undoState;
    core::Counts m_counts;
    bool m_readOnly = false;
};

} // namespace moderato::ui
