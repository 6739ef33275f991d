// One act of a moderator, as it is asked for and as the journal tells it.
// Neighbours: model/decide makes them, model/store journals them, ui shows the history.
#pragma once

#include "model/core/Comment.h"

#include <vector>

namespace moderato::core {

// The person at the desk.
struct Moderator
{
    QByteArray name;
    QByteArray email;
};

enum class Action : quint8 {
    Approve = 0,
    Reject = 1,
    Spam = 2,
    Pending = 3,
    Flag = 4,
    Unflag = 5,
    Edit = 6,
    Reply = 7,
    Undo = 8,
    Redo = 9,
};

// "approve", "reject", "spam", "pending", "flag", "unflag", "edit", "reply", "undo", "redo".
QByteArrayView actionWord(Action action);

struct JournalEntry
{
    // A decision may be about a million: a comment's history lists no more of them than this.
    static constexpr int listedInHistory = 1001;

    DecisionId id;
    qint64 at = 0; // ms since the epoch
    QByteArray moderator;
    Action action = Action::Approve;
    QByteArray reason;
    DecisionId undoes; // for Undo and Redo: the decision taken back or done again
    std::vector<CommentId> comments;
};

// What undo and redo would do next; nullopt when there is nothing.
struct UndoState
{
    struct Step
    {
        DecisionId decision;
        Action action = Action::Approve;
        qint64 comments = 0;
    };
    std::optional<Step> undo;
    std::optional<Step> redo;
};

} // namespace moderato::core
