// bench: what Moderato's work costs at growing sizes, each figure beside what it should be and beside its
// rivals.
#include "Bench.h"
#include "Measuring.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTextStream>

#include <algorithm>

using namespace moderato;

namespace {

struct Options
{
    QCommandLineOption sizes{QStringLiteral("sizes"), QStringLiteral("Comments, separated by commas."),
                             QStringLiteral("list"), QStringLiteral("10000,100000,1000000")};
    QCommandLineOption tenMillion{QStringLiteral("ten-million"), QStringLiteral("10,000,000 as well.")};
    QCommandLineOption only{QStringLiteral("only"), QStringLiteral("Only these cases, separated by commas."),
                            QStringLiteral("list")};
    QCommandLineOption directory{QStringLiteral("directory"),
                                 QStringLiteral("Keep the made data here and use it again."),
                                 QStringLiteral("folder")};
    QCommandLineOption json{QStringLiteral("json"), QStringLiteral("Write the figures as JSON."),
                            QStringLiteral("file")};
    QCommandLineOption oneCase{QStringLiteral("case"), QStringLiteral("Run one case in this process."),
                               QStringLiteral("name")};
    QCommandLineOption begun{QStringLiteral("begun"), QStringLiteral("When this process was asked for."),
                             QStringLiteral("nanoseconds")};
    QCommandLineOption rival{QStringLiteral("rival"), QStringLiteral("Run one rival in this process."),
                             QStringLiteral("name")};
};

std::vector<qint64> sizesOf(const QCommandLineParser& parser, const Options& options)
{
    std::vector<qint64> sizes;
    for (const QString& size : parser.value(options.sizes).split(QLatin1Char(','))) {
        sizes.push_back(size.toLongLong());
    }
    if (parser.isSet(options.tenMillion)) {
        sizes.push_back(10'000'000);
    }
    std::sort(sizes.begin(), sizes.end());
    return sizes;
}

QStringList namesOf(const std::vector<bench::Case>& cases)
{
    QStringList names;
    for (const bench::Case& each : cases) {
        names << each.name;
    }
    return names;
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const QApplication application(argc, argv);
    const Options options;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Measures Moderato at growing sizes. Each figure comes from a process of its own, its "
                       "rivals run beside it. Cases: %1.")
            .arg(namesOf(bench::cases()).join(QStringLiteral(", "))));
    parser.addHelpOption();
    parser.addOptions({options.sizes, options.tenMillion, options.only, options.directory, options.json,
                       options.oneCase, options.begun, options.rival});
    parser.process(application);

    const std::vector<qint64> sizes = sizesOf(parser, options);
    const QStringList only = parser.value(options.only).split(QLatin1Char(','), Qt::SkipEmptyParts);
    const QStringList known = namesOf(bench::cases());
    const bool isKnown =
        std::all_of(only.begin(), only.end(), [&](const QString& name) { return known.contains(name); });
    if (sizes.front() <= 0 || !isKnown) {
        QTextStream(stderr) << "bench: sizes are numbers above 0, cases are "
                            << known.join(QStringLiteral(", ")) << '\n';
        return 2;
    }
    const QString directory = parser.value(options.directory);
    const qint64 begun = parser.isSet(options.begun) ? parser.value(options.begun).toLongLong()
                                                     : bench::monotonicNanoseconds();
    const bench::Setting setting{directory, sizes.front(), begun};
    if (parser.isSet(options.oneCase)) {
        return bench::runCase(parser.value(options.oneCase), setting);
    }
    if (parser.isSet(options.rival)) {
        return bench::runRivalProgram(parser.value(options.rival), setting);
    }
    if (!directory.isEmpty() && !QDir().mkpath(directory)) {
        QTextStream(stderr) << "bench: cannot make " << directory << '\n';
        return 1;
    }
    return bench::runBench({sizes, only, directory, parser.value(options.json)});
}
