// Edit: a new version of a comment's text; the one before is kept.
#include "model/decide/VerbTable.h"

namespace moderato::decide {

namespace {

core::DecisionPayload editPayload(const Request&) { return core::EditDecision{}; }

bool hasOtherText(const Request& request, store::CommentChanges& changes, const store::CommentState& comment)
{
    return !changes.hasText(comment, request.text, core::BodyFormat::Plain);
}

CommentChange changeText(const Application& application, const store::CommentState& comment)
{
    CommentChange change{comment, comment};
    application.changes.setText(change.after, application.request.text, core::BodyFormat::Plain,
                                application.decision);
    return change;
}

bool revertText(const Reversal& reversal, const store::Journal::Item& item, store::CommentState& comment)
{
    reversal.changes.showVersion(comment, reversal.again ? item.versionAfter : item.versionBefore);
    return true;
}

} // namespace

const VerbRow editVerb{core::Verb::Edit, editPayload, checkText, hasOtherText, changeText, revertText};

} // namespace moderato::decide
