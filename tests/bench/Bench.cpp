#include "Bench.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

namespace moderato::bench {

namespace {

Figure runChild(const Case& measured, const Setting& setting)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--case"), measured.name, QStringLiteral("--sizes"),
                 QString::number(setting.comments), QStringLiteral("--directory"), setting.directory});
    child.waitForFinished(-1);
    const QJsonDocument answer = QJsonDocument::fromJson(child.readAllStandardOutput());
    if (!answer.isObject()) {
        Figure figure = figureOf(measured.name, setting);
        figure.fault = QStringLiteral("did not finish (exit code %1)").arg(child.exitCode());
        return figure;
    }
    return Figure::fromJson(answer.object());
}

QString ratio(const Figure& figure)
{
    return figure.rivalMilliseconds > 0 ? QStringLiteral("%1 x %2")
                                              .arg(figure.milliseconds / figure.rivalMilliseconds, 0, 'f', 2)
                                              .arg(figure.rival)
                                        : QString();
}

void printHeader(QTextStream& out)
{
    out << QStringLiteral("%1 %2 %3 %4 %5  %6\n")
               .arg(QStringLiteral("work"), -10)
               .arg(QStringLiteral("comments"), 11)
               .arg(QStringLiteral("ms"), 10)
               .arg(QStringLiteral("p99 ms"), 8)
               .arg(QStringLiteral("peak MB"), 9)
               .arg(QStringLiteral("ratio, same run"));
}

void printRow(QTextStream& out, const Figure& figure)
{
    out << QStringLiteral("%1 %2 %3 %4 %5  %6%7\n")
               .arg(figure.work, -10)
               .arg(figure.comments, 11)
               .arg(figure.milliseconds, 10, 'f', 2)
               .arg(figure.worstMilliseconds > 0 ? QString::number(figure.worstMilliseconds, 'f', 2)
                                                 : QString(),
                    8)
               .arg(figure.peakBytes / 1'000'000, 9)
               .arg(ratio(figure),
                    figure.fault.isEmpty() ? QString() : QStringLiteral("  WRONG: ") + figure.fault);
    out.flush();
}

} // namespace

int runBench(const Request& request)
{
    const QTemporaryDir temporary;
    const QString directory = request.directory.isEmpty() ? temporary.path() : request.directory;
    QTextStream out(stdout);
    QJsonArray all;
    bool right = true;
    if (!request.json) {
        printHeader(out);
    }
    for (const qint64 size : request.sizes) {
        const Setting setting{directory, size};
        if (const QString fault = prepare(setting); !fault.isEmpty()) {
            QTextStream(stderr) << "bench: " << fault << '\n';
            return 1;
        }
        for (const Case& measured : cases()) {
            const Figure figure = runChild(measured, setting);
            right = right && figure.fault.isEmpty();
            all.append(figure.toJson());
            if (!request.json) {
                printRow(out, figure);
            }
        }
    }
    if (request.json) {
        out << QJsonDocument(all).toJson();
    }
    return right ? 0 : 1;
}

int runCase(const QString& name, const Setting& setting)
{
    for (const Case& measured : cases()) {
        if (measured.name == name) {
            QTextStream(stdout)
                << QJsonDocument(measured.run(setting).toJson()).toJson(QJsonDocument::Compact);
            return 0;
        }
    }
    return 2;
}

} // namespace moderato::bench
