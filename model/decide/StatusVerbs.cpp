// Approve, reject, spam, pending: a status, which also answers the comment's open flags.
#include "model/decide/VerbTable.h"

namespace moderato::decide {

namespace {

using core::Status;

template <Status status>
core::DecisionPayload payload(const Request& request)
{
    return core::StatusDecision{status, request.reason};
}

template <Status status>
bool concerns(const Request&, store::CommentChanges&, const store::CommentState& comment)
{
    return comment.status != status || comment.flags > 0;
}

template <Status status>
CommentChange apply(const Application& application, const store::CommentState& comment)
{
    CommentChange change{comment, comment};
    application.changes.closeFlags(change.after, application.decision);
    application.changes.setStatus(change.after, status, application.decision);
    return change;
}

template <Status status>
constexpr VerbRow statusVerb(core::Verb verb)
{
    return {verb, payload<status>, nullptr, concerns<status>, apply<status>, revertStatus};
}

} // namespace

const std::array<VerbRow, 4> statusVerbs{
    statusVerb<Status::Approved>(core::Verb::Approve), statusVerb<Status::Rejected>(core::Verb::Reject),
    statusVerb<Status::Spam>(core::Verb::Spam), statusVerb<Status::Pending>(core::Verb::Pending)};

bool revertStatus(const Reversal& reversal, const store::Journal::Item& item, store::CommentState& comment)
{
    if (comment.decided != (reversal.again ? item.decidedBefore : item.decidedAfter)) {
        return false;
    }
    revertFlags(reversal, item, comment);
    reversal.changes.setStatus(comment, reversal.again ? item.statusAfter : item.statusBefore,
                               reversal.again ? item.decidedAfter : item.decidedBefore);
    return true;
}

} // namespace moderato::decide
