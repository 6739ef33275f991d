// The counts of authors that an import has not written yet: interleaved authors would make every transaction
// write most pages of their table, so differences are summed over many and written a little at a time.
// Neighbours: ImportWriter owes and pays, store/DeferredCounts tells the database.
#pragma once

#include "model/store/Counters.h"

#include <QElapsedTimer>

#include <vector>

namespace moderato::intake {

class ImportCounts
{
public:
    ImportCounts() { m_sincePaid.start(); }

    // Inside a transaction: takes over what it has counted of authors. While something may be owed the
    // database says so.
    void owe(sqlite::Connection& connection, store::Counters& counters);
    // Inside the same or another: pays what has been owed for some seconds, at most `most` authors.
    void payIfDue(sqlite::Connection& connection, qsizetype most);
    // Inside one: pays what is owed; true when that was all, and the database says so.
    bool pay(sqlite::Connection& connection, qsizetype most);
    // After it: nothing counts before the commit.
    void settle(bool isCommitted);

    bool isOwing() const { return m_isMarked; }

private:
    void beginPaying();
    void write(sqlite::Connection& connection, qsizetype most);

    QHash<core::AuthorId, store::AuthorCount> m_uncommitted;
    QHash<core::AuthorId, store::AuthorCount> m_owed;
    std::vector<std::pair<core::AuthorId, store::AuthorCount>> m_paying; // in the order of the table
    size_t m_written = 0;                                                // of m_paying, by this transaction
    size_t m_paid = 0;                                                   // of m_paying, committed
    QElapsedTimer m_sincePaid;
    bool m_isMarked = false; // the database says that something is owed, committed
    bool m_marks = false;    // as this transaction leaves it
};

} // namespace moderato::intake
