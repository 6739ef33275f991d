// bench: what importing, opening and deciding cost at growing sizes, each beside the least SQLite can do.
#include "Bench.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace moderato;

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Measures Moderato at growing sizes. Each figure comes from a process of its own; its "
                       "rival runs in the same."));
    parser.addHelpOption();
    const QCommandLineOption sizes(QStringLiteral("sizes"), QStringLiteral("Comments, separated by commas."),
                                   QStringLiteral("list"), QStringLiteral("1000,10000,100000"));
    const QCommandLineOption directory(QStringLiteral("directory"),
                                       QStringLiteral("Keep the made data here and use it again."),
                                       QStringLiteral("folder"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Print JSON, not a table."));
    const QCommandLineOption one(QStringLiteral("case"), QStringLiteral("Run one case in this process."),
                                 QStringLiteral("name"));
    parser.addOptions({sizes, directory, json, one});
    parser.process(application);

    bench::Request request;
    for (const QString& size : parser.value(sizes).split(QLatin1Char(','))) {
        request.sizes.push_back(size.toLongLong());
    }
    request.directory = parser.value(directory);
    request.json = parser.isSet(json);
    return parser.isSet(one) ? bench::runCase(parser.value(one), {request.directory, request.sizes.front()})
                             : bench::runBench(request);
}
