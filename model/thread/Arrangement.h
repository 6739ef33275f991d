// What of a thread is shown, and how siblings stand. Neighbours: ThreadProjection follows it, item models
// take it from the desk's queue, search and sort order.
#pragma once

#include "model/core/Filter.h"
#include "model/core/Ids.h"

#include <memory>
#include <vector>

namespace moderato::thread {

enum class SiblingOrder : quint8 {
    OldestFirst,
    NewestFirst,
    MostRepliesFirst, // all replies below counted; as they were when the order was set
};

struct Arrangement
{
    core::Filter filter;
    // Only these comments, ascending; null = no search narrows the thread.
    std::shared_ptr<const std::vector<core::CommentId>> hits;
    SiblingOrder order = SiblingOrder::OldestFirst;

    bool isAll() const { return filter.isAll() && hits == nullptr; }
    // The same but for one.
    Arrangement filteredBy(const core::Filter& other) const { return {other, hits, order}; }
    Arrangement narrowedTo(std::shared_ptr<const std::vector<core::CommentId>> other) const
    {
        return {filter, std::move(other), order};
    }
    Arrangement inOrder(SiblingOrder other) const { return {filter, hits, other}; }
    friend bool operator==(const Arrangement&, const Arrangement&) = default;
};

} // namespace moderato::thread
