#include "Data.h"

#include "FileSinks.h"
#include "Generator.h"
#include "model/intake/ImportSession.h"
#include "model/search/Searcher.h"
#include "model/store/Reader.h"
#include "model/store/Schema.h"
#include "model/store/Store.h"

#include <QFile>
#include <QThread>

namespace moderato::bench {

namespace {

// The search index is filled behind an import; a case must not share the machine with that.
bool waitForIndex(store::Store& store)
{
    auto reader = store.openReader();
    while (reader) {
        const auto progress = (*reader)->searcher().progress();
        if (!progress || progress->isComplete()) {
            return progress.ok();
        }
        QThread::msleep(50);
    }
    return false;
}

bool makeDatabase(const Plan& plan, const QString& path)
{
    auto store = store::Store::open(path);
    auto session = store ? intake::ImportSession::begin(**store, {}) : store.error();
    return session && Generator(plan).pour(**session) && (*session)->finish() && waitForIndex(**store);
}

bool makeJson(const Plan& plan, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return false;
    }
    JsonSink sink(file);
    const auto poured = Generator(plan).pour(sink);
    sink.finish();
    return poured && file.flush() && file.error() == QFile::NoError;
}

// Under another name until it is whole: what was interrupted is made anew.
bool make(const QString& path, const Plan& plan, bool (*write)(const Plan&, const QString&))
{
    if (QFile::exists(path)) {
        return true;
    }
    const QString part = path + QStringLiteral(".part");
    for (const char* suffix : {"", "-wal", "-shm"}) {
        QFile::remove(part + QLatin1String(suffix));
    }
    return write(plan, part) && QFile::rename(part, path);
}

bool hasLargeDesk(const Setting& setting) { return setting.comments > 1'000'000; }

} // namespace

QString Setting::threadDatabase() const
{
    return QStringLiteral("%1/thread-%2-g%3-s%4.moderato")
        .arg(directory)
        .arg(comments)
        .arg(generatorVersion)
        .arg(store::newestVersion());
}

QString Setting::siteDatabase() const
{
    return QStringLiteral("%1/site-%2-g%3-s%4.moderato")
        .arg(directory)
        .arg(comments)
        .arg(generatorVersion)
        .arg(store::newestVersion());
}

QString Setting::jsonFile() const
{
    return QStringLiteral("%1/site-%2-g%3.json").arg(directory).arg(comments).arg(generatorVersion);
}

QString Setting::deskDatabase() const { return hasLargeDesk(*this) ? siteDatabase() : threadDatabase(); }

QString prepare(const Setting& setting, Needs needs)
{
    if (needs.testFlag(Need::Desk)) {
        needs.setFlag(hasLargeDesk(setting) ? Need::Site : Need::Thread);
    }
    Plan thread;
    thread.comments = setting.comments;
    thread.articles = 1;
    Plan site;
    site.comments = setting.comments;
    const bool made =
        (!needs.testFlag(Need::Thread) || make(setting.threadDatabase(), thread, makeDatabase)) &&
        (!needs.testFlag(Need::Site) || make(setting.siteDatabase(), site, makeDatabase)) &&
        (!needs.testFlag(Need::Json) || make(setting.jsonFile(), site, makeJson));
    return made ? QString() : QStringLiteral("the data could not be made in %1").arg(setting.directory);
}

} // namespace moderato::bench
