#include "model/sqlite/Migrations.h"

#include "model/sqlite/Backup.h"
#include "model/sqlite/Connection.h"

#include <QFileInfo>

namespace moderato::sqlite {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

QString copyName(const QString& file, int version)
{
    const QString first = QStringLiteral("%1.before-v%2").arg(file).arg(version);
    QString name = first;
    for (int number = 2; QFileInfo::exists(name); ++number) {
        name = QStringLiteral("%1.%2").arg(first).arg(number);
    }
    return name;
}

void apply(Connection& connection, const Migration& migration)
{
    connection.execute("BEGIN IMMEDIATE");
    for (const char* statement : migration.statements) {
        connection.execute(statement);
    }
    connection.setUserVersion(migration.version);
    connection.execute("COMMIT");
}

} // namespace

Result<void> migrate(Connection& connection, std::span<const Migration> list)
{
    const auto version = connection.integer("PRAGMA user_version");
    if (auto read = connection.judged(); !read) {
        return read;
    }
    const int newest = list.back().version;
    if (version > newest) {
        return Error{ErrorCode::DatabaseNewer, connection.file(), 0,
                     QStringLiteral("version %1, known %2").arg(version).arg(newest)};
    }
    if (version > 0 && version < newest) {
        if (auto copied = copyDatabase(connection, copyName(connection.file(), newest)); !copied) {
            return copied;
        }
    }
    for (const Migration& migration : list) {
        if (migration.version <= version) {
            continue;
        }
        apply(connection, migration);
        if (connection.failed()) {
            const Error error = connection.takeFailure();
            connection.execute("ROLLBACK");
            if (connection.failed()) {
                (void)connection.takeFailure(); // SQLite had rolled back itself
            }
            return error;
        }
    }
    return {};
}

} // namespace moderato::sqlite
