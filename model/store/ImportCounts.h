// The counts of authors that an import has not written yet: interleaved authors would make every transaction
// write most pages of their table, so differences are summed over many and written a little at a time.
// Neighbours: ImportWriter owes and pays, OpenDatabase recounts what a killed import has left owing.
#pragma once

#include "model/store/Counters.h"

#include <QElapsedTimer>

#include <vector>

namespace moderato::store {

class ImportCounts
{
public:
    ImportCounts() { m_sincePaid.start(); }

    // Inside a transaction: takes over what it has counted of authors. While something may be owed the
    // database says so.
    void owe(Connection& connection, Counters& counters);
    // Inside the same or another: pays what has been owed for some seconds, at most `most` authors.
    void payIfDue(Connection& connection, qsizetype most);
    // Inside one: pays what is owed; true when that was all, and the database says so.
    bool pay(Connection& connection, qsizetype most);
    // After it: nothing counts before the commit.
    void settle(bool isCommitted);

    bool isOwing() const { return m_isMarked; }

private:
    void beginPaying();
    void write(Connection& connection, qsizetype most);

    QHash<core::AuthorId, AuthorCount> m_uncommitted;
    QHash<core::AuthorId, AuthorCount> m_owed;
    std::vector<std::pair<core::AuthorId, AuthorCount>> m_paying; // in the order of the table
    size_t m_written = 0;                                         // of m_paying, by this transaction
    size_t m_paid = 0;                                            // of m_paying, committed
    QElapsedTimer m_sincePaid;
    bool m_isMarked = false; // the database says that something is owed, committed
    bool m_marks = false;    // as this transaction leaves it
};

// Whether an import is under way, or was killed: counters of authors are then behind.
bool areAuthorsOwed(Connection& connection);
// Recounts every author when an import was killed. O(comments) then, else nothing.
void recountOwedAuthors(Connection& connection);

} // namespace moderato::store
