#include "ui/commands/Command.h"

#include <QCoreApplication>

#include <array>

namespace moderato::ui {

namespace {

using C = Command;
using G = CommandGroup;
using S = KeyScope;

constexpr auto W = S::Window;

// clang-format off
constexpr std::array table{
    CommandInfo{C::OpenFiles, G::File, W, "open", QT_TRANSLATE_NOOP("Commands", "&Open…"), QT_TRANSLATE_NOOP("Commands", "Import articles with their comments from files"), "document-open", "Ctrl+O"},
    CommandInfo{C::Export, G::File, W, "export", QT_TRANSLATE_NOOP("Commands", "&Export…"), QT_TRANSLATE_NOOP("Commands", "Write approved comments to a file"), "document-save-as", "Ctrl+E"},
    CommandInfo{C::SaveCopy, G::File, W, "save-copy", QT_TRANSLATE_NOOP("Commands", "Save a &Copy As…"), QT_TRANSLATE_NOOP("Commands", "Copy the whole database to a new file"), nullptr, ""},
    CommandInfo{C::Settings, G::File, W, "settings", QT_TRANSLATE_NOOP("Commands", "&Settings…"), QT_TRANSLATE_NOOP("Commands", "Your name and e-mail address"), "configure", "Ctrl+,"},
    CommandInfo{C::Quit, G::File, W, "quit", QT_TRANSLATE_NOOP("Commands", "&Quit"), QT_TRANSLATE_NOOP("Commands", "Close the window; everything decided is saved"), "application-exit", "Ctrl+Q"},

    CommandInfo{C::Approve, G::Decide, W, "approve", QT_TRANSLATE_NOOP("Commands", "&Approve"), QT_TRANSLATE_NOOP("Commands", "Approve this comment and go on"), "approve", "A"},
    CommandInfo{C::Reject, G::Decide, W, "reject", QT_TRANSLATE_NOOP("Commands", "&Reject"), QT_TRANSLATE_NOOP("Commands", "Reject this comment and go on"), "reject", "D"},
    CommandInfo{C::Spam, G::Decide, W, "spam", QT_TRANSLATE_NOOP("Commands", "&Spam"), QT_TRANSLATE_NOOP("Commands", "Mark this comment as spam and go on"), "spam", "S"},
    CommandInfo{C::Pending, G::Decide, W, "pending", QT_TRANSLATE_NOOP("Commands", "Back to &Pending"), QT_TRANSLATE_NOOP("Commands", "Leave this comment undecided again"), "pending", "P"},
    CommandInfo{C::Flag, G::Decide, W, "flag", QT_TRANSLATE_NOOP("Commands", "&Flag…"), QT_TRANSLATE_NOOP("Commands", "Mark this comment with a reason, for a second look"), "flag", "F"},
    CommandInfo{C::Unflag, G::Decide, W, "unflag", QT_TRANSLATE_NOOP("Commands", "Remove Fla&gs"), QT_TRANSLATE_NOOP("Commands", "Remove the open flags from this comment"), nullptr, "Ctrl+Shift+F"},
    CommandInfo{C::Reply, G::Decide, W, "reply", QT_TRANSLATE_NOOP("Commands", "Repl&y"), QT_TRANSLATE_NOOP("Commands", "Write a reply to this comment"), "reply", "R"},
    CommandInfo{C::Edit, G::Decide, W, "edit", QT_TRANSLATE_NOOP("Commands", "&Edit"), QT_TRANSLATE_NOOP("Commands", "Change the text of this comment"), "document-edit", "E"},
    CommandInfo{C::Send, G::Decide, S::Composer, "send", QT_TRANSLATE_NOOP("Commands", "Se&nd"), QT_TRANSLATE_NOOP("Commands", "Publish the reply or keep the edited text"), "document-send", "Ctrl+Return Ctrl+Enter"},

    CommandInfo{C::ApproveAll, G::DecideMany, W, "approve-all", QT_TRANSLATE_NOOP("Commands", "&Approve All"), QT_TRANSLATE_NOOP("Commands", "Approve the ticked comments, or this one with all its replies"), "approve", "Shift+A"},
    CommandInfo{C::RejectAll, G::DecideMany, W, "reject-all", QT_TRANSLATE_NOOP("Commands", "&Reject All"), QT_TRANSLATE_NOOP("Commands", "Reject the ticked comments, or this one with all its replies"), "reject", "Shift+D"},
    CommandInfo{C::SpamAll, G::DecideMany, W, "spam-all", QT_TRANSLATE_NOOP("Commands", "All &Spam"), QT_TRANSLATE_NOOP("Commands", "Mark the ticked comments, or this one with all its replies, as spam"), "spam", "Shift+S"},
    CommandInfo{C::PendingAll, G::DecideMany, W, "pending-all", QT_TRANSLATE_NOOP("Commands", "All Back to &Pending"), QT_TRANSLATE_NOOP("Commands", "Leave the ticked comments, or this one with all its replies, undecided again"), "pending", "Shift+P"},
    CommandInfo{C::FlagAll, G::DecideMany, W, "flag-all", QT_TRANSLATE_NOOP("Commands", "&Flag All…"), QT_TRANSLATE_NOOP("Commands", "Flag the ticked comments, or this one with all its replies"), "flag", "Shift+F"},
    CommandInfo{C::ApproveMatching, G::DecideMany, W, "approve-matching", QT_TRANSLATE_NOOP("Commands", "Approve All &Matching"), QT_TRANSLATE_NOOP("Commands", "Approve every comment of the queue in this article, expanded or not"), "approve", "Ctrl+Shift+A"},
    CommandInfo{C::RejectMatching, G::DecideMany, W, "reject-matching", QT_TRANSLATE_NOOP("Commands", "Re&ject All Matching"), QT_TRANSLATE_NOOP("Commands", "Reject every comment of the queue in this article, expanded or not"), "reject", "Ctrl+Shift+D"},
    CommandInfo{C::SpamMatching, G::DecideMany, W, "spam-matching", QT_TRANSLATE_NOOP("Commands", "Mark All Matching as Spa&m"), QT_TRANSLATE_NOOP("Commands", "Mark as spam every comment of the queue in this article, expanded or not"), "spam", "Ctrl+Shift+S"},
    CommandInfo{C::PendingMatching, G::DecideMany, W, "pending-matching", QT_TRANSLATE_NOOP("Commands", "Put All Matching &Back to Pending"), QT_TRANSLATE_NOOP("Commands", "Leave undecided again every comment of the queue in this article, expanded or not"), "pending", "Ctrl+Shift+P"},
    CommandInfo{C::FlagMatching, G::DecideMany, W, "flag-matching", QT_TRANSLATE_NOOP("Commands", "Flag All Ma&tching…"), QT_TRANSLATE_NOOP("Commands", "Flag every comment of the queue in this article, expanded or not"), "flag", ""},
    CommandInfo{C::Undo, G::Decide, W, "undo", QT_TRANSLATE_NOOP("Commands", "&Undo"), QT_TRANSLATE_NOOP("Commands", "Take the last decision back"), "edit-undo", "Z Ctrl+Z"},
    CommandInfo{C::Redo, G::Decide, W, "redo", QT_TRANSLATE_NOOP("Commands", "Re&do"), QT_TRANSLATE_NOOP("Commands", "Do again what was taken back"), "edit-redo", "Ctrl+Shift+Z"},

    CommandInfo{C::Next, G::Move, W, "next", QT_TRANSLATE_NOOP("Commands", "&Next"), QT_TRANSLATE_NOOP("Commands", "The next comment"), nullptr, "J"},
    CommandInfo{C::Previous, G::Move, W, "previous", QT_TRANSLATE_NOOP("Commands", "&Previous"), QT_TRANSLATE_NOOP("Commands", "The comment before"), nullptr, "K"},
    CommandInfo{C::NextUndecided, G::Move, W, "next-undecided", QT_TRANSLATE_NOOP("Commands", "Next &Undecided"), QT_TRANSLATE_NOOP("Commands", "The next comment that waits for a decision, in this article or the next"), nullptr, "N"},
    CommandInfo{C::Parent, G::Move, W, "parent", QT_TRANSLATE_NOOP("Commands", "Its P&arent"), QT_TRANSLATE_NOOP("Commands", "The comment that this one answers"), nullptr, "U"},
    CommandInfo{C::First, G::Move, S::Thread, "first", QT_TRANSLATE_NOOP("Commands", "&First"), QT_TRANSLATE_NOOP("Commands", "The first comment of the thread"), nullptr, "Home"},
    CommandInfo{C::Last, G::Move, S::Thread, "last", QT_TRANSLATE_NOOP("Commands", "&Last"), QT_TRANSLATE_NOOP("Commands", "The last comment of the thread"), nullptr, "End"},
    CommandInfo{C::ReadOn, G::Move, S::Thread, "read-on", QT_TRANSLATE_NOOP("Commands", "&Read On"), QT_TRANSLATE_NOOP("Commands", "Scroll the comment, then go to the next"), nullptr, "Space"},
    CommandInfo{C::Tick, G::Select, W, "tick", QT_TRANSLATE_NOOP("Commands", "&Tick"), QT_TRANSLATE_NOOP("Commands", "Tick this comment, to decide on several at once"), nullptr, "X"},
    CommandInfo{C::ClearTicks, G::Select, W, "clear-ticks", QT_TRANSLATE_NOOP("Commands", "&Clear Ticks"), QT_TRANSLATE_NOOP("Commands", "Clear all ticks"), nullptr, "Ctrl+Shift+X"},
    CommandInfo{C::ExpandAll, G::Move, W, "expand-all", QT_TRANSLATE_NOOP("Commands", "E&xpand All"), QT_TRANSLATE_NOOP("Commands", "Show all replies"), nullptr, "O"},
    CommandInfo{C::CollapseAll, G::Move, W, "collapse-all", QT_TRANSLATE_NOOP("Commands", "&Collapse All"), QT_TRANSLATE_NOOP("Commands", "Show top-level comments alone"), nullptr, "Shift+O"},
    CommandInfo{C::OldestFirst, G::Move, W, "oldest-first", QT_TRANSLATE_NOOP("Commands", "&Oldest First"), QT_TRANSLATE_NOOP("Commands", "Comments and replies in the order they were written"), nullptr, "Alt+1"},
    CommandInfo{C::NewestFirst, G::Move, W, "newest-first", QT_TRANSLATE_NOOP("Commands", "&Newest First"), QT_TRANSLATE_NOOP("Commands", "The youngest comments and replies at the top"), nullptr, "Alt+2"},
    CommandInfo{C::MostRepliesFirst, G::Move, W, "most-replies-first", QT_TRANSLATE_NOOP("Commands", "&Most Replies First"), QT_TRANSLATE_NOOP("Commands", "The longest conversations at the top"), nullptr, "Alt+3"},
    CommandInfo{C::NextArticle, G::Move, W, "next-article", QT_TRANSLATE_NOOP("Commands", "Nex&t Article"), QT_TRANSLATE_NOOP("Commands", "The next article of the queue"), nullptr, "]"},
    CommandInfo{C::PreviousArticle, G::Move, W, "previous-article", QT_TRANSLATE_NOOP("Commands", "Pre&vious Article"), QT_TRANSLATE_NOOP("Commands", "The article before"), nullptr, "["},

    CommandInfo{C::QueuePending, G::Queue, W, "queue-pending", QT_TRANSLATE_NOOP("Commands", "&Pending"), QT_TRANSLATE_NOOP("Commands", "Comments that wait for a decision"), nullptr, "Ctrl+1"},
    CommandInfo{C::QueueFlagged, G::Queue, W, "queue-flagged", QT_TRANSLATE_NOOP("Commands", "&Flagged"), QT_TRANSLATE_NOOP("Commands", "Comments with an open flag"), nullptr, "Ctrl+2"},
    CommandInfo{C::QueueApproved, G::Queue, W, "queue-approved", QT_TRANSLATE_NOOP("Commands", "&Approved"), QT_TRANSLATE_NOOP("Commands", "Approved comments"), nullptr, "Ctrl+3"},
    CommandInfo{C::QueueRejected, G::Queue, W, "queue-rejected", QT_TRANSLATE_NOOP("Commands", "&Rejected"), QT_TRANSLATE_NOOP("Commands", "Rejected comments"), nullptr, "Ctrl+4"},
    CommandInfo{C::QueueSpam, G::Queue, W, "queue-spam", QT_TRANSLATE_NOOP("Commands", "&Spam"), QT_TRANSLATE_NOOP("Commands", "Comments marked as spam"), nullptr, "Ctrl+5"},
    CommandInfo{C::QueueAll, G::Queue, W, "queue-all", QT_TRANSLATE_NOOP("Commands", "A&ll"), QT_TRANSLATE_NOOP("Commands", "Every comment"), nullptr, "Ctrl+6"},

    CommandInfo{C::Find, G::Move, W, "find", QT_TRANSLATE_NOOP("Commands", "&Find…"), QT_TRANSLATE_NOOP("Commands", "Find comments by their words or their author"), "edit-find", "/ Ctrl+F"},
    CommandInfo{C::WholeThread, G::Move, S::Thread, "whole-thread", QT_TRANSLATE_NOOP("Commands", "&Whole Thread"), QT_TRANSLATE_NOOP("Commands", "Show all of the thread again, not only what a search found"), nullptr, "Esc"},
    CommandInfo{C::Keys, G::Help, W, "keys", QT_TRANSLATE_NOOP("Commands", "&Keys…"), QT_TRANSLATE_NOOP("Commands", "All commands and their keys; change them"), "input-keyboard", "?"},
    CommandInfo{C::About, G::Help, W, "about", QT_TRANSLATE_NOOP("Commands", "&About Moderato"), QT_TRANSLATE_NOOP("Commands", "Version and licence"), "help-about", ""},
};
// clang-format on

QString translated(const char* text) { return QCoreApplication::translate("Commands", text); }

} // namespace

QString CommandInfo::menuText() const { return translated(text); }

QString CommandInfo::plainText() const
{
    QString plain = translated(text);
    plain.remove(u'&');
    return plain;
}

QString CommandInfo::tipText() const { return translated(tip); }

QList<QKeySequence> CommandInfo::defaultKeys() const
{
    QList<QKeySequence> sequences;
    const QStringList words = QString::fromLatin1(keys).split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        sequences.append(QKeySequence(word, QKeySequence::PortableText));
    }
    return sequences;
}

std::span<const CommandInfo> commands() { return table; }

const CommandInfo& info(Command command)
{
    const CommandInfo& found = table.at(static_cast<size_t>(command));
    Q_ASSERT(found.command == command);
    return found;
}

QString groupName(CommandGroup group)
{
    switch (group) {
    case CommandGroup::File:
        return QCoreApplication::translate("Commands", "File");
    case CommandGroup::Decide:
        return QCoreApplication::translate("Commands", "Decide on one comment");
    case CommandGroup::DecideMany:
        return QCoreApplication::translate("Commands", "Decide on many");
    case CommandGroup::Move:
        return QCoreApplication::translate("Commands", "Move");
    case CommandGroup::Select:
        return QCoreApplication::translate("Commands", "Select");
    case CommandGroup::Queue:
        return QCoreApplication::translate("Commands", "Queues");
    case CommandGroup::Help:
        return QCoreApplication::translate("Commands", "Help");
    }
    return {};
}

} // namespace moderato::ui
