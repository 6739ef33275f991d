#include "ui/commands/DecisionActions.h"

#include "model/items/DisplayOrder.h"
#include "model/items/ThreadModel.h"
#include "model/items/Ticks.h"
#include "model/query/PredicateAnswer.h"
#include "ui/commands/FlagMenu.h"
#include "ui/thread/ThreadView.h"
#include "ui/words/Words.h"

#include <algorithm>

namespace moderato::ui {

using core::CommentId;
using core::Status;
using core::Verb;

namespace {

constexpr std::array aboutOne{Command::Approve, Command::Reject, Command::Spam,  Command::Pending,
                              Command::Flag,    Command::Unflag, Command::Reply, Command::Edit};
constexpr std::array aboutMany{Command::ApproveAll, Command::RejectAll, Command::SpamAll, Command::PendingAll,
                               Command::FlagAll};
// More than these are no hand-made selection: their rows are not followed one by one.
constexpr size_t followed = 2000;

// After these the moderator is done with the comment; the others leave something to look at.
bool movesOn(Verb verb)
{
    return verb == Verb::Approve || verb == Verb::Reject || verb == Verb::Spam || verb == Verb::Flag;
}

QString stepText(Command command, const std::optional<core::UndoState::Step>& step)
{
    const QString name = info(command).menuText();
    return step ? DecisionActions::tr("%1 “%2”").arg(name, words::verbName(step->verb)) : name;
}

bool isLarge(const decide::Targets& targets) { return targets.matching || targets.ids.size() > followed; }

} // namespace

DecisionActions::DecisionActions(decide::Desk& desk, ActionRegistry& registry, ThreadView& view,
                                 items::ThreadModel& thread, QObject* parent)
    : QObject(parent), m_desk(desk), m_registry(registry), m_view(view), m_thread(thread)
{
    connectActions();
    connect(&m_view, &ThreadView::currentCommentChanged, this, &DecisionActions::enableActions);
    connect(&m_thread, &QAbstractItemModel::modelReset, this, &DecisionActions::enableActions);
    connect(&m_thread, &QAbstractItemModel::layoutChanged, this, &DecisionActions::enableActions);
    connect(&m_thread, &items::ThreadModel::arranged, this, &DecisionActions::enableActions);
    enableActions();
}

void DecisionActions::connectActions()
{
    struct StatusCommand
    {
        Command one;
        Command many;
        Command matching;
        Status status;
    };
    constexpr std::array statusCommands{
        StatusCommand{Command::Approve, Command::ApproveAll, Command::ApproveMatching, Status::Approved},
        StatusCommand{Command::Reject, Command::RejectAll, Command::RejectMatching, Status::Rejected},
        StatusCommand{Command::Spam, Command::SpamAll, Command::SpamMatching, Status::Spam},
        StatusCommand{Command::Pending, Command::PendingAll, Command::PendingMatching, Status::Pending},
    };
    for (const StatusCommand& command : statusCommands) {
        connect(m_registry.action(command.one), &QAction::triggered, this,
                [this, command] { decide(decide::setStatus(command.status, one())); });
        connect(m_registry.action(command.many), &QAction::triggered, this,
                [this, command] { decide(decide::setStatus(command.status, many())); });
        connect(m_registry.action(command.matching), &QAction::triggered, this,
                [this, command] { decide(decide::setStatus(command.status, matching())); });
    }
    connect(m_registry.action(Command::Flag), &QAction::triggered, this, [this] { openFlagMenu(one()); });
    connect(m_registry.action(Command::FlagAll), &QAction::triggered, this, [this] { openFlagMenu(many()); });
    connect(m_registry.action(Command::FlagMatching), &QAction::triggered, this,
            [this] { openFlagMenu(matching()); });
    connect(m_registry.action(Command::Unflag), &QAction::triggered, this,
            [this] { decide(decide::unflag(one())); });
    connect(m_registry.action(Command::Reply), &QAction::triggered, this,
            [this] { Q_EMIT replyWanted(m_view.currentComment()); });
    connect(m_registry.action(Command::Edit), &QAction::triggered, this,
            [this] { Q_EMIT editWanted(m_view.currentComment()); });
    connect(m_registry.action(Command::Undo), &QAction::triggered, this, &DecisionActions::undo);
    connect(m_registry.action(Command::Redo), &QAction::triggered, this, &DecisionActions::redo);
}

void DecisionActions::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    enableActions();
}

void DecisionActions::showUndoState(const core::UndoState& state)
{
    m_undoState = state;
    enableActions();
}

void DecisionActions::enableActions()
{
    const bool canDecide = !m_readOnly && m_view.currentComment().isValid();
    for (const Command command : aboutOne) {
        m_registry.action(command)->setEnabled(canDecide);
    }
    for (const Command command : aboutMany) {
        m_registry.action(command)->setEnabled(canDecide);
    }
    nameMatching(canDecide);
    QAction* undoAction = m_registry.action(Command::Undo);
    // A decision under way can be taken back, too: the desk does verbs in order.
    undoAction->setEnabled(!m_readOnly && (m_waiting > 0 || m_undoState.undo.has_value()));
    undoAction->setText(stepText(Command::Undo, m_undoState.undo));
    QAction* redoAction = m_registry.action(Command::Redo);
    redoAction->setEnabled(!m_readOnly && m_undoState.redo.has_value());
    redoAction->setText(stepText(Command::Redo, m_undoState.redo));
}

decide::Targets DecisionActions::one() const { return {{m_view.currentComment()}, false}; }

decide::Targets DecisionActions::many() const
{
    const bool nothingTicked = m_thread.ticks().count() == 0;
    return {m_view.targets(), nothingTicked};
}

void DecisionActions::openFlagMenu(decide::Targets targets)
{
    delete m_flagMenu;
    m_flagMenu = new FlagMenu(&m_view);
    m_flagMenu->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_flagMenu, &FlagMenu::chosen, this,
            [this, targets = std::move(targets)](core::FlagReason reason, const QString& note) {
                decide(decide::flag(reason, targets, note.toUtf8()));
            });
    const QRect row = m_view.visualRect(m_view.currentIndex());
    m_flagMenu->openAt(m_view.viewport()->mapToGlobal(row.bottomLeft()));
}

void DecisionActions::decide(const decide::Request& request)
{
    const CommentId from = m_view.currentComment();
    const decide::Targets& targets = request.targets;
    if (!from.isValid() || (targets.ids.empty() && !targets.matching)) {
        return;
    }
    if (!isLarge(targets)) {
        m_underWay.unite(QSet<CommentId>(targets.ids.begin(), targets.ids.end()));
    }
    // On one comment the place moves at once, so that the next key finds the next comment however fast it
    // comes; on many it waits, since the next undecided may be one of them.
    const bool justThis = !targets.matching && !targets.withReplies && targets.ids == std::vector{from};
    const bool moveNow = justThis && movesOn(request.verb);
    if (moveNow) {
        moveOn(from);
    }
    if (!justThis) {
        m_thread.ticks().clear(); // at once: what is ticked from now on is meant for the next decision
    }
    ++m_waiting;
    enableActions();
    if (isLarge(targets) || targets.withReplies) {
        beginWork(request.verb);
    }
    const auto ticket = std::make_shared<decide::Desk::Ticket>();
    *ticket = m_desk.perform(
        request, this,
        [this, request, from, moveNow, ticket](const core::Result<decide::Outcome>& result) {
            endWork(*ticket);
            finish(request, from, moveNow, result);
        },
        progressOf(request.verb));
    m_tickets.insert(*ticket);
}

void DecisionActions::finish(const decide::Request& request, CommentId from, bool movedOn,
                             const core::Result<decide::Outcome>& result)
{
    const decide::Targets& targets = request.targets;
    if (!isLarge(targets)) {
        for (const CommentId id : targets.ids) {
            m_underWay.remove(id);
        }
    }
    --m_waiting;
    enableActions();
    if (!result) {
        m_view.goTo(from);
        restoreTicks(request);
        Q_EMIT failed(result.error());
        return;
    }
    if (!movedOn) {
        const bool wasAboutIt =
            targets.matching || std::find(targets.ids.begin(), targets.ids.end(), from) != targets.ids.end();
        if (wasAboutIt && movesOn(request.verb) && m_view.currentComment() == from) {
            moveOn(from);
        }
    }
    tellDecided(request, *result);
}

void DecisionActions::restoreTicks(const decide::Request& request)
{
    const std::vector<CommentId>& ids = request.targets.ids;
    if (ids.size() > 1 && !isLarge(request.targets)) {
        m_thread.ticks().set(ids, true);
    }
}

void DecisionActions::tellDecided(const decide::Request& request, const decide::Outcome& outcome)
{
    if (isLarge(request.targets) || outcome.stopped || outcome.changed > static_cast<qint64>(followed)) {
        Q_EMIT decidedMany(request.verb, outcome);
        if (outcome.cutOffBy) {
            Q_EMIT failed(*outcome.cutOffBy);
        }
        return;
    }
    const bool some = outcome.decision.isValid();
    const bool lookedForMore = movesOn(request.verb) && request.verb != Verb::Flag &&
                               query::admits(m_thread.arrangement().predicate(), Status::Pending);
    Q_EMIT decided(request.verb, some ? outcome.changed : 0,
                   some && lookedForMore && !items::DisplayOrder(m_thread).nextUndecided({}).isValid());
}

void DecisionActions::moveOn(CommentId from)
{
    if (!query::admits(m_thread.arrangement().predicate(), Status::Pending)) {
        m_view.goNext();
        return;
    }
    QModelIndex index = m_thread.indexOf(from);
    for (qsizetype tries = m_underWay.size(); tries >= 0; --tries) {
        index = items::DisplayOrder(m_thread).nextUndecided(index);
        const CommentId next = m_thread.idAt(index);
        if (!next.isValid() || next == from) {
            return;
        }
        if (!m_underWay.contains(next)) {
            m_view.goTo(next);
            return;
        }
    }
}

void DecisionActions::undo() { step(decide::undo()); }

void DecisionActions::redo() { step(decide::redo()); }

void DecisionActions::step(decide::Request request)
{
    const Verb how = request.verb;
    const auto ticket = std::make_shared<decide::Desk::Ticket>();
    *ticket = m_desk.perform(
        std::move(request), this,
        [this, how, ticket](const core::Result<decide::Outcome>& result) {
            endWork(*ticket);
            if (!result) {
                Q_EMIT failed(result.error());
                return;
            }
            if (!result->decision.isValid()) {
                return; // it stopped what had not begun; that tells its own end
            }
            const CommentId about = result->comments.empty() ? CommentId{} : result->comments.front();
            Q_EMIT wentBack(how, result->verb, result->changed, about);
        },
        progressOf(how));
    m_tickets.insert(*ticket);
}

} // namespace moderato::ui

#include "moc_DecisionActions.cpp"
