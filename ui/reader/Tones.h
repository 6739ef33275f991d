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

constexpr Tone toneOf(core::Action action)
{
    switch (action) {
    case core::Action::Approve:
        return Tone::Approved;
    case core::Action::Reject:
        return Tone::Rejected;
    case core::Action::Spam:
        return Tone::Spam;
    case core::Action::Pending:
        return Tone::Pending;
    case core::Action::Flag:
        return Tone::Flag;
    case core::Action::Unflag:
    case core::Action::Edit:
    case core::Action::Reply:
    case core::Action::Undo:
    case core::Action::Redo:
        break;
    }
    return Tone::Quiet;
}

} // namespace moderato::ui
