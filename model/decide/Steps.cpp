#include "model/decide/Steps.h"

#include "model/decide/VerbTable.h"

namespace moderato::decide {

using core::ErrorCode;
using core::Result;
using core::Verb;
using store::CommentChanges;
using store::CommentState;
using store::Journal;
using store::Transaction;

namespace {

// Whether the comment was changed.
bool revertItem(const Reversal& reversal, const VerbRow& row, const Journal::Item& item, Journal& journal)
{
    const std::optional<CommentState> before = reversal.changes.read(item.article, item.comment);
    if (!before) {
        return false;
    }
    CommentState after = *before;
    if (!row.revert(reversal, item, after)) {
        return false;
    }
    journal.addItem(reversal.by, *before, after);
    reversal.changes.tell(*before, after);
    return true;
}

} // namespace

Result<Applied> takeStep(Transaction& transaction, const core::DecidedBy& by, StepPart& part, qint64 most)
{
    const core::UndoState::Step& step = part.step;
    const VerbRow* row = findVerb(step.verb);
    if (!row) {
        return core::Error{ErrorCode::DatabaseDamaged, {}, 0, QStringLiteral("undo of an undo")};
    }
    Journal journal(transaction, by);
    CommentChanges changes(transaction);
    const core::DecisionPayload payload = core::StepDecision{part.again, step.decision, {}};
    const bool begins = !part.by.isValid();
    if (begins) {
        part.by = journal.begin(payload);
    } else {
        journal.goOn(part.by, payload);
    }
    std::vector<Journal::Item> items = journal.items(step.decision, part.after, most + 1);
    part.isOver = static_cast<qint64>(items.size()) <= most;
    if (!part.isOver) {
        items.pop_back();
    }
    Applied applied;
    applied.decision = part.by;
    applied.verb = step.verb;
    const Reversal reversal{changes, step.decision, part.by, part.again, changes.movedFlags(step.decision)};
    for (const Journal::Item& item : items) {
        if (revertItem(reversal, *row, item, journal)) {
            applied.comments.push_back(item.comment);
        }
        part.after = item.comment;
    }
    part.done += static_cast<qint64>(items.size());
    if (!begins || !part.isOver) {
        journal.setProgress(part.by, part.done, part.isOver ? part.done : step.comments);
    }
    if (part.again ? begins : part.isOver) {
        journal.setTaken(step.decision, !part.again);
    }
    journal.tellUndo();
    return journal.judged(std::move(applied));
}

Result<Steps> takeSteps(Transaction& transaction, const Request& request, const core::DecidedBy& by)
{
    Steps steps;
    while (steps.done < request.count) {
        const auto next = Journal(transaction, by).nextStep(request.verb == Verb::Redo);
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
        StepPart part;
        part.step = *next;
        part.again = request.verb == Verb::Redo;
        auto applied = takeStep(transaction, by, part, oneTransaction);
        if (!applied) {
            return applied.error();
        }
        steps.last = std::move(*applied);
        ++steps.done;
    }
    return steps;
}

} // namespace moderato::decide
