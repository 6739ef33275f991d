// generate: made-up sites for benchmarks, as a database, as Moderato JSON or as WXR. `generate --help` tells
// it all.
#include "FileSinks.h"
#include "Generator.h"
#include "model/intake/ImportSession.h"
#include "model/store/Store.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

using namespace moderato;

namespace {

core::Error unwritable(const QString& path) { return {core::ErrorCode::FileUnwritable, path, 0, {}}; }

template <typename FileSink>
core::Result<void> writeFile(bench::Generator& generator, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return unwritable(path);
    }
    FileSink sink(file);
    auto done = generator.pour(sink);
    sink.finish();
    if (done && (!file.flush() || file.error() != QFile::NoError)) {
        return unwritable(path);
    }
    return done;
}

core::Result<void> writeDatabase(bench::Generator& generator, const QString& path)
{
    auto store = store::Store::open(path);
    if (!store) {
        return store.error();
    }
    auto session = intake::ImportSession::begin(**store, {});
    if (!session) {
        return session.error();
    }
    if (auto done = generator.pour(**session); !done) {
        return done;
    }
    auto summary = (*session)->finish();
    return summary ? core::Result<void>() : summary.error();
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Makes a deterministic site of comments for benchmarks."));
    parser.addHelpOption();
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("Same seed, same data."),
                                  QStringLiteral("number"), QStringLiteral("1"));
    const QCommandLineOption comments(QStringLiteral("comments"), QStringLiteral("How many comments."),
                                      QStringLiteral("number"), QStringLiteral("10000"));
    const QCommandLineOption articles(QStringLiteral("articles"),
                                      QStringLiteral("How many articles; 0 is one for about 200 comments."),
                                      QStringLiteral("number"), QStringLiteral("0"));
    const QCommandLineOption as(QStringLiteral("as"), QStringLiteral("database, json or wxr."),
                                QStringLiteral("form"), QStringLiteral("database"));
    parser.addOptions({seed, comments, articles, as});
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("Where to write."));
    parser.process(application);

    if (parser.positionalArguments().size() != 1) {
        parser.showHelp(2);
    }
    bench::Plan plan;
    plan.seed = parser.value(seed).toULongLong();
    plan.comments = parser.value(comments).toLongLong();
    plan.articles = parser.value(articles).toLongLong();
    bench::Generator generator(plan);
    const QString path = parser.positionalArguments().constFirst();
    const QString form = parser.value(as);
    const auto done = form == QLatin1String("json")  ? writeFile<bench::JsonSink>(generator, path)
                      : form == QLatin1String("wxr") ? writeFile<bench::WxrSink>(generator, path)
                                                     : writeDatabase(generator, path);
    if (!done) {
        QTextStream(stderr) << "generate: cannot write " << done.error().where << ": " << done.error().detail
                            << '\n';
        return 1;
    }
    return 0;
}
