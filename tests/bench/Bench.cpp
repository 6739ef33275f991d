#include "Bench.h"

#include "ChildProcess.h"
#include "Machine.h"
#include "Measuring.h"
#include "Rivals.h"
#include "Table.h"

#include <QJsonArray>
#include <QSaveFile>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>

namespace moderato::bench {

namespace {

constexpr int caseLimitSeconds = 1800;

std::vector<Figure> runChild(const Case& measured, const Setting& setting)
{
    if (const QString fault = prepare(setting, measured.needs); !fault.isEmpty()) {
        return {faultOf(measured.name, setting.comments, fault)};
    }
    const ChildAnswer answer =
        askChild({QStringLiteral("--case"), measured.name, QStringLiteral("--sizes"),
                  QString::number(setting.comments), QStringLiteral("--directory"), setting.directory},
                 caseLimitSeconds);
    if (answer.isStopped) {
        Figure figure = figureOf(measured.name, setting.comments);
        figure.note = answer.fault;
        return {figure};
    }
    if (!answer.fault.isEmpty()) {
        return {faultOf(measured.name, setting.comments, answer.fault)};
    }
    std::vector<Figure> figures;
    for (const auto& value : answer.document.array()) {
        figures.push_back(Figure::fromJson(value.toObject()));
    }
    return figures;
}

bool keep(const QString& path, const std::vector<Figure>& figures, qint64 seconds)
{
    QJsonArray list;
    for (const Figure& figure : figures) {
        list.append(figure.toJson());
    }
    QSaveFile file(path);
    QJsonObject here = machine();
    here.insert(QStringLiteral("seconds"), seconds);
    const QJsonObject whole{{QStringLiteral("machine"), here}, {QStringLiteral("figures"), list}};
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(whole).toJson()) > 0 && file.commit();
}

bool isWanted(const Case& measured, const QStringList& only)
{
    return only.isEmpty() || only.contains(measured.name);
}

} // namespace

int runBench(const Request& request)
{
    const QTemporaryDir temporary;
    const QString directory = request.directory.isEmpty() ? temporary.path() : request.directory;
    QTextStream out(stdout);
    QElapsedTimer timer;
    timer.start();
    std::vector<Figure> all;
    for (const qint64 size : request.sizes) {
        printHeading(out, size);
        for (const Case& measured : cases()) {
            if (!isWanted(measured, request.only)) {
                continue;
            }
            for (Figure& figure : runChild(measured, {directory, size, 0})) {
                figure.family = measured.name;
                printFigure(out, figure);
                all.push_back(std::move(figure));
            }
        }
    }
    printGrowth(out, all);
    const qint64 seconds = timer.elapsed() / 1000;
    out << QStringLiteral("\nTook %1 min %2 s, what had to be made included.\n")
               .arg(seconds / 60)
               .arg(seconds % 60);
    out.flush();
    if (!request.jsonFile.isEmpty() && !keep(request.jsonFile, all, seconds)) {
        QTextStream(stderr) << "bench: cannot write " << request.jsonFile << '\n';
        return 1;
    }
    return std::all_of(all.begin(), all.end(), [](const Figure& figure) { return figure.fault.isEmpty(); })
               ? 0
               : 1;
}

int runCase(const QString& name, const Setting& setting)
{
    for (const Case& measured : cases()) {
        if (measured.name != name) {
            continue;
        }
        QJsonArray answer;
        for (Figure& figure : measured.run(setting)) {
            if (figure.peakBytes == 0) { // else taken before the rivals came
                figure.peakBytes = memoryOfThisProcess().peak;
            }
            answer.append(figure.toJson());
        }
        QTextStream(stdout) << QJsonDocument(answer).toJson(QJsonDocument::Compact);
        return 0;
    }
    return 2;
}

int runRivalProgram(const QString& name, const Setting& setting)
{
    for (const RivalProgram& program : rivalPrograms()) {
        if (program.name == name) {
            QTextStream(stdout) << QJsonDocument(toJson(program.run(setting))).toJson(QJsonDocument::Compact);
            return 0;
        }
    }
    return 2;
}

} // namespace moderato::bench
