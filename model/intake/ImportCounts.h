// The counts of authors that an import has not written yet: interleaved authors would make every transaction
// write most pages of their table, so differences are summed over many and written a little at a time.
// Neighbours: ImportWriter defers and writes them, store/DeferredCounts tells the database.
#pragma once

#include "model/store/Counters.h"

#include <QElapsedTimer>

#include <vector>

namespace moderato::intake {

class ImportCounts
{
public:
    ImportCounts() { m_sinceBatch.start(); }

    // Inside a transaction: takes over what it has counted of authors. While something may be deferred
    // the database says so.
    void defer(sqlite::Connection& connection, store::Counters& counters);
    // Inside the same or another: writes what has been deferred for some seconds, at most `most` authors.
    void writeIfDue(sqlite::Connection& connection, qsizetype most);
    // Inside one: writes what is deferred; true when that was all, and the database says so.
    bool writeDeferred(sqlite::Connection& connection, qsizetype most);
    // After it: nothing counts before the commit.
    void settle(bool isCommitted);

    bool hasDeferred() const { return m_isMarked; }

private:
    void beginBatch();
    void write(sqlite::Connection& connection, qsizetype most);

    QHash<core::AuthorId, store::AuthorCount> m_uncommitted;
    QHash<core::AuthorId, store::AuthorCount> m_deferred;
    std::vector<std::pair<core::AuthorId, store::AuthorCount>> m_batch; // in the order of the table
    size_t m_written = 0;                                               // of m_batch, by this transaction
    size_t m_committed = 0;                                             // of m_batch, committed
    QElapsedTimer m_sinceBatch;
    bool m_isMarked = false; // the database says that something is deferred, committed
    bool m_marks = false;    // as this transaction leaves it
};

} // namespace moderato::intake
