// A verb inside one transaction: which of the store's verbs it is, and what came of it. Neighbours: Desk runs
// it once for a few comments, Bulk again and again for many.
#pragma once

#include "model/decide/Verb.h"
#include "model/store/Transaction.h"

namespace moderato::decide {

// So many comments go in one transaction: some 10 ms, what anybody else may have to wait.
inline constexpr qint64 oneTransaction = 2000;

// Any verb but undo and redo; the ids as they stand.
core::Result<store::Transaction::Applied> applyVerb(store::Transaction& transaction, const Verb& verb,
                                                    const core::Moderator& moderator,
                                                    store::Transaction::Ids ids,
                                                    const store::Transaction::Part& part = {});

// Undo and redo: steps that each fit one transaction, up to the verb's count, until a larger one comes.
struct Steps
{
    int done = 0;
    store::Transaction::Applied last;
    std::optional<core::UndoState::Step> larger; // comes next, and is for Bulk
};
// An error only when there is no step at all.
core::Result<Steps> takeSteps(store::Transaction& transaction, const Verb& verb,
                              const core::Moderator& moderator);

inline bool isStep(const Verb& verb)
{
    return verb.action == core::Action::Undo || verb.action == core::Action::Redo;
}

Outcome outcomeOf(store::Transaction::Applied applied);
// One more slice of the same decision.
void addTo(Outcome& outcome, store::Transaction::Applied applied);

} // namespace moderato::decide
