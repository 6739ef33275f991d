// What of a thread is shown, and how siblings stand. Neighbours: ThreadProjection follows it, item models
// take it from the desk's queue, search and sort order.
#pragma once

#include "model/core/Predicate.h"

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
    // What both let through is shown. Their ages are moments already (query::resolved).
    core::Predicate queue;
    core::Predicate search;
    // The comments that fulfil `search`, ascending, where rows alone do not tell; null = they do.
    std::shared_ptr<const std::vector<core::CommentId>> hits;
    SiblingOrder order = SiblingOrder::OldestFirst;

    core::Predicate predicate() const { return core::both(queue, search); }
    bool isAll() const { return queue.isEmpty() && search.isEmpty(); }
    // The same but for one.
    Arrangement inQueue(core::Predicate other) const { return {std::move(other), search, hits, order}; }
    Arrangement narrowedTo(core::Predicate other,
                           std::shared_ptr<const std::vector<core::CommentId>> found) const
    {
        return {queue, std::move(other), std::move(found), order};
    }
    Arrangement inOrder(SiblingOrder other) const { return {queue, search, hits, other}; }
    friend bool operator==(const Arrangement&, const Arrangement&) = default;
};

} // namespace moderato::thread
