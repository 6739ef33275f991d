// Where pages of values come from, by comment id. Neighbours: TextPages asks, model/items answers from the
// store.
#pragma once

#include "model/core/Ids.h"
#include "model/core/Result.h"

#include <span>
#include <utility>
#include <vector>

namespace moderato::thread {

template <typename Value>
class PageSource
{
public:
    using Rows = std::vector<std::pair<core::CommentId, Value>>;

    virtual ~PageSource() = default;

    // The values asked for, in any order; an id that is absent is left out.
    virtual core::Result<Rows> rows(std::span<const core::CommentId> ids) = 0;
};

} // namespace moderato::thread
