#include "Machine.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QSysInfo>
#include <QThread>

#include <sqlite3.h>

namespace moderato::bench {

namespace {

// "KEY   : value" of a file under /proc; the first line that has the key.
QString procValue(const QString& path, const QByteArray& key)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (line.startsWith(key)) {
                return QString::fromUtf8(line.mid(line.indexOf(':') + 1)).simplified();
            }
        }
    }
    return QStringLiteral("unknown");
}

// Of the last minute: above one, what was measured shared the machine.
QString loadAverage()
{
    QFile file(QStringLiteral("/proc/loadavg"));
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().split(' ').constFirst())
                                          : QStringLiteral("unknown");
}

} // namespace

QJsonObject machine()
{
    QStringList arguments = QCoreApplication::arguments();
    arguments.removeFirst();
    return {
        {QStringLiteral("cores"), QThread::idealThreadCount()},
        {QStringLiteral("processor"),
         procValue(QStringLiteral("/proc/cpuinfo"), QByteArrayLiteral("model name"))},
        {QStringLiteral("memory"), procValue(QStringLiteral("/proc/meminfo"), QByteArrayLiteral("MemTotal"))},
        {QStringLiteral("system"), QSysInfo::prettyProductName()},
        {QStringLiteral("load"), loadAverage()},
        {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
        {QStringLiteral("sqlite"), QString::fromLatin1(sqlite3_libversion())},
        {QStringLiteral("at"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
        {QStringLiteral("arguments"), arguments.join(QLatin1Char(' '))}};
}

} // namespace moderato::bench
