// DecisionActions: all that match, and what takes its time.
#include "model/items/ThreadContents.h"
#include "model/items/ThreadModel.h"
#include "model/query/PredicateAnswer.h"
#include "ui/commands/DecisionActions.h"

#include <QLocale>

namespace moderato::ui {

using core::Status;
using core::Verb;

namespace {

constexpr std::array aboutMatching{Command::ApproveMatching, Command::RejectMatching, Command::SpamMatching,
                                   Command::PendingMatching, Command::FlagMatching};

} // namespace

void DecisionActions::showCounts(const core::Counts& counts)
{
    m_counts = counts;
    enableActions();
}

qint64 DecisionActions::matchCount() const
{
    // Counters tell while the thread is still on its way.
    const thread::Arrangement& arrangement = m_thread.arrangement();
    const auto counted =
        arrangement.search.isEmpty() ? query::countOf(arrangement.queue, m_counts) : std::nullopt;
    return counted ? *counted : items::ThreadContents(m_thread).stillMatching();
}

decide::Targets DecisionActions::matching() const
{
    decide::Targets targets;
    if (!m_thread.arrangement().search.isEmpty()) { // what was found and counted, not what came since
        targets.ids = items::ThreadContents(m_thread).matches();
        if (targets.ids.empty()) {
            return targets;
        }
    }
    targets.matching = core::both(core::inArticle(m_thread.article()), m_thread.arrangement().predicate());
    return targets;
}

decide::Desk::Progress DecisionActions::progressOf(Verb verb)
{
    return [this, verb](qint64 done, qint64 all) {
        beginWork(verb);
        Q_EMIT workProgressed(all > 0 ? static_cast<double>(done) / static_cast<double>(all) : 0);
    };
}

void DecisionActions::beginWork(Verb verb)
{
    if (!std::exchange(m_working, true)) {
        Q_EMIT workBegan(verb);
    }
}

void DecisionActions::endWork(decide::Desk::Ticket ticket)
{
    m_tickets.remove(ticket);
    if (m_tickets.isEmpty() && std::exchange(m_working, false)) {
        Q_EMIT workEnded();
    }
}

void DecisionActions::cancel()
{
    for (const decide::Desk::Ticket ticket : std::as_const(m_tickets)) {
        m_desk.cancel(ticket);
    }
}

void DecisionActions::nameMatching(bool canDecide)
{
    const qint64 matches = matchCount();
    for (const Command command : aboutMatching) {
        QAction* action = m_registry.action(command);
        action->setEnabled(canDecide && matches > 0);
        action->setText(tr("%1 (%2)").arg(info(command).menuText(), QLocale().toString(matches)));
    }
}

} // namespace moderato::ui
