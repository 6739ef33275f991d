// Reply: a comment of the desk's own, under the one it answers. Taken back, it leaves its thread and stays in
// the journal.
#include "model/decide/VerbTable.h"

namespace moderato::decide {

namespace {

core::DecisionPayload replyPayload(const Request&) { return core::ReplyDecision{}; }

bool always(const Request&, store::CommentChanges&, const store::CommentState&) { return true; }

CommentChange writeReply(const Application& application, const store::CommentState& parent)
{
    const core::Actor& actor = application.actor;
    const store::CommentState before =
        application.changes.add(parent, {actor.name, actor.email, {}}, application.request.text);
    CommentChange change{before, before};
    application.changes.setStatus(change.after, core::Status::Approved, application.decision);
    return change;
}

} // namespace

const VerbRow replyVerb{core::Verb::Reply, replyPayload, checkText, always, writeReply, revertStatus};

} // namespace moderato::decide
