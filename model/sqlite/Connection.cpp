#include "model/sqlite/Connection.h"

#include "model/sqlite/Statement.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>

#include <atomic>
#include <sqlite3.h>

namespace moderato::sqlite {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr int busyMilliseconds = 2000;

ErrorCode codeOfSqlite(int sqliteCode)
{
    switch (sqliteCode & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::DatabaseLocked;
    case SQLITE_READONLY:
        return ErrorCode::DatabaseReadOnly;
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_NOTADB:
        return ErrorCode::DatabaseForeign;
    case SQLITE_CORRUPT:
        return ErrorCode::DatabaseDamaged;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorCode::FileUnreadable;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    default:
        return ErrorCode::DatabaseUnusable;
    }
}

QString uniqueName()
{
    static std::atomic<quint64> last = 0;
    return QStringLiteral("moderato-%1").arg(++last);
}

} // namespace

Connection::Connection(QString file, QString name) : m_file(std::move(file)), m_name(std::move(name)) {}

Connection::~Connection()
{
    for (sqlite3_stmt* statement : std::as_const(m_statements)) {
        sqlite3_finalize(statement);
    }
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString& file, Mode mode)
{
    std::unique_ptr<Connection> connection(new Connection(file, uniqueName()));
    QSqlDatabase& database = connection->m_database;
    database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection->m_name);
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyMilliseconds);
    if (mode != Mode::ReadWrite) {
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    }
    if (mode == Mode::Immutable || mode == Mode::WithLogAlone) {
        options += QStringLiteral(";QSQLITE_OPEN_URI");
        const bool withLog = mode == Mode::WithLogAlone;
        database.setDatabaseName(
            QUrl::fromLocalFile(file).toString(QUrl::FullyEncoded) +
            (withLog ? QStringLiteral("?vfs=unix-none") : QStringLiteral("?immutable=1")));
        connection->m_standStill.emplace(file, withLog);
    } else {
        database.setDatabaseName(file);
    }
    database.setConnectOptions(options);
    if (!database.open()) {
        const QSqlError error = database.lastError();
        return connection->errorOf(error.nativeErrorCode().toInt(), error.driverText());
    }
    if (auto configured = connection->configure(mode); !configured) {
        return configured.error();
    }
    return connection;
}

Result<void> Connection::configure(Mode mode)
{
    // A Qt built with a SQLite of its own would hand out handles that our library must not touch.
    {
        QSqlQuery query(m_database);
        if (!query.exec(QStringLiteral("SELECT sqlite_source_id()")) || !query.next() ||
            query.value(0).toString() != QLatin1StringView(sqlite3_sourceid())) {
            return errorOf(SQLITE_ERROR,
                           QStringLiteral("the SQL driver of Qt was built with another SQLite"));
        }
    }
    if (sqlite3_compileoption_used("ENABLE_FTS5") == 0) {
        return errorOf(SQLITE_ERROR, QStringLiteral("SQLite was built without its full-text search, FTS5"));
    }
    const QVariant handle = m_database.driver()->handle();
    m_handle = *static_cast<sqlite3* const*>(handle.data());

    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, mode == Mode::ReadWrite ? 0 : 1, nullptr);
    sqlite3_limit(m_handle, SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024);
    sqlite3_limit(m_handle, SQLITE_LIMIT_SQL_LENGTH, 100 * 1024);
    sqlite3_limit(m_handle, SQLITE_LIMIT_ATTACHED, 1);
    sqlite3_limit(m_handle, SQLITE_LIMIT_EXPR_DEPTH, 100);
    sqlite3_limit(m_handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 500);
    setPragmas(mode);
    return judged();
}

void Connection::leaveLogWhenClosed()
{
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

void Connection::setPragmas(Mode mode)
{
    if (mode == Mode::WithLogAlone) {
        execute("PRAGMA locking_mode=EXCLUSIVE"); // then the index of the log needs no file
    }
    execute("PRAGMA foreign_keys=ON");
    execute("PRAGMA cell_size_check=ON");
    execute("PRAGMA mmap_size=0");
    execute("PRAGMA temp_store=MEMORY");
    // The log is carried over by the writer between its transactions (WriterThread), never inside one.
    execute("PRAGMA wal_autocheckpoint=0");
    if (mode == Mode::ReadWrite) {
        execute("PRAGMA cache_size=-65536");
        execute("PRAGMA synchronous=FULL");
    } else {
        execute("PRAGMA cache_size=-8192");
        execute("PRAGMA query_only=ON");
    }
}

Error Connection::errorOf(int sqliteCode, const QString& detail) const
{
    const QString words = !detail.isEmpty() ? detail
                          : m_handle        ? QString::fromUtf8(sqlite3_errmsg(m_handle))
                                            : QString::fromUtf8(sqlite3_errstr(sqliteCode));
    return Error{codeOfSqlite(sqliteCode), m_file, 0, words};
}

void Connection::fail(int sqliteCode) { fail(errorOf(sqliteCode)); }

void Connection::fail(Error error)
{
    if (!m_failure) {
        m_failure = std::move(error);
    }
}

Error Connection::takeFailure()
{
    Error error = std::move(*m_failure);
    m_failure.reset();
    return error;
}

Result<void> Connection::judged()
{
    if (failed()) {
        return takeFailure();
    }
    return {};
}

// Without locks it would read what is half written.
bool Connection::mayRead()
{
    if (!failed() && m_standStill && m_standStill->isOver()) {
        fail(Error{ErrorCode::DatabaseLocked, m_file, 0, {}});
    }
    return !failed();
}

sqlite3_stmt* Connection::prepare(const char* sql, bool persistent)
{
    if (!mayRead()) {
        return nullptr;
    }
    sqlite3_stmt* statement = nullptr;
    const unsigned flags = persistent ? SQLITE_PREPARE_PERSISTENT : 0;
    const int code = sqlite3_prepare_v3(m_handle, sql, -1, flags, &statement, nullptr);
    if (code != SQLITE_OK) {
        fail(code);
    }
    return statement;
}

sqlite3_stmt* Connection::prepared(const char* sql)
{
    sqlite3_stmt*& statement = m_statements[sql];
    if (!statement) {
        statement = prepare(sql, true);
    } else if (!mayRead()) {
        return nullptr;
    }
    return statement;
}

void Connection::execute(const char* sql)
{
    sqlite3_stmt* statement = prepare(sql, false);
    if (!statement) {
        return;
    }
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW) {
        code = sqlite3_step(statement);
    }
    if (code != SQLITE_DONE) {
        fail(code);
    }
    sqlite3_finalize(statement);
}

qint64 Connection::integer(const char* sql)
{
    sqlite3_stmt* statement = prepare(sql, false);
    if (!statement) {
        return 0;
    }
    const int code = sqlite3_step(statement);
    const qint64 value = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        fail(code);
    }
    sqlite3_finalize(statement);
    return value;
}

void Connection::setUserVersion(int version)
{
    execute(QByteArray("PRAGMA user_version=" + QByteArray::number(version)).constData());
}

} // namespace moderato::sqlite
