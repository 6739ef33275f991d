// The limit every figure is held against: the least work SQLite's own C interface can do for the same answer.
// Neighbours: the cases measure themselves beside these, in the same process and the same run.
#pragma once

#include "Figure.h"

#include <memory>

struct sqlite3;

namespace moderato::bench {

inline const QString cApi = QStringLiteral("C API");

// The first article's shape.
inline constexpr auto shapeSql =
    "SELECT id, parent_id, created_at, author_id, status, flags, marks, kind FROM "
    "comment WHERE article_id = 1";

struct PlainRead
{
    double milliseconds = 0; // the best of three, so that the limit is a limit
    qint64 rows = 0;         // -1 on an error
    quint64 checksum = 0;    // keeps the compiler from reading nothing
};

// Steps over the rows of a query and reads every column as a number.
PlainRead readPlainly(const QString& databaseFile, const char* query);
Rival rivalOf(const PlainRead& read);

struct CloseDatabase
{
    void operator()(sqlite3* database) const;
};
using PlainDatabase = std::unique_ptr<sqlite3, CloseDatabase>;

// WAL and synchronous=FULL, as a decision of ours is written; null when it does not open.
PlainDatabase openPlainly(const QString& databaseFile);
// Runs statements that answer nothing. A sentence on an error.
QString runPlainly(sqlite3* database, const char* statements);

} // namespace moderato::bench
