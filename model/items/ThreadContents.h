// How much a thread holds, and what of it was let through. Neighbours: a look at a ThreadModel, made where it
// is needed: headers count by it, decisions over many ask which comments they mean.
#pragma once

#include "model/core/Ids.h"

#include <vector>

namespace moderato::items {

class ThreadModel;

class ThreadContents
{
public:
    explicit ThreadContents(const ThreadModel& model) : m_model(model) {} // which outlives it

    qint64 commentCount() const;                  // of the whole thread
    qint64 matchCount() const;                    // that were let through when the thread was arranged last
    std::vector<core::CommentId> matches() const; // let through, and still so; ascending. O(n)

private:
    const ThreadModel& m_model;
};

} // namespace moderato::items
