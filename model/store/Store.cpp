#include "model/store/Store.h"

#include "model/sqlite/Connection.h"
#include "model/store/OpenDatabase.h"
#include "model/store/Reader.h"
#include "model/store/Schema.h"
#include "model/store/SearchIndexing.h"
#include "model/store/WriterThread.h"

#include <QFileInfo>
#include <QLockFile>
#include <QPointer>
#include <QSemaphore>

namespace moderato::store {

using core::Error;
using core::ErrorCode;
using core::Result;

class Store::Private
{
public:
    QString file;
    bool readOnly = false;
    std::unique_ptr<QLockFile> lock;
    std::unique_ptr<WriterThread> writer; // ends before the lock is given back
};

namespace {

constexpr int lockMilliseconds = 2000;

// One process writes at a time: two that write or carry the log over at the same instant may corrupt it
// (SQLite before 3.51.3).
Result<std::unique_ptr<QLockFile>> lockFor(const QString& file)
{
    auto lock = std::make_unique<QLockFile>(file + QStringLiteral("-lock"));
    lock->setStaleLockTime(0); // only a process that is gone gives up its lock
    if (lock->tryLock(lockMilliseconds)) {
        return lock;
    }
    if (lock->error() == QLockFile::LockFailedError) {
        qint64 process = 0;
        QString host;
        QString program;
        lock->getLockInfo(&process, &host, &program);
        return Error{ErrorCode::DatabaseLocked, file, 0, QStringLiteral("%1 (%2)").arg(program).arg(process)};
    }
    return Error{ErrorCode::DatabaseReadOnly, file, 0, QStringLiteral("its folder cannot be written")};
}

Result<void> prepareFile(const QString& file, Store::Access access)
{
    if (!QFileInfo::exists(file)) {
        if (access == Store::Access::ReadWrite) {
            return create(file, migrations());
        }
        return Error{ErrorCode::DatabaseMissing, file, 0, {}};
    }
    return inspect(file, migrations());
}

Error readOnlyError(const QString& file) { return {ErrorCode::DatabaseReadOnly, file, 0, {}}; }

} // namespace

Store::Store(std::unique_ptr<Private> state) : d(std::move(state)) {}

Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const QString& name, Access access)
{
    qRegisterMetaType<core::ChangeEvent>();
    auto state = std::make_unique<Private>();
    state->file = QFileInfo(name).absoluteFilePath();
    state->readOnly = access == Access::ReadOnly;
    if (auto prepared = prepareFile(state->file, access); !prepared) {
        return prepared.error();
    }
    if (state->readOnly) {
        auto probe = openForReading(state->file, migrations());
        if (!probe) {
            return probe.error();
        }
    } else {
        auto lock = lockFor(state->file);
        if (!lock) {
            return lock.error();
        }
        state->lock = std::move(*lock);
        state->writer = std::make_unique<WriterThread>(state->file, std::make_unique<SearchIndexing>());
        if (auto begun = state->writer->begin(migrations()); !begun) {
            return begun.error();
        }
    }
    return std::unique_ptr<Store>(new Store(std::move(state)));
}

QString Store::file() const { return d->file; }

bool Store::isReadOnly() const { return d->readOnly; }

Result<std::unique_ptr<Reader>> Store::openReader() const
{
    auto connection = openForReading(d->file, migrations());
    if (!connection) {
        return connection.error();
    }
    return std::make_unique<Reader>(std::move(*connection));
}

void Store::post(Lane lane, Work work, Heard heard)
{
    if (d->readOnly) {
        heard(readOnlyError(d->file));
        return;
    }
    d->writer->post({lane, std::move(work),
                     [this, heard = std::move(heard)](const Result<void>& result,
                                                      std::optional<core::ChangeEvent> event) {
                         if (event) {
                             QMetaObject::invokeMethod(
                                 this, [this, told = std::move(*event)] { Q_EMIT changed(told); },
                                 Qt::QueuedConnection);
                         }
                         heard(result);
                     }});
}

bool Store::isDecisionWaiting() const { return d->writer && d->writer->isDecisionWaiting(); }

void Store::write(Lane lane, Work work, QObject* context, Done done)
{
    // By way of the store's thread, so that `changed` comes first wherever `context` lives.
    post(lane, std::move(work),
         [this, context = QPointer<QObject>(context), done = std::move(done)](const Result<void>& result) {
             QMetaObject::invokeMethod(
                 this,
                 [context, done, result] {
                     if (context && done) {
                         QMetaObject::invokeMethod(context, [done, result] { done(result); });
                     }
                 },
                 Qt::QueuedConnection);
         });
}

Result<void> Store::writeAndWait(Lane lane, Work work)
{
    QSemaphore finished;
    Result<void> answer;
    post(lane, std::move(work), [&](const Result<void>& result) {
        answer = result;
        finished.release();
    });
    finished.acquire();
    return answer;
}

} // namespace moderato::store
