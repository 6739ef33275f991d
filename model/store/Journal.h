// The append-only record of decisions inside a transaction, and the undo list of who decides: begun, gone on
// with, taken back. Neighbours: model/decide keeps each verb here, Reader reads it again.
#pragma once

#include "model/core/Decision.h"
#include "model/core/Result.h"
#include "model/store/CommentChanges.h"

namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

class Journal
{
public:
    // What is decided here is decided by these; so is what can be taken back.
    Journal(Transaction& transaction, const core::DecidedBy& by);

    core::DecisionId begin(const core::DecisionPayload& payload);
    // The same decision in another transaction.
    void goOn(core::DecisionId decision, const core::DecisionPayload& payload);
    void addItem(core::DecisionId decision, const CommentState& before, const CommentState& after);
    // Of a decision in slices: so many of all are done. All done: it is over.
    void setProgress(core::DecisionId decision, qint64 done, qint64 planned);

    // A new last step to undo; what was undone before can no longer be done again.
    void addStep(core::DecisionId decision, qint64 comments);
    void growStep(core::DecisionId decision, qint64 comments);
    // The step that undo, or redo, would take; NothingToUndo, NothingToRedo.
    core::Result<core::UndoState::Step> nextStep(bool again);
    void setTaken(core::DecisionId decision, bool isTaken);

    // What a decision did to one comment's status and text.
    struct Item
    {
        core::CommentId comment;
        core::ArticleId article;
        std::optional<core::Status> statusBefore;
        std::optional<core::Status> statusAfter;
        core::DecisionId decidedBefore;
        core::DecisionId decidedAfter;
        int versionBefore = 1;
        int versionAfter = 1;
    };
    // By comment, after this one, at most so many.
    std::vector<Item> items(core::DecisionId decision, core::CommentId after, qint64 most);

    // `value`, or what failed of all that was written.
    template <typename T>
    core::Result<T> judged(T value)
    {
        auto written = judge();
        return written ? core::Result<T>(std::move(value)) : written.error();
    }

    // For the event: what undo and redo would do now. Once, when all of the transaction's steps are done.
    void tellUndo();

private:
    core::Result<void> judge();
    qint64 actorId();

    Writing& m_writing;
    const core::DecidedBy& m_by;
    qint64 m_actor = 0;
};

core::UndoState readUndoState(sqlite::Connection& connection, const core::DecidedBy& by);

} // namespace moderato::store
