#include "model/store/OpenDatabase.h"

#include "model/core/Actor.h"
#include "model/sqlite/Backup.h"
#include "model/sqlite/DatabaseFiles.h"
#include "model/sqlite/Statement.h"
#include "model/store/DeferredCounts.h"
#include "model/store/Schema.h"

#include <QFile>
#include <QFileInfo>

namespace moderato::store {

using core::Error;
using core::ErrorCode;
using core::Result;
using sqlite::Connection;
using sqlite::giveName;
using sqlite::hasLog;
using sqlite::hasSecondName;
using sqlite::migrate;
using sqlite::Migration;
using sqlite::newFileBeside;
using sqlite::Statement;

namespace {

constexpr char nameDeskSql[] = "INSERT OR IGNORE INTO desk(id, uuid) VALUES(1, ?1)";
constexpr char codeInSchemaSql[] = "SELECT sql FROM sqlite_schema WHERE type IN ('trigger', 'view')";

Result<void> examine(Connection& connection, std::span<const Migration> list)
{
    const qint64 application = connection.integer("PRAGMA application_id");
    const qint64 version = connection.integer("PRAGMA user_version");
    if (auto read = connection.judged(); !read) {
        return read;
    }
    const QString& file = connection.file();
    if (application != applicationId || version < 1) {
        return Error{ErrorCode::DatabaseForeign, file, 0,
                     QStringLiteral("application_id %1").arg(application)};
    }
    if (version > list.back().version) {
        return Error{ErrorCode::DatabaseNewer, file, 0,
                     QStringLiteral("version %1, known %2").arg(version).arg(list.back().version)};
    }
    if (version < list.front().version) {
        return Error{ErrorCode::DatabaseOlder, file, 0,
                     QStringLiteral("version %1, oldest known %2").arg(version).arg(list.front().version)};
    }
    Statement code(connection, codeInSchemaSql);
    while (code.next()) {
        if (!isOurs(code.view(0))) {
            return Error{ErrorCode::DatabaseForeign, file, 0,
                         QStringLiteral("holds a trigger or view that is not Moderato's")};
        }
    }
    return connection.judged();
}

Result<void> build(const QString& made, std::span<const Migration> list)
{
    auto connection = Connection::open(made, Connection::Mode::ReadWrite);
    if (!connection) {
        return connection.error();
    }
    if (auto migrated = migrate(**connection, list); !migrated) {
        return migrated;
    }
    Statement(**connection, nameDeskSql).run(sqlite::Blob{core::newUuid().toRfc4122()});
    (*connection)->execute("PRAGMA journal_mode=WAL");
    return (*connection)->judged();
}

// SQLite could not make the log or its index: read-only media say CANTOPEN, a folder of another user says
// READONLY_DIRECTORY. A writer keeps both open, so where one is missing there is none.
bool mayReadWithoutLocks(const Error& error, const QString& file)
{
    const QString own = core::followLinks(file);
    return (error.code == ErrorCode::FileUnreadable || error.code == ErrorCode::DatabaseReadOnly) &&
           !(QFileInfo::exists(sqlite::logOf(own)) && QFileInfo::exists(sqlite::logIndexOf(own)));
}

Result<std::unique_ptr<Connection>> openAndExamine(const QString& file, Connection::Mode mode,
                                                   std::span<const Migration> list)
{
    auto opened = Connection::open(file, mode);
    if (opened) {
        if (auto examined = examine(**opened, list); !examined) {
            return examined.error();
        }
    }
    return opened;
}

bool isDatabase(const QString& file)
{
    if (!QFileInfo(file).isFile()) {
        return false;
    }
    auto connection = Connection::open(file, Connection::Mode::Immutable);
    return connection && (*connection)->integer("PRAGMA application_id") == applicationId;
}

Error namedAfter(Error error, const QString& file)
{
    error.where = file;
    return error;
}

} // namespace

Result<void> inspect(const QString& file, std::span<const Migration> list)
{
    const QFileInfo info(file);
    if (!info.isFile()) {
        return Error{ErrorCode::FileUnreadable, file, 0, QStringLiteral("not a file")};
    }
    if (info.size() == 0) {
        return Error{ErrorCode::DatabaseForeign, file, 0, QStringLiteral("empty")};
    }
    if (hasSecondName(file)) {
        return Error{ErrorCode::DatabaseLinked, file, 0, {}};
    }
    auto connection = Connection::open(file, Connection::Mode::Immutable);
    Result<void> examined = connection ? examine(**connection, list) : Result<void>(connection.error());
    // Without its log a file may be half carried over (a crash, a full disk): whoever opens it with the log
    // judges.
    if (!examined && examined.error().code == ErrorCode::DatabaseDamaged && hasLog(file)) {
        return {};
    }
    return examined;
}

Result<void> create(const QString& file, std::span<const Migration> list)
{
    auto made = newFileBeside(file);
    if (!made) {
        return made.error();
    }
    Result<void> built = build(*made, list);
    if (built) {
        built = giveName(*made, file);
    }
    if (!built) {
        QFile::remove(*made);
        return namedAfter(built.error(), file);
    }
    return {};
}

Result<std::unique_ptr<Connection>> openForWriting(const QString& file, std::span<const Migration> list)
{
    auto opened = Connection::open(file, Connection::Mode::ReadWrite);
    if (!opened) {
        return opened;
    }
    Connection& connection = **opened;
    // What inspect() saw leaves out the log: look again before anything is changed.
    if (auto examined = examine(connection, list); !examined) {
        return examined.error();
    }
    connection.execute("BEGIN IMMEDIATE");
    connection.execute("ROLLBACK");
    if (auto probed = connection.judged(); !probed) {
        return probed.error();
    }
    if (auto migrated = migrate(connection, list); !migrated) {
        return migrated.error();
    }
    connection.execute("PRAGMA journal_mode=WAL");
    recountDeferredAuthors(connection);
    if (auto ready = connection.judged(); !ready) {
        return ready.error();
    }
    return opened;
}

Result<std::unique_ptr<Connection>> openForReading(const QString& file, std::span<const Migration> list)
{
    auto opened = openAndExamine(file, Connection::Mode::ReadOnly, list);
    if (!opened && mayReadWithoutLocks(opened.error(), file)) {
        const auto alone = hasLog(file) ? Connection::Mode::WithLogAlone : Connection::Mode::Immutable;
        opened = openAndExamine(file, alone, list);
    }
    if (!opened) {
        return opened.error();
    }
    const qint64 version = (*opened)->integer("PRAGMA user_version");
    if (version < list.back().version) {
        return Error{
            ErrorCode::DatabaseReadOnly, file, 0,
            QStringLiteral("version %1 has to be brought to %2 first").arg(version).arg(list.back().version)};
    }
    return opened;
}

Result<void> checkTarget(const QString& database, const QString& path)
{
    const QString beside = sqlite::databaseBeside(path);
    if (sqlite::isFileOf(database, path) || isDatabase(core::followLinks(path)) ||
        (!beside.isEmpty() && isDatabase(beside))) {
        return Error{ErrorCode::FileIsDatabase, path, 0, {}};
    }
    return {};
}

} // namespace moderato::store
