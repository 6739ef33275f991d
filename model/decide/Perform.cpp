#include "model/decide/Perform.h"

#include "model/decide/VerbTable.h"
#include "model/store/Drafts.h"

namespace moderato::decide {

using core::ErrorCode;
using core::Result;
using core::Verb;
using store::CommentChanges;
using store::CommentState;
using store::Journal;
using store::Transaction;

namespace {

constexpr size_t outcomeComments = 1000;

bool hasDraft(Verb verb) { return verb == Verb::Reply || verb == Verb::Edit; }

void keepPlace(Journal& journal, core::DecisionId decision, const Slice& slice)
{
    if (slice.planned > 0) {
        journal.setProgress(decision, slice.done, slice.planned);
    }
}

} // namespace

Result<Applied> applyVerb(Transaction& transaction, const Request& request, const core::DecidedBy& by,
                          CommentChanges::Ids ids, const Slice& slice)
{
    const VerbRow* row = findVerb(request.verb);
    if (!row) {
        return core::Error{ErrorCode::CommentUnknown, {}, 0, {}};
    }
    if (auto checked = row->check ? row->check(request) : Result<void>(); !checked) {
        return checked.error();
    }
    CommentChanges changes(transaction);
    auto found = changes.find(ids, slice.since);
    if (!found) {
        return found.error();
    }
    std::erase_if(*found, [&](const CommentState& state) { return !row->concerns(request, changes, state); });
    Journal journal(transaction, by);
    if (found->empty()) {
        if (slice.of.isValid()) {
            keepPlace(journal, slice.of, slice);
        }
        return journal.judged(Applied{});
    }
    const core::DecisionPayload payload = row->payload(request);
    Applied applied;
    applied.verb = request.verb;
    applied.decision = slice.of.isValid() ? slice.of : journal.begin(payload);
    if (slice.of.isValid()) {
        journal.goOn(slice.of, payload);
    }
    const Application application{transaction, changes, request, by.actor, applied.decision};
    for (const CommentState& state : *found) {
        const CommentChange change = row->apply(application, state);
        journal.addItem(applied.decision, change.before, change.after);
        changes.tell(change.before, change.after);
        applied.comments.push_back(change.after.id);
        if (!change.before.status) {
            applied.created = change.after.id;
        }
    }
    const auto changed = static_cast<qint64>(applied.comments.size());
    slice.of.isValid() ? journal.growStep(slice.of, changed) : journal.addStep(applied.decision, changed);
    keepPlace(journal, applied.decision, slice);
    journal.tellUndo();
    if (hasDraft(request.verb)) {
        if (auto forgotten = store::saveDraft(transaction, ids.front(), request.verb, {}); !forgotten) {
            return forgotten.error();
        }
    }
    return journal.judged(std::move(applied));
}

Outcome outcomeOf(Applied applied)
{
    Outcome outcome;
    outcome.verb = applied.verb;
    outcome.created = applied.created;
    addTo(outcome, std::move(applied));
    return outcome;
}

void addTo(Outcome& outcome, Applied applied)
{
    if (applied.decision.isValid()) {
        outcome.decision = applied.decision;
        outcome.verb = applied.verb;
    }
    outcome.changed += static_cast<qint64>(applied.comments.size());
    const size_t room = outcomeComments - std::min(outcomeComments, outcome.comments.size());
    const auto first = applied.comments.begin();
    const auto some = static_cast<qptrdiff>(std::min(room, applied.comments.size()));
    outcome.comments.insert(outcome.comments.end(), first, first + some);
}

} // namespace moderato::decide
