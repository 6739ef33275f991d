#include "PlainSqlite.h"

#include "Case.h"

#include <sqlite3.h>

namespace moderato::bench {

namespace {

constexpr auto shapeSql = "SELECT id, parent_id, created_at, author_id, status, flags, marks, kind FROM "
                          "comment WHERE article_id = 1";

bool readOnce(sqlite3* database, PlainRead& read)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, shapeSql, -1, &statement, nullptr) != SQLITE_OK) {
        return false;
    }
    read.rows = 0;
    int step = sqlite3_step(statement);
    for (; step == SQLITE_ROW; step = sqlite3_step(statement)) {
        for (int column = 0; column < 8; ++column) {
            read.checksum += static_cast<quint64>(sqlite3_column_int64(statement, column));
        }
        ++read.rows;
    }
    sqlite3_finalize(statement);
    return step == SQLITE_DONE;
}

} // namespace

PlainRead readShapePlainly(const QString& databaseFile)
{
    PlainRead best;
    sqlite3* database = nullptr;
    bool good = sqlite3_open_v2(databaseFile.toUtf8().constData(), &database, SQLITE_OPEN_READONLY,
                                nullptr) == SQLITE_OK;
    for (int round = 0; good && round < 3; ++round) {
        PlainRead read;
        read.milliseconds = millisecondsOf([&] { good = readOnce(database, read); });
        if (round == 0 || read.milliseconds < best.milliseconds) {
            best = read;
        }
    }
    sqlite3_close(database);
    if (!good) {
        best.rows = -1;
    }
    return best;
}

} // namespace moderato::bench
