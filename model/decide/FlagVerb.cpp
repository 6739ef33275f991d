// Flag: "look at this", with a reason. A comment has one open flag of a reason at most.
#include "model/decide/VerbTable.h"

namespace moderato::decide {

namespace {

core::DecisionPayload payload(const Request& request)
{
    return core::FlagDecision{request.flagReason, request.text};
}

bool concerns(const Request& request, store::CommentChanges& changes, const store::CommentState& comment)
{
    return !changes.hasOpenFlag(comment, request.flagReason);
}

CommentChange apply(const Application& application, const store::CommentState& comment)
{
    CommentChange change{comment, comment};
    const Request& request = application.request;
    application.changes.openFlag(
        change.after, {request.flagReason, request.text, application.actor.shownName(), core::now()},
        application.decision);
    return change;
}

} // namespace

const VerbRow flagVerb{core::Verb::Flag, payload, nullptr, concerns, apply, revertFlags};

bool revertFlags(const Reversal& reversal, const store::Journal::Item&, store::CommentState& comment)
{
    if (reversal.movesFlags) {
        reversal.changes.revertFlags(comment, reversal.decision, reversal.by, reversal.again);
    }
    return true;
}

} // namespace moderato::decide
