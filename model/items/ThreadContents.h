// How much a thread holds, and what of it was let through. Neighbours: a look at a ThreadModel, made where it
// is needed: headers count by it, decisions over all that match take its ids.
#pragma once

#include "model/core/Ids.h"

namespace moderato::items {

class ThreadModel;

class ThreadContents
{
public:
    explicit ThreadContents(const ThreadModel& model) : m_model(model) {} // which outlives it

    qint64 commentCount() const;                  // of the whole thread
    qint64 matchCount() const;                    // that were let through when the thread was arranged last
    qint64 stillMatching() const;                 // of these: not decided otherwise since. O(1)
    std::vector<core::CommentId> matches() const; // the same, ascending. O(n)

private:
    const ThreadModel& m_model;
};

} // namespace moderato::items
