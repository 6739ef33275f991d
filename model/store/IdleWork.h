// Work that the writer does when nobody wants anything of it, in short slices. Neighbours: WriterThread does
// it; what it is, whoever opens the writer says (SearchIndexing).
#pragma once

#include <functional>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

class IdleWork
{
public:
    IdleWork() = default;
    virtual ~IdleWork() = default;
    IdleWork(const IdleWork&) = delete;
    IdleWork& operator=(const IdleWork&) = delete;

    // All on the writer thread. Others have written since: there may be work again.
    virtual void noteWrites() = 0;
    // One slice, inside a transaction of its own; ends early when somebody waits, as `isAwaited` tells, who
    // then waits for its commit alone. False when there is no more to do until noteWrites(). A failure is the
    // connection's.
    using IsAwaited = std::function<bool()>;
    virtual bool doSlice(sqlite::Connection& connection, const IsAwaited& isAwaited) = 0;
};

} // namespace moderato::store
