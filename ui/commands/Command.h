// Every command a moderator can give, with its words, icon and first keys: one table, read by everyone.
// Neighbours: ActionRegistry makes a QAction of each, the shell's menus and the sheet of keys list them.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <span>

namespace moderato::ui {

enum class Command : quint8 {
    OpenFiles,
    Export,
    SaveCopy,
    Settings,
    Quit,
    Approve,
    Reject,
    Spam,
    Pending,
    Flag,
    Unflag,
    Reply,
    Edit,
    Send,
    ApproveAll,
    RejectAll,
    SpamAll,
    PendingAll,
    FlagAll,
    ApproveMatching,
    RejectMatching,
    SpamMatching,
    PendingMatching,
    FlagMatching,
    Undo,
    Redo,
    Next,
    Previous,
    NextUndecided,
    Parent,
    First,
    Last,
    ReadOn,
    Tick,
    ClearTicks,
    ExpandAll,
    CollapseAll,
    OldestFirst,
    NewestFirst,
    MostRepliesFirst,
    NextArticle,
    PreviousArticle,
    QueuePending,
    QueueFlagged,
    QueueApproved,
    QueueRejected,
    QueueSpam,
    QueueAll,
    Find,
    WholeThread,
    Keys,
    About,
};

enum class CommandGroup : quint8 { File, Decide, DecideMany, Move, Select, Queue, Help };

// Where a key is heard: everywhere in the window, or only while the thread (or the composer) has the focus,
// so that Space still presses a button and Home still moves in a line of text.
enum class KeyScope : quint8 { Window, Thread, Composer };

struct CommandInfo
{
    Command command;
    CommandGroup group;
    KeyScope scope;
    const char* name; // stable: object name, settings key
    const char* text; // untranslated; menuText() and plainText() give the reader's language
    const char* tip;
    const char* icon; // freedesktop name; nullptr = none
    const char* keys; // portable, several parted by a space

    QString menuText() const;  // with its mnemonic
    QString plainText() const; // without
    QString tipText() const;
    QList<QKeySequence> defaultKeys() const;
};

// In the order of the enum.
std::span<const CommandInfo> commands();
const CommandInfo& info(Command command);
QString groupName(CommandGroup group);

} // namespace moderato::ui
