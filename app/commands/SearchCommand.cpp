#include "app/Json.h"
#include "app/commands/Arguments.h"
#include "model/query/QueryParser.h"
#include "model/search/Searcher.h"
#include "model/text/PlainText.h"

#include <QLocale>
#include <QThread>

namespace moderato::app {

namespace {

constexpr unsigned long pollMilliseconds = 50;
constexpr int pollsWithoutProgress = 100; // then something is in the way: what is missing is read

QString shareOf(const search::SearchProgress& progress)
{
    return counted(QT_TRANSLATE_N_NOOP("CommandLine", "%1 of %Ln comments"), progress.total)
        .arg(QLocale().toString(progress.indexed));
}

// An import leaves the index to whoever searches first. Where this database cannot be written to (a window
// has it open, and builds the index itself), the search reads what is missing.
core::Result<OpenDatabase> withIndex(OpenDatabase open, const Invocation& invocation)
{
    auto progress = open.reader->searcher().progress();
    if (!progress) {
        return progress.error();
    }
    if (progress->isComplete()) {
        return open;
    }
    Console& console = invocation.console;
    std::unique_ptr<store::Store> filling;
    if (open.store->isReadOnly()) {
        auto store = store::Store::open(invocation.database, store::Store::Access::ReadWriteExisting);
        filling = store ? std::move(*store) : nullptr;
    }
    if (!filling && open.store->isReadOnly()) {
        console.tell(tr("The search index is not complete (%1); the rest is read, which takes longer.")
                         .arg(shareOf(*progress)));
        return open;
    }
    qint64 last = -1;
    for (int polls = 0; progress && !progress->isComplete() && polls < pollsWithoutProgress; ++polls) {
        polls = progress->indexed > last ? 0 : polls;
        last = progress->indexed;
        console.showProgress(tr("Building the search index: %1").arg(shareOf(*progress)));
        QThread::msleep(pollMilliseconds);
        progress = open.reader->searcher().progress();
    }
    console.clearProgress();
    return open;
}

void printHit(const Invocation& invocation, const search::SearchHit& hit, JsonArrayLines& lines)
{
    Console& console = invocation.console;
    if (invocation.isSet("json")) {
        console.print(lines.separator());
        console.print(QByteArrayView(toLine({{QStringLiteral("id"), hit.id.value},
                                             {QStringLiteral("article_id"), hit.article.value},
                                             {QStringLiteral("snippet"), hit.snippet}})));
    } else {
        console.printLine(QStringLiteral("#%1 [%2] %3")
                              .arg(QString::number(hit.id.value), QString::number(hit.article.value),
                                   text::singleLine(hit.snippet.toUtf8())));
    }
}

Exit runSearch(const Invocation& invocation)
{
    bool isNumber = false;
    const qint64 limit = invocation.value("limit").toLongLong(&isNumber);
    if (!isNumber || limit < 1) {
        return invocation.misused(tr("--limit needs a number above 0."));
    }
    const auto query = query::parseQuery(invocation.arguments().join(QLatin1Char(' ')));
    if (!query) {
        return invocation.fail(query.error());
    }
    auto reading = openForReading(invocation.database);
    if (!reading) {
        return invocation.fail(reading.error());
    }
    const auto open = withIndex(std::move(*reading), invocation);
    if (!open) {
        return invocation.fail(open.error());
    }
    Console& console = invocation.console;
    const bool json = invocation.isSet("json");
    JsonArrayLines lines;
    console.print(QByteArrayView(json ? "[" : ""));
    const auto searched = open->reader->searcher().find(
        *query, limit, [&](const search::SearchHit& hit) { printHit(invocation, hit, lines); });
    console.print(QByteArrayView(json ? "]\n" : ""));
    return searched ? Exit::Done : invocation.fail(searched.error());
}

} // namespace

Subcommand searchCommand()
{
    return {.name = QStringLiteral("search"),
            .synopsis = QStringLiteral("search [--json] [--limit N] QUERY"),
            .summary = tr("Find comments, newest first"),
            .details = tr("Every term must match; - in front of one means not:\n"
                          "  word  begin*  *part*  \"a phrase\"\n"
                          "  author:TEXT  article:TEXT|#ID  status:S[,S]  flag:REASON|any  has:link\n"
                          "  kind:comment|pingback|trackback|other\n"
                          "  before:DATE  after:DATE  (2024, 2024-05, 2024-05-31, 2024-05-31T18:00; UTC)\n"
                          "  before:AGE  after:AGE  (90m, 2h, 7d, 3w before now)\n"
                          "  depth:N  replies:N  (also <N, <=N, >N, >=N)  is:reply  is:orphan\n"
                          "A query that begins with - stands after --: moderato search -- -spam"),
            .options = {jsonOption(),
                        {QStringLiteral("limit"), tr("at most so many (default: 50)"), QStringLiteral("N"),
                         QStringLiteral("50")}},
            .fewestArguments = 1,
            .mostArguments = -1,
            .run = runSearch};
}

} // namespace moderato::app
