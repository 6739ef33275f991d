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

QByteArrayView verbWord(Verb verb)
{
    static constexpr std::array<QByteArrayView, 10> words{"approve", "reject", "spam",  "pending", "flag",
                                                          "unflag",  "edit",   "reply", "undo",    "redo"};
    return words.at(static_cast<size_t>(verb));
}

Verb verbOf(Status status)
{
    switch (status) {
    case Status::Pending:
        return Verb::Pending;
    case Status::Approved:
        return Verb::Approve;
    case Status::Rejected:
        return Verb::Reject;
    case Status::Spam:
        return Verb::Spam;
    }
    return Verb::Pending;
}

Verb verbOf(const DecisionPayload& payload)
{
    return std::visit(
        Overloaded{
            [](const StatusDecision& decision) { return verbOf(decision.status); },
            [](const FlagDecision&) { return Verb::Flag; },
            [](const UnflagDecision&) { return Verb::Unflag; },
            [](const EditDecision&) { return Verb::Edit; },
            [](const ReplyDecision&) { return Verb::Reply; },
            [](const StepDecision& decision) { return decision.again ? Verb::Redo : Verb::Undo; },
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
