#include "model/decide/Request.h"

namespace moderato::decide {

using core::Verb;

Request setStatus(core::Status status, Targets targets, QByteArray reason)
{
    static constexpr std::array verbs{Verb::Pending, Verb::Approve, Verb::Reject, Verb::Spam};
    Request request;
    request.verb = verbs.at(static_cast<size_t>(status));
    request.targets = std::move(targets);
    request.reason = std::move(reason);
    return request;
}

Request flag(core::FlagReason reason, Targets targets, QByteArray note)
{
    Request request;
    request.verb = Verb::Flag;
    request.targets = std::move(targets);
    request.flagReason = reason;
    request.text = std::move(note);
    return request;
}

Request unflag(Targets targets)
{
    Request request;
    request.verb = Verb::Unflag;
    request.targets = std::move(targets);
    return request;
}

Request reply(core::CommentId parent, QByteArray body)
{
    Request request;
    request.verb = Verb::Reply;
    request.targets.ids = {parent};
    request.text = std::move(body);
    return request;
}

Request edit(core::CommentId comment, QByteArray body)
{
    Request request;
    request.verb = Verb::Edit;
    request.targets.ids = {comment};
    request.text = std::move(body);
    return request;
}

Request undo(int count)
{
    Request request;
    request.verb = Verb::Undo;
    request.count = count;
    return request;
}

Request redo(int count)
{
    Request request;
    request.verb = Verb::Redo;
    request.count = count;
    return request;
}

} // namespace moderato::decide
