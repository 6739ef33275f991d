#include "model/decide/Verb.h"

namespace moderato::decide {

using core::Action;

Verb setStatus(core::Status status, Targets targets, QByteArray reason)
{
    static constexpr std::array actions{Action::Pending, Action::Approve, Action::Reject, Action::Spam};
    Verb verb;
    verb.action = actions.at(static_cast<size_t>(status));
    verb.targets = std::move(targets);
    verb.reason = std::move(reason);
    return verb;
}

Verb flag(core::FlagReason reason, Targets targets, QByteArray note)
{
    Verb verb;
    verb.action = Action::Flag;
    verb.targets = std::move(targets);
    verb.flagReason = reason;
    verb.text = std::move(note);
    return verb;
}

Verb unflag(Targets targets)
{
    Verb verb;
    verb.action = Action::Unflag;
    verb.targets = std::move(targets);
    return verb;
}

Verb reply(core::CommentId parent, QByteArray body)
{
    Verb verb;
    verb.action = Action::Reply;
    verb.targets.ids = {parent};
    verb.text = std::move(body);
    return verb;
}

Verb edit(core::CommentId comment, QByteArray body)
{
    Verb verb;
    verb.action = Action::Edit;
    verb.targets.ids = {comment};
    verb.text = std::move(body);
    return verb;
}

Verb undo(int count)
{
    Verb verb;
    verb.action = Action::Undo;
    verb.count = count;
    return verb;
}

Verb redo(int count)
{
    Verb verb;
    verb.action = Action::Redo;
    verb.count = count;
    return verb;
}

} // namespace moderato::decide
