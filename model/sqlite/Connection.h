// One SQLite connection under the rules of a database that strangers may have written: opened and owned
// through QSqlDatabase, so it lives and dies in the thread that opened it. Neighbours: Statement runs on it;
// WriterThread has the one that writes, each Reader has one that cannot.
#pragma once

#include "model/core/Result.h"
#include "model/sqlite/DatabaseFiles.h"

#include <QHash>
#include <QSqlDatabase>

#include <memory>
#include <optional>

struct sqlite3;
struct sqlite3_stmt;

namespace moderato::sqlite {

class Connection
{
public:
    enum class Mode : quint8 {
        ReadOnly,
        ReadWrite, // the only mode that checkpoints, and only when told to
        // Where no log can be made, and nobody is writing: no locks, and no log. Fails once somebody writes.
        Immutable,
        // The same with the log that is there: its index is made in memory.
        WithLogAlone,
    };

    // Opens, sets limits and pragmas; reads nothing, so a file that is no database shows at the first
    // statement.
    static core::Result<std::unique_ptr<Connection>> open(const QString& file, Mode mode);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    const QString& file() const { return m_file; }
    sqlite3* handle() const { return m_handle; }

    // The first failure stays until it is taken, and makes every statement after it do nothing: a sequence of
    // statements is written without a test after each, and judged once at its end.
    bool failed() const { return m_failure.has_value(); }
    void fail(int sqliteCode);
    void fail(core::Error error);
    core::Error takeFailure();
    // `value`, or the failure that came up while it was made.
    template <typename T>
    core::Result<T> judged(T value)
    {
        if (failed()) {
            return takeFailure();
        }
        return core::Result<T>(std::move(value));
    }
    core::Result<void> judged();

    // Prepared once for each constant and kept; `sql` is known by its address. nullptr after a failure.
    sqlite3_stmt* prepared(const char* sql);
    sqlite3_stmt* prepare(const char* sql, bool persistent);

    // Closed last it neither carries the log over nor takes it away.
    void leaveLogWhenClosed();

    // Runs one statement without parameters or rows.
    void execute(const char* sql);
    qint64 integer(const char* sql);

    // PRAGMA user_version takes no parameter.
    void setUserVersion(int version);

    core::Error errorOf(int sqliteCode, const QString& detail = {}) const;

private:
    Connection(QString file, QString name);
    core::Result<void> configure(Mode mode);
    void setPragmas(Mode mode);
    bool mayRead();

    QString m_file;
    QString m_name;
    QSqlDatabase m_database;
    sqlite3* m_handle = nullptr;
    QHash<const char*, sqlite3_stmt*> m_statements;
    std::optional<core::Error> m_failure;
    std::optional<StandStill> m_standStill; // while it reads without locks
};

} // namespace moderato::sqlite
