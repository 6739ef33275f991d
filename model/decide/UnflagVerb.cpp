// Unflag: every open flag is taken off, and the status stays.
#include "model/decide/VerbTable.h"

namespace moderato::decide {

namespace {

core::DecisionPayload unflagPayload(const Request&) { return core::UnflagDecision{}; }

bool hasFlags(const Request&, store::CommentChanges&, const store::CommentState& comment)
{
    return comment.flags > 0;
}

CommentChange takeFlagsOff(const Application& application, const store::CommentState& comment)
{
    CommentChange change{comment, comment};
    application.changes.closeFlags(change.after, application.decision);
    return change;
}

} // namespace

const VerbRow unflagVerb{core::Verb::Unflag, unflagPayload, nullptr, hasFlags, takeFlagsOff, revertFlags};

} // namespace moderato::decide
