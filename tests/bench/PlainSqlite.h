// The limit every figure is held against: the least work SQLite's own C interface can do for the same answer.
// Neighbours: the cases measure themselves beside these, in the same process and the same run.
#pragma once

#include <QString>

namespace moderato::bench {

struct PlainRead
{
    double milliseconds = 0; // the best of three, so that the limit is a limit
    qint64 rows = 0;
    quint64 checksum = 0; // keeps the compiler from reading nothing
};

// Steps over a thread's shape columns: id, parent, time, author, status, flags, marks, kind. rows is -1 on an
// error.
PlainRead readShapePlainly(const QString& databaseFile);

} // namespace moderato::bench
