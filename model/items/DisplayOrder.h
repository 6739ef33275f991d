// The comments of a thread from the first to the last as they stand, collapsed or not. Neighbours: a look at
// a ThreadModel, made where it is needed; views walk by it, actions look for work.
#pragma once

#include <QModelIndex>

namespace moderato::items {

class ThreadModel;

class DisplayOrder
{
public:
    explicit DisplayOrder(const ThreadModel& model) : m_model(model) {} // which outlives it

    // Invalid where there is none.
    QModelIndex first() const { return next({}); }
    QModelIndex last() const { return previous({}); }
    QModelIndex next(const QModelIndex& from) const;     // invalid = the start
    QModelIndex previous(const QModelIndex& from) const; // invalid = the end
    // The next pending comment, round the end once; invalid when none is left but `from`.
    QModelIndex nextUndecided(const QModelIndex& from) const;

private:
    const ThreadModel& m_model;
};

} // namespace moderato::items
