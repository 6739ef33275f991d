#include "model/sqlite/Backup.h"

#include "model/sqlite/DatabaseFiles.h"
#include "model/sqlite/Statement.h"

#include <QFile>
#include <QUuid>

#include <sqlite3.h>

namespace moderato::sqlite {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr int pagesAStep = 1000;

void copyPages(Connection& source, Connection& target)
{
    // A read transaction pins what is copied: without it every commit of the writer starts the copy anew.
    source.execute("BEGIN");
    source.integer("SELECT count(*) FROM sqlite_schema");
    if (source.failed()) {
        return;
    }
    sqlite3_backup* backup = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
    if (!backup) {
        target.fail(sqlite3_extended_errcode(target.handle()));
        return;
    }
    int code = SQLITE_OK;
    while (code == SQLITE_OK) {
        code = sqlite3_backup_step(backup, pagesAStep);
    }
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE) {
        target.fail(code);
    }
    source.execute("COMMIT");
}

Result<void> copyInto(Connection& source, const QString& made)
{
    auto target = Connection::open(made, Connection::Mode::ReadWrite);
    if (!target) {
        return target.error();
    }
    Connection& copy = **target;
    copyPages(source, copy);
    Statement check(copy, "PRAGMA quick_check(1)");
    if (check.next() && check.view(0) != "ok") {
        copy.fail(Error{ErrorCode::DatabaseDamaged, source.file(), 0, QString::fromUtf8(check.view(0))});
    }
    auto read = source.judged();
    return read ? copy.judged() : read;
}

} // namespace

Result<QString> newFileBeside(const QString& file)
{
    const QString name = file + u'.' + QUuid::createUuid().toString(QUuid::Id128).left(8);
    QFile made(name);
    if (!made.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)) {
        return Error{ErrorCode::FileUnwritable, file, 0, made.errorString()};
    }
    return name;
}

Result<void> giveName(const QString& made, const QString& file)
{
    QFile source(made);
    if (!source.rename(file)) {
        return Error{ErrorCode::FileUnwritable, file, 0, source.errorString()};
    }
    return {};
}

Result<void> copyDatabase(Connection& source, const QString& file)
{
    const QString place = core::followLinks(file);
    if (QFile::exists(place)) {
        return Error{ErrorCode::FileExists, file, 0, {}};
    }
    // Its own name is free when its file is gone; beside it nothing is.
    if (const QString beside = databaseBeside(place);
        !beside.isEmpty() && (isFileOf(source.file(), place) || QFile::exists(beside))) {
        return Error{ErrorCode::FileIsDatabase, file, 0, {}};
    }
    auto made = newFileBeside(place);
    if (!made) {
        return made.error();
    }
    Result<void> copied = copyInto(source, *made);
    if (copied) {
        copied = giveName(*made, place);
    }
    if (!copied) {
        QFile::remove(*made);
        QFile::remove(*made + QStringLiteral("-wal"));
        QFile::remove(*made + QStringLiteral("-shm"));
        QFile::remove(*made + QStringLiteral("-journal"));
    }
    return copied;
}

} // namespace moderato::sqlite
