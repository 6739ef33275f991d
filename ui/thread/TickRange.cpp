#include "ui/thread/TickRange.h"

#include "model/items/Ticks.h"

#include <algorithm>
#include <iterator>

namespace moderato::ui {

void TickRange::extend(core::CommentId end, std::vector<core::CommentId> covered, items::Ticks& ticks)
{
    m_end = end;
    std::sort(covered.begin(), covered.end());
    std::vector<core::CommentId> left;
    std::set_difference(m_own.begin(), m_own.end(), covered.begin(), covered.end(), std::back_inserter(left));
    std::vector<core::CommentId> kept;
    std::set_difference(m_own.begin(), m_own.end(), left.begin(), left.end(), std::back_inserter(kept));
    std::erase_if(covered, [&](core::CommentId id) { return ticks.contains(id); });
    ticks.set(left, false);
    ticks.set(covered, true);
    m_own.clear();
    std::set_union(kept.begin(), kept.end(), covered.begin(), covered.end(), std::back_inserter(m_own));
}

} // namespace moderato::ui
