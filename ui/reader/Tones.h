// Which tone a status or a decision is told in.
// Neighbours: the cards of this room.
#pragma once

#include "model/core/Decision.h"
#include "ui/reader/PlainLabel.h"

namespace moderato::ui {

constexpr Tone toneOf(core::Status status)
{
    switch (status) {
    case core::Status::Pending:
        return Tone::Pending;
    case core::Status::Approved:
        return Tone::Approved;
    case core::Status::Rejected:
        return Tone::Rejected;
    case core::Status::Spam:
        return Tone::Spam;
    }
    return Tone::Text;
}

constexpr Tone toneOf(core::Verb verb)
{
    switch (verb) {
    case core::Verb::Approve:
        return Tone::Approved;
    case core::Verb::Reject:
        return Tone::Rejected;
    case core::Verb::Spam:
        return Tone::Spam;
    case core::Verb::Pending:
        return Tone::Pending;
    case core::Verb::Flag:
        return Tone::Flag;
    case core::Verb::Unflag:
    case core::Verb::Edit:
    case core::Verb::Reply:
    case core::Verb::Undo:
    case core::Verb::Redo:
        break;
    }
    return Tone::Quiet;
}

} // namespace moderato::ui
