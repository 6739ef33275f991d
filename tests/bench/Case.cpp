#include "Case.h"

#include "FileSinks.h"
#include "Generator.h"
#include "model/store/ImportSession.h"
#include "model/store/Store.h"

#include <QElapsedTimer>
#include <QFile>

namespace moderato::bench {

QString Setting::databaseFile() const { return directory + QStringLiteral("/%1.moderato").arg(comments); }
QString Setting::jsonFile() const { return directory + QStringLiteral("/%1.json").arg(comments); }

QJsonObject Figure::toJson() const
{
    return {{QStringLiteral("work"), work},
            {QStringLiteral("comments"), comments},
            {QStringLiteral("ms"), milliseconds},
            {QStringLiteral("p99_ms"), worstMilliseconds},
            {QStringLiteral("rival"), rival},
            {QStringLiteral("rival_ms"), rivalMilliseconds},
            {QStringLiteral("peak_bytes"), peakBytes},
            {QStringLiteral("fault"), fault}};
}

Figure Figure::fromJson(const QJsonObject& object)
{
    Figure figure;
    figure.work = object[QStringLiteral("work")].toString();
    figure.comments = object[QStringLiteral("comments")].toInteger();
    figure.milliseconds = object[QStringLiteral("ms")].toDouble();
    figure.worstMilliseconds = object[QStringLiteral("p99_ms")].toDouble();
    figure.rival = object[QStringLiteral("rival")].toString();
    figure.rivalMilliseconds = object[QStringLiteral("rival_ms")].toDouble();
    figure.peakBytes = object[QStringLiteral("peak_bytes")].toInteger();
    figure.fault = object[QStringLiteral("fault")].toString();
    return figure;
}

Figure figureOf(const QString& work, const Setting& setting)
{
    Figure figure;
    figure.work = work;
    figure.comments = setting.comments;
    return figure;
}

const std::vector<Case>& cases()
{
    static const std::vector<Case> all{
        {QStringLiteral("import"), measureImport},
        {QStringLiteral("open"), measureOpen},
        {QStringLiteral("decide"), measureDecide},
    };
    return all;
}

QString prepare(const Setting& setting)
{
    if (QFile::exists(setting.databaseFile()) && QFile::exists(setting.jsonFile())) {
        return {};
    }
    Plan plan;
    plan.comments = setting.comments;
    plan.articles = 1;
    QFile json(setting.jsonFile());
    auto store = store::Store::open(setting.databaseFile());
    if (!json.open(QIODevice::WriteOnly) || !store) {
        return QStringLiteral("cannot write to %1").arg(setting.directory);
    }
    auto session = (*store)->beginImport({});
    if (!session) {
        return session.error().detail;
    }
    JsonSink sink(json);
    const auto written = Generator(plan).pour(sink);
    sink.finish();
    const auto poured = Generator(plan).pour(**session);
    const auto summary = (*session)->finish();
    return written && poured && summary ? QString() : QStringLiteral("the data could not be made");
}

double millisecondsOf(const std::function<void()>& work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

qint64 peakBytesOfThisProcess()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:")) {
            return line.mid(6).trimmed().split(' ').constFirst().toLongLong() * 1024;
        }
    }
    return 0;
}

} // namespace moderato::bench
