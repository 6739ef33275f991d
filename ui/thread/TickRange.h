// Ticks drawn with Shift, from one comment to another: they follow the hand as it goes on and comes back, and
// leave alone what was ticked before. Neighbours: ThreadView draws it, items::Ticks keeps the ticks.
#pragma once

#include "model/core/Ids.h"

#include <vector>

namespace moderato::items {
class Ticks;
}

namespace moderato::ui {

class TickRange
{
public:
    // None is being drawn.
    TickRange() = default;
    explicit TickRange(core::CommentId anchor) : m_anchor(anchor), m_end(anchor) {}

    core::CommentId anchor() const { return m_anchor; } // where it began; stays
    core::CommentId end() const { return m_end; }       // where the hand is

    // It covers these now, any order; what it covered alone and does no more loses its tick.
    void extend(core::CommentId end, std::vector<core::CommentId> covered, items::Ticks& ticks);

private:
    core::CommentId m_anchor;
    core::CommentId m_end;
    std::vector<core::CommentId> m_own; // ticked by this range, ascending
};

} // namespace moderato::ui
