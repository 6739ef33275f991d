#include "model/core/Ids.h"

#include <algorithm>

namespace moderato::core {

std::vector<CommentId> sortedWithoutDoubles(std::span<const CommentId> ids)
{
    std::vector<CommentId> sorted(ids.begin(), ids.end());
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    return sorted;
}

} // namespace moderato::core
