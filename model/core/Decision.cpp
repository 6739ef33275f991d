#include "model/core/Decision.h"

namespace moderato::core {

namespace {

template <typename... Functions>
struct Overloaded : Functions...
{
    using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

} // namespace

QByteArrayView actionWord(Action action)
{
    static constexpr std::array<QByteArrayView, 10> words{"approve", "reject", "spam",  "pending", "flag",
                                                          "unflag",  "edit",   "reply", "undo",    "redo"};
    return words.at(static_cast<size_t>(action));
}

Action actionOf(Status status)
{
    switch (status) {
    case Status::Pending:
        return Action::Pending;
    case Status::Approved:
        return Action::Approve;
    case Status::Rejected:
        return Action::Reject;
    case Status::Spam:
        return Action::Spam;
    }
    return Action::Pending;
}

Action actionOf(const DecisionPayload& payload)
{
    return std::visit(
        Overloaded{
            [](const StatusDecision& decision) { return actionOf(decision.status); },
            [](const FlagDecision&) { return Action::Flag; },
            [](const UnflagDecision&) { return Action::Unflag; },
            [](const EditDecision&) { return Action::Edit; },
            [](const ReplyDecision&) { return Action::Reply; },
            [](const StepDecision& decision) { return decision.again ? Action::Redo : Action::Undo; },
        },
        payload);
}

QByteArray Decision::words() const
{
    if (const auto* status = std::get_if<StatusDecision>(&payload)) {
        return status->reason;
    }
    const auto* flag = std::get_if<FlagDecision>(&payload);
    return flag ? flag->note : QByteArray();
}

DecisionId Decision::undoes() const
{
    const auto* step = std::get_if<StepDecision>(&payload);
    return step ? step->of : DecisionId{};
}

} // namespace moderato::core
