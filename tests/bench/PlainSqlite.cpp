#include "PlainSqlite.h"

#include "Measuring.h"

#include <sqlite3.h>

namespace moderato::bench {

namespace {

bool readOnce(sqlite3* database, const char* query, PlainRead& read)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, query, -1, &statement, nullptr) != SQLITE_OK) {
        return false;
    }
    const int columns = sqlite3_column_count(statement);
    read.rows = 0;
    int step = sqlite3_step(statement);
    for (; step == SQLITE_ROW; step = sqlite3_step(statement)) {
        for (int column = 0; column < columns; ++column) {
            read.checksum += static_cast<quint64>(sqlite3_column_int64(statement, column));
        }
        ++read.rows;
    }
    sqlite3_finalize(statement);
    return step == SQLITE_DONE;
}

} // namespace

void CloseDatabase::operator()(sqlite3* database) const { sqlite3_close(database); }

PlainDatabase openPlainly(const QString& databaseFile)
{
    sqlite3* database = nullptr;
    const int code = sqlite3_open(databaseFile.toUtf8().constData(), &database);
    PlainDatabase owner(database);
    const bool isGood =
        code == SQLITE_OK && runPlainly(database, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                                                  "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY")
                                 .isEmpty();
    return isGood ? std::move(owner) : nullptr;
}

QString runPlainly(sqlite3* database, const char* statements)
{
    return sqlite3_exec(database, statements, nullptr, nullptr, nullptr) == SQLITE_OK
               ? QString()
               : QString::fromUtf8(sqlite3_errmsg(database));
}

PlainRead readPlainly(const QString& databaseFile, const char* query)
{
    PlainRead best;
    sqlite3* database = nullptr;
    bool good = sqlite3_open_v2(databaseFile.toUtf8().constData(), &database, SQLITE_OPEN_READONLY,
                                nullptr) == SQLITE_OK;
    for (int round = 0; good && round < 3; ++round) {
        PlainRead read;
        read.milliseconds = millisecondsOf([&] { good = readOnce(database, query, read); });
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

Rival rivalOf(const PlainRead& read)
{
    Rival rival;
    rival.name = cApi;
    rival.value = read.milliseconds;
    return rival;
}

} // namespace moderato::bench
