#include "model/store/Store.h"

#include "model/sqlite/Backup.h"
#include "model/sqlite/Connection.h"
#include "model/store/OpenDatabase.h"
#include "model/store/Reader.h"
#include "model/store/Schema.h"
#include "model/store/SearchIndexing.h"
#include "model/store/WriterThread.h"

#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QSemaphore>

#include <filesystem>

namespace moderato::store {

using core::Error;
using core::ErrorCode;
using core::Result;

class Store::Private
{
public:
    Result<std::unique_ptr<sqlite::Connection>> connect() const; // for reading

    QString file;
    bool readOnly = false;
    std::optional<sqlite::OpenedFiles> files;
    std::unique_ptr<WriterThread> writer;
};

namespace {

constexpr std::chrono::milliseconds lockPatience(2000);

Result<void> prepareFile(const QString& file, Store::Access access)
{
    std::error_code unknown; // a folder that may not be entered, a loop of links: who knows what is there?
    if (std::filesystem::exists(QFile::encodeName(file).toStdString(), unknown)) {
        return inspect(file, migrations());
    }
    if (unknown) {
        return Error{ErrorCode::FileUnreadable, file, 0, QString::fromStdString(unknown.message())};
    }
    return access == Store::Access::ReadWrite ? Result<void>()
                                              : Result<void>(Error{ErrorCode::DatabaseMissing, file, 0, {}});
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
    std::unique_ptr<Store> store(new Store(std::move(state)));
    auto opened = access == Access::ReadOnly ? store->probe() : store->startWriter();
    if (!opened) {
        return opened.error();
    }
    return store;
}

Result<void> Store::probe()
{
    d->files.emplace(d->file, sqlite::OpenedFiles::Which::Database);
    const auto reader = openReader();
    return reader ? Result<void>() : Result<void>(reader.error());
}

// One process writes at a time: two that write or carry the log over at the same instant may corrupt it
// (SQLite before 3.51.3).
Result<void> Store::startWriter()
{
    auto lock = sqlite::DatabaseLock::take(d->file, lockPatience);
    if (!lock) {
        return lock.error();
    }
    // Under the lock, so that of two who make it one finds it made.
    if (!QFileInfo::exists(d->file)) {
        if (auto made = create(core::followLinks(d->file), migrations()); !made) {
            return made;
        }
    }
    const auto tellPlace = [this](const Result<void>& place) {
        QMetaObject::invokeMethod(
            this, [this, place] { place ? Q_EMIT foundAgain() : Q_EMIT lost(place.error()); },
            Qt::QueuedConnection);
    };
    d->writer = std::make_unique<WriterThread>(d->file, std::move(*lock), std::make_unique<SearchIndexing>(),
                                               tellPlace);
    if (auto begun = d->writer->begin(migrations()); !begun) {
        return begun;
    }
    d->files = d->writer->files();
    return {};
}

QString Store::file() const { return d->file; }

bool Store::isReadOnly() const { return d->readOnly; }

Result<std::unique_ptr<sqlite::Connection>> Store::Private::connect() const
{
    auto connection = openForReading(file, migrations());
    // Another file under its name is not what the store writes.
    if (auto place = files->check(); !place) {
        return place.error();
    }
    return connection;
}

Result<std::unique_ptr<Reader>> Store::openReader() const
{
    auto connection = d->connect();
    if (!connection) {
        return connection.error();
    }
    return std::make_unique<Reader>(std::move(*connection));
}

Result<CheckReport> Store::check() const
{
    const auto connection = d->connect();
    return connection ? checkSoundness(**connection) : connection.error();
}

Result<void> Store::copyTo(const QString& file)
{
    const auto connection = d->connect();
    if (connection) {
        return sqlite::copyDatabase(**connection, file); // beside the writer
    }
    if (!d->writer || connection.error().code != ErrorCode::DatabaseMoved) {
        return connection.error();
    }
    QSemaphore finished;
    Result<void> copied;
    d->writer->post({Lane::Decision,
                     {},
                     [&](const Result<void>& result, const std::optional<core::ChangeEvent>&) {
                         copied = result;
                         finished.release();
                     },
                     file});
    finished.acquire();
    return copied;
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

#include "moc_Store.cpp"
