#include "model/decide/Perform.h"

namespace moderato::decide {

using core::Action;
using core::ErrorCode;
using core::Result;
using core::Status;
using store::Transaction;

namespace {

constexpr size_t outcomeComments = 1000;

} // namespace

Result<Transaction::Applied> applyVerb(Transaction& transaction, const Verb& verb,
                                       const core::Moderator& moderator, Transaction::Ids ids,
                                       const Transaction::Part& part)
{
    switch (verb.action) {
    case Action::Approve:
        return transaction.setStatus(moderator, Status::Approved, ids, verb.reason, part);
    case Action::Reject:
        return transaction.setStatus(moderator, Status::Rejected, ids, verb.reason, part);
    case Action::Spam:
        return transaction.setStatus(moderator, Status::Spam, ids, verb.reason, part);
    case Action::Pending:
        return transaction.setStatus(moderator, Status::Pending, ids, verb.reason, part);
    case Action::Flag:
        return transaction.flag(moderator, verb.flagReason, ids, verb.text, part);
    case Action::Unflag:
        return transaction.unflag(moderator, ids, part);
    case Action::Reply:
        return transaction.reply(moderator, ids.front(), verb.text);
    case Action::Edit:
        return transaction.edit(moderator, ids.front(), verb.text);
    case Action::Undo:
    case Action::Redo:
        break;
    }
    return core::Error{ErrorCode::CommentUnknown, {}, 0, {}};
}

Result<Steps> takeSteps(Transaction& transaction, const Verb& verb, const core::Moderator& moderator)
{
    Steps steps;
    while (steps.done < verb.count) {
        const auto next = transaction.nextStep(verb.action == Action::Redo);
        if (!next) {
            const ErrorCode code = next.error().code;
            const bool listEnds = code == ErrorCode::NothingToUndo || code == ErrorCode::NothingToRedo;
            if (listEnds && steps.done > 0) {
                break;
            }
            return next.error();
        }
        if (next->comments > oneTransaction) {
            steps.larger = *next;
            break;
        }
        Transaction::StepPart part;
        part.step = *next;
        part.again = verb.action == Action::Redo;
        auto applied = transaction.takeStep(moderator, part, oneTransaction);
        if (!applied) {
            return applied.error();
        }
        steps.last = std::move(*applied);
        ++steps.done;
    }
    return steps;
}

Outcome outcomeOf(Transaction::Applied applied)
{
    Outcome outcome;
    outcome.action = applied.action;
    outcome.created = applied.created;
    addTo(outcome, std::move(applied));
    return outcome;
}

void addTo(Outcome& outcome, Transaction::Applied applied)
{
    if (applied.decision.isValid()) {
        outcome.decision = applied.decision;
        outcome.action = applied.action;
    }
    outcome.changed += static_cast<qint64>(applied.comments.size());
    const size_t room = outcomeComments - std::min(outcomeComments, outcome.comments.size());
    const auto first = applied.comments.begin();
    const auto some = static_cast<qptrdiff>(std::min(room, applied.comments.size()));
    outcome.comments.insert(outcome.comments.end(), first, first + some);
}

} // namespace moderato::decide
