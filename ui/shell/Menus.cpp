#include "ui/shell/Menus.h"

#include "ui/commands/ActionRegistry.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace moderato::ui {

namespace {

QString words(const char* text) { return QCoreApplication::translate("Menus", text); }

void add(QMenu& menu, const ActionRegistry& registry, std::initializer_list<Command> commands)
{
    for (const Command command : commands) {
        menu.addAction(registry.action(command));
    }
}

} // namespace

void fillMenuBar(QMenuBar& bar, const ActionRegistry& registry)
{
    using enum Command;
    QMenu* file = bar.addMenu(words(QT_TRANSLATE_NOOP("Menus", "&File")));
    add(*file, registry, {OpenFiles, Export, SaveCopy});
    file->addSeparator();
    add(*file, registry, {Command::Settings, Quit});

    QMenu* comment = bar.addMenu(words(QT_TRANSLATE_NOOP("Menus", "&Comment")));
    fillCommentMenu(*comment, registry);

    QMenu* many = bar.addMenu(words(QT_TRANSLATE_NOOP("Menus", "&Many")));
    add(*many, registry, {ApproveAll, RejectAll, SpamAll, PendingAll, FlagAll});
    many->addSeparator();
    fillMatchingMenu(*many, registry);
    many->addSeparator();
    add(*many, registry, {Tick, ClearTicks});

    QMenu* move = bar.addMenu(words(QT_TRANSLATE_NOOP("Menus", "&Go")));
    add(*move, registry, {NextUndecided, Next, Previous, Parent, First, Last, ReadOn});
    move->addSeparator();
    add(*move, registry, {NextArticle, PreviousArticle});
    QMenu* queue = move->addMenu(words(QT_TRANSLATE_NOOP("Menus", "&Queue")));
    add(*queue, registry, {QueuePending, QueueFlagged, QueueApproved, QueueRejected, QueueSpam, QueueAll});
    move->addSeparator();
    add(*move, registry, {ExpandAll, CollapseAll});
    QMenu* order = move->addMenu(words(QT_TRANSLATE_NOOP("Menus", "&Sort Comments")));
    add(*order, registry, {OldestFirst, NewestFirst, MostRepliesFirst});
    move->addSeparator();
    add(*move, registry, {Find, WholeThread});

    QMenu* help = bar.addMenu(words(QT_TRANSLATE_NOOP("Menus", "&Help")));
    add(*help, registry, {Keys, About});
}

void fillCommentMenu(QMenu& menu, const ActionRegistry& registry)
{
    using enum Command;
    add(menu, registry, {Approve, Reject, Spam, Pending});
    menu.addSeparator();
    add(menu, registry, {Flag, Unflag});
    menu.addSeparator();
    add(menu, registry, {Reply, Edit});
    menu.addSeparator();
    add(menu, registry, {Undo, Redo});
}

void fillMatchingMenu(QMenu& menu, const ActionRegistry& registry)
{
    using enum Command;
    add(menu, registry, {ApproveMatching, RejectMatching, SpamMatching, PendingMatching, FlagMatching});
}

} // namespace moderato::ui
