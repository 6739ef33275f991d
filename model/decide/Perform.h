// A verb inside one transaction: the row of the table that it is, run over the comments it concerns,
// journalled and told; and steps taken back. Neighbours: Desk runs it once for a few comments, Bulk again and
// again for many.
#pragma once

#include "model/decide/Request.h"
#include "model/store/CommentChanges.h"
#include "model/store/Transaction.h"

namespace moderato::decide {

// So many comments go in one transaction: some 10 ms, what anybody else may have to wait.
inline constexpr qint64 oneTransaction = 2000;

// What one transaction did of a verb. Without a decision: nothing had to change, and nothing was journalled.
struct Applied
{
    core::DecisionId decision;
    core::Verb verb = core::Verb::Approve; // undo, redo: of the step taken back or done again
    std::vector<core::CommentId> comments; // changed
    core::CommentId created;
};

// A slice of a verb over many.
struct Slice
{
    core::DecisionId of; // the decision that this goes on with; invalid = begins one
    store::Since since = {};
    qint64 done = 0;    // comments, with this slice …
    qint64 planned = 0; // … of so many; 0 = not in slices
};

// Any verb but undo and redo; the ids as they stand.
core::Result<Applied> applyVerb(store::Transaction& transaction, const Request& request,
                                const core::DecidedBy& by, store::CommentChanges::Ids ids,
                                const Slice& slice = {});

inline bool isStep(const Request& request)
{
    return request.verb == core::Verb::Undo || request.verb == core::Verb::Redo;
}

Outcome outcomeOf(Applied applied);
// One more slice of the same decision.
void addTo(Outcome& outcome, Applied applied);

} // namespace moderato::decide
