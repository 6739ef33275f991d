// The verbs of the desk as changes inside one transaction of the writer: what is done, journalled, counted
// and told in one ChangeEvent. Neighbours: Store hands it to the work it runs, model/decide calls the verbs;
// ImportWriter uses what lies under them.
#pragma once

#include "model/core/ChangeEvent.h"
#include "model/core/Filter.h"
#include "model/core/Result.h"
#include "model/store/Counters.h"

#include <span>
#include <vector>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

// What a decision over ids that were read earlier needs to know of the time between.
struct DecisionPart
{
    core::DecisionId of;      // the decision that this goes on with; invalid = begins one
    bool leavesGone = false;  // an id that is not there is passed over
    core::Filter stillWithin; // what has left this since is passed over
};

class Transaction
{
public:
    using Part = DecisionPart;
    using Ids = std::span<const core::CommentId>;

    // What one verb did. Without a decision: nothing had to change, and nothing was journalled.
    struct Applied
    {
        core::DecisionId decision;
        core::Action action = core::Action::Approve; // undo, redo: of the step taken back or done again
        std::vector<core::CommentId> comments;       // changed
        core::CommentId created;
    };

    explicit Transaction(sqlite::Connection& connection);

    // A status decision also closes the comments' open flags. All verbs: CommentUnknown for an id that is not
    // there or withdrawn, and nothing is done.
    core::Result<Applied> setStatus(const core::Moderator& moderator, core::Status status, Ids ids,
                                    const QByteArray& reason, const Part& part = {});
    // A comment that has an open flag with this reason is left as it is.
    core::Result<Applied> flag(const core::Moderator& moderator, core::FlagReason reason, Ids ids,
                               const QByteArray& note, const Part& part = {});
    core::Result<Applied> unflag(const core::Moderator& moderator, Ids ids, const Part& part = {});
    // TextEmpty for a body of white space. The parent's draft is forgotten.
    core::Result<Applied> reply(const core::Moderator& moderator, core::CommentId parent,
                                const QByteArray& body);
    core::Result<Applied> edit(const core::Moderator& moderator, core::CommentId comment,
                               const QByteArray& body);

    // One step of the undo list taken back, or done again, as far as one transaction takes it.
    struct StepPart
    {
        core::UndoState::Step step;
        bool again = false;    // redo
        core::DecisionId by;   // the one journal entry for it; invalid = made now
        core::CommentId after; // comments up to this one are done
        bool isOver = false;   // so are all
    };
    // The step that undo, or redo, would take; NothingToUndo, NothingToRedo.
    core::Result<core::UndoState::Step> nextStep(bool again);
    // Goes on with it over at most `most` comments and moves `part` forward. A comment whose status was
    // decided otherwise since is left as it is. The step counts as done while any of its comments may stand
    // as decided by it, so that one that was interrupted is taken back whole by the next undo.
    core::Result<Applied> takeStep(const core::Moderator& moderator, StepPart& part, qint64 most);

    // An empty body forgets the draft.
    core::Result<void> saveDraft(core::CommentId parent, const QByteArray& body);

    // Under the verbs.
    sqlite::Connection& connection() { return m_connection; }
    Counters& counters() { return m_counters; }
    core::ChangeEvent& event() { return m_event; }
    // The event goes out even when it names no comment: counts moved.
    void announce() { m_announced = true; }
    core::CommentId nextCommentId();
    core::AuthorId authorId(const core::AuthorRecord& author);
    qint64 sourceId(const QByteArray& name);

    // Writes the counters and completes the event; nullopt when there is nothing to tell. Called once, before
    // the commit.
    core::Result<std::optional<core::ChangeEvent>> finish();

private:
    struct State;
    struct Item;

    core::Result<std::vector<State>> states(Ids ids, const Part& part = {});
    core::DecisionId appendDecision(const core::Moderator& moderator, core::Action action,
                                    const QByteArray& reason, core::DecisionId undoes = {});
    core::DecisionId beginPart(const core::Moderator& moderator, core::Action action,
                               const QByteArray& reason, const Part& part);
    void appendItem(core::DecisionId decision, const Item& item);
    void pushUndo(core::DecisionId decision, qint64 comments, const Part& part = {});
    qint64 closeFlags(core::DecisionId decision, core::CommentId comment);
    // Each part of a decision taken back, or done again; false when the comment was decided otherwise since.
    bool revertItem(const Item& item, const StepPart& part, bool movesFlags);
    qint64 revertFlags(core::CommentId comment, const StepPart& part); // how many more are open
    void revertEdit(core::DecisionId decision, bool again);
    Applied applied(core::DecisionId decision, core::Action action, std::vector<core::CommentId> comments);
    void tellChanged(const State& state, bool textChanged = false);
    void tellAdded(core::CommentId id) { m_added.push_back(id); }
    void completeRows();

    sqlite::Connection& m_connection;
    Counters m_counters;
    core::ChangeEvent m_event;
    bool m_announced = false;
    std::vector<core::CommentId> m_added; // read at the end, when several steps may have changed them
    core::CommentId m_nextComment;
};

} // namespace moderato::store
