#include "app/Json.h"
#include "app/commands/Arguments.h"
#include "app/commands/ThreadText.h"
#include "model/store/CountReader.h"
#include "model/store/DeskReader.h"
#include "model/text/PlainText.h"
#include "ui/words/Words.h"

namespace moderato::app {

namespace {

constexpr qsizetype idsInALine = 10;

QString journalLine(const core::JournalEntry& entry)
{
    const core::Decision& decision = entry.decision;
    QStringList ids;
    for (const core::CommentId id : entry.comments) {
        if (ids.size() == idsInALine) {
            ids.append(tr("… (%1 in all)").arg(entry.comments.size()));
            break;
        }
        ids.append(QStringLiteral("#%1").arg(id.value));
    }
    QString line =
        QStringLiteral("%1  %2  %3  %4  %5")
            .arg(QString::number(decision.id.value), QString::fromLatin1(core::toIso8601(decision.at)),
                 text::singleLine(decision.actor.shownName()),
                 entry.isDamaged ? tr("(damaged in the database)")
                                 : QString::fromLatin1(core::verbWord(decision.verb())),
                 ids.join(QLatin1Char(' ')));
    if (decision.undoes().isValid()) {
        line += tr("  (of decision %1)").arg(decision.undoes().value);
    }
    if (entry.stopped) {
        line += tr("  (stopped at %1 of %2; undo takes it back, the same again goes on)")
                    .arg(entry.stopped->at)
                    .arg(entry.stopped->of);
    }
    if (const auto* flag = std::get_if<core::FlagDecision>(&decision.payload)) {
        line += QLatin1String("  ") + QString::fromLatin1(core::flagReasonWord(flag->reason));
    }
    const QByteArray said = decision.words();
    return said.isEmpty() ? line : line + QLatin1String("  ") + text::singleLine(said);
}

Exit runJournal(const Invocation& invocation)
{
    bool isNumber = true;
    const int limit = invocation.isSet("limit") ? invocation.value("limit").toInt(&isNumber)
                                                : std::numeric_limits<int>::max();
    if (!isNumber || limit < 1) {
        return invocation.misused(tr("--limit needs a number above 0."));
    }
    const auto open = openForReading(invocation.database);
    if (!open) {
        return invocation.fail(open.error());
    }
    const auto entries = open->reader->desk().journal(limit);
    if (!entries) {
        return invocation.fail(entries.error());
    }
    Console& console = invocation.console;
    const bool json = invocation.isSet("json");
    JsonArrayLines lines;
    console.print(QByteArrayView(json ? "[" : ""));
    for (const core::JournalEntry& entry : *entries) {
        if (json) {
            console.print(lines.separator());
            console.print(QByteArrayView(toLine(toJson(entry))));
        } else {
            console.printLine(journalLine(entry));
        }
    }
    console.print(QByteArrayView(json ? "]\n" : ""));
    return Exit::Done;
}

struct Stats
{
    qint64 articles = 0;
    core::Counts counts;
    qint64 topLevel = 0;
    qint64 orphans = 0;
    int maxDepth = 0;
};

core::Result<Stats> statsOf(store::Reader& reader)
{
    Stats stats;
    const auto counts = reader.counts().ofAll();
    const auto articles = reader.articleIds();
    if (!counts || !articles) {
        return counts ? articles.error() : counts.error();
    }
    stats.counts = *counts;
    stats.articles = std::ssize(*articles);
    for (const core::ArticleId article : *articles) {
        const auto shape = readThread(reader, article);
        if (!shape) {
            return shape.error();
        }
        for (const thread::ThreadShape::Step& at : shape->displayOrder()) {
            stats.maxDepth = std::max(stats.maxDepth, at.depth + 1);
            const bool orphan = core::hasMark(shape->row(at.node).marks, core::Mark::Orphan);
            stats.orphans += orphan ? 1 : 0;
            stats.topLevel += at.depth == 0 && !orphan ? 1 : 0;
        }
    }
    return stats;
}

QJsonObject jsonOf(const Stats& stats)
{
    QJsonObject comments{{QStringLiteral("total"), stats.counts.total()}};
    for (const core::Status status : core::allStatuses) {
        comments.insert(QString::fromLatin1(core::statusWord(status)), stats.counts.of(status));
    }
    return {{QStringLiteral("articles"), stats.articles},      {QStringLiteral("comments"), comments},
            {QStringLiteral("top_level"), stats.topLevel},     {QStringLiteral("max_depth"), stats.maxDepth},
            {QStringLiteral("flagged"), stats.counts.flagged}, {QStringLiteral("orphans"), stats.orphans}};
}

Exit runStats(const Invocation& invocation)
{
    const auto open = openForReading(invocation.database);
    if (!open) {
        return invocation.fail(open.error());
    }
    const auto stats = statsOf(*open->reader);
    if (!stats) {
        return invocation.fail(stats.error());
    }
    Console& console = invocation.console;
    if (invocation.isSet("json")) {
        console.printLine(QString::fromUtf8(toLine(jsonOf(*stats))));
        return Exit::Done;
    }
    const auto row = [&](const QString& name, qint64 value) {
        console.printLine(QStringLiteral("%1 %2").arg(name, -22).arg(value, 10));
    };
    row(tr("Articles"), stats->articles);
    row(tr("Comments"), stats->counts.total());
    for (const core::Status status : core::allStatuses) {
        row(QLatin1String("  ") + words::statusName(status), stats->counts.of(status));
    }
    row(tr("Flagged"), stats->counts.flagged);
    row(tr("At the top level"), stats->topLevel);
    row(tr("Parent missing"), stats->orphans);
    row(tr("Levels"), stats->maxDepth);
    return Exit::Done;
}

Exit runCheck(const Invocation& invocation)
{
    const auto open = openForReading(invocation.database);
    if (!open) {
        return invocation.fail(open.error());
    }
    const auto report = open->store->check();
    if (!report) {
        return invocation.fail(report.error());
    }
    for (const QString& fault : report->faults) {
        invocation.console.printLine(text::singleLine(fault.toUtf8()));
    }
    if (!report->faults.isEmpty()) {
        return invocation.fail({core::ErrorCode::DatabaseDamaged, invocation.database, 0, {}});
    }
    invocation.console.printLine(
        counted(QT_TRANSLATE_N_NOOP("CommandLine", "Sound: %Ln comments checked."), report->comments));
    return Exit::Done;
}

Exit runBackup(const Invocation& invocation)
{
    const auto open = openForReading(invocation.database);
    if (!open) {
        return invocation.fail(open.error());
    }
    const auto copied = open->store->copyTo(invocation.arguments().constFirst());
    if (!copied) {
        return invocation.fail(copied.error());
    }
    invocation.console.tell(tr("Copied to %1.").arg(invocation.arguments().constFirst()));
    return Exit::Done;
}

} // namespace

Subcommand journalCommand()
{
    return {.name = QStringLiteral("journal"),
            .synopsis = QStringLiteral("journal [--json] [--limit N]"),
            .summary = tr("List the decisions, the newest first"),
            .details = {},
            .options = {jsonOption(),
                        {QStringLiteral("limit"), tr("at most so many (default: all)"), QStringLiteral("N")}},
            .run = runJournal};
}

Subcommand statsCommand()
{
    return {.name = QStringLiteral("stats"),
            .synopsis = QStringLiteral("stats [--json]"),
            .summary = tr("Count articles and comments"),
            .details = {},
            .options = {jsonOption()},
            .run = runStats};
}

Subcommand checkCommand()
{
    return {.name = QStringLiteral("check"),
            .synopsis = QStringLiteral("check"),
            .summary = tr("Look for damage in the database"),
            .details = {},
            .options = {},
            .run = runCheck};
}

Subcommand backupCommand()
{
    return {.name = QStringLiteral("backup"),
            .synopsis = QStringLiteral("backup FILE"),
            .summary = tr("Copy the database to a new file, also while it is in use"),
            .details = tr("A file that is there already is not replaced."),
            .options = {},
            .fewestArguments = 1,
            .mostArguments = 1,
            .run = runBackup};
}

} // namespace moderato::app
