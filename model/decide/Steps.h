// Undo and redo: one step back or forth in the list of who decides, itself a decision appended to the
// journal. Neighbours: Desk takes small ones in one transaction, Bulk large ones in slices.
#pragma once

#include "model/decide/Perform.h"

namespace moderato::decide {

// One step taken back, or done again, as far as one transaction takes it.
struct StepPart
{
    core::UndoState::Step step;
    bool again = false;    // redo
    core::DecisionId by;   // the one journal entry for it; invalid = made now
    core::CommentId after; // comments up to this one are done
    qint64 done = 0;       // so many
    bool isOver = false;   // so are all
};
// Goes on with it over at most `most` comments and moves `part` forward. A comment whose status was decided
// otherwise since is left as it is. The step counts as done while any of its comments may stand as decided by
// it, so that one that was interrupted is taken back whole by the next undo.
core::Result<Applied> takeStep(store::Transaction& transaction, const core::DecidedBy& by, StepPart& part,
                               qint64 most);

// Steps that each fit one transaction, up to the verb's count, until a larger one comes.
struct Steps
{
    int done = 0;
    Applied last;
    std::optional<core::UndoState::Step> larger; // comes next, and is for Bulk
};
// An error only when there is no step at all.
core::Result<Steps> takeSteps(store::Transaction& transaction, const Request& request,
                              const core::DecidedBy& by);

} // namespace moderato::decide
