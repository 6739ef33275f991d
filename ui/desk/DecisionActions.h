// Keys and menus into verbs: approve, reject, flag … on the current comment or on many, then on to the next.
// Neighbours: ActionRegistry gives the actions, ThreadView the ids, decide::Desk does it, the shell tells it.
#pragma once

#include "model/decide/Desk.h"
#include "ui/desk/ActionRegistry.h"

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
    void undo();
    void redo();

Q_SIGNALS:
    // `comments` 0: nothing had to change. `lastHere`: nothing undecided is left in this thread.
    void decided(moderato::core::Action action, qint64 comments, bool lastHere);
    // An undo or redo is done; `about` is to be current again.
    void wentBack(moderato::core::Action how, moderato::core::Action step, qint64 comments,
                  moderato::core::CommentId about);
    void failed(const moderato::core::Error& error);
    void replyWanted(moderato::core::CommentId to);
    void editWanted(moderato::core::CommentId comment);

private:
    void connectActions();
    void enableActions();
    decide::Targets one() const;
    decide::Targets many() const;
    void openFlagMenu(decide::Targets targets);
    void decide(decide::Verb verb);
    void finish(const decide::Verb& verb, core::CommentId from, bool movedOn,
                const core::Result<decide::Outcome>& result);
    void moveOn(core::CommentId from);
    void step(decide::Verb verb);

    decide::Desk& m_desk;
    ActionRegistry& m_registry;
    ThreadView& m_view;
    items::ThreadModel& m_thread;
    QPointer<FlagMenu> m_flagMenu;
    QSet<core::CommentId> m_underWay; // decided here, not yet heard of from the store
    int m_waiting = 0;                // decisions not yet durable
    core::UndoState m_undoState;
    bool m_readOnly = false;
};

} // namespace moderato::ui
