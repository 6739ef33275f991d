#include "app/commands/Arguments.h"
#include "model/core/FileIdentity.h"
#include "model/export/Export.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <sys/stat.h>

namespace moderato::app {

namespace {

QString exportFormats()
{
    QStringList words;
    for (const exporting::Format& format : exporting::formats()) {
        words.append(QString::fromLatin1(format.name));
    }
    return words.join(QLatin1String(", "));
}

std::optional<exporting::OrphanRule> orphanRuleFrom(const QString& word)
{
    if (word == QLatin1String("stub")) {
        return exporting::OrphanRule::Stub;
    }
    if (word == QLatin1String("promote")) {
        return exporting::OrphanRule::Promote;
    }
    if (word == QLatin1String("drop")) {
        return exporting::OrphanRule::Drop;
    }
    return std::nullopt;
}

// Fills `options`; answers what is wrong with the words, or nothing.
QString readOptions(const Invocation& invocation, const core::Predicate& query,
                    exporting::ExportOptions& options)
{
    options.format = invocation.value("format").toLatin1();
    const auto formats = exporting::formats();
    if (std::ranges::find(formats, options.format, &exporting::Format::name) == formats.end()) {
        return tr("--format needs one of: %1.").arg(exportFormats());
    }
    const auto statuses = statusesFrom(invocation.value("status"));
    if (!statuses) {
        return tr("“%1” is no status. There are: pending, approved, rejected, spam, and all.")
            .arg(invocation.value("status"));
    }
    options.predicate = core::both(core::withStatus(*statuses), query);
    const auto orphans = orphanRuleFrom(invocation.value("orphans"));
    if (!orphans) {
        return tr("--orphans needs one of: stub, promote, drop.");
    }
    options.orphans = *orphans;
    options.personalData = invocation.isSet("with-personal-data");
    const QStringList articles = invocation.parser.values(QStringLiteral("article"));
    for (const QString& word : articles) {
        const auto id = idFrom(word);
        if (!id) {
            return tr("“%1” is no article's id. “moderato articles” lists them.").arg(word);
        }
        options.articles.push_back(core::ArticleId{*id});
    }
    return {};
}

// What is written as it comes: a pipe or a terminal, never a file or a disk.
bool isStream(const QString& path)
{
    struct stat found = {};
    return ::stat(QFile::encodeName(path).constData(), &found) == 0 &&
           (S_ISFIFO(found.st_mode) || S_ISCHR(found.st_mode));
}

// Also as /dev/stdout, which opened by its name would begin its file anew.
bool isStandardOutput(const QString& path)
{
    const auto identity = core::FileIdentity::of(path);
    return path == QLatin1String("-") || (identity && identity == core::FileIdentity::of(fileno(stdout)));
}

core::Result<exporting::ExportSummary> writeTo(const QString& output, store::Reader& reader,
                                               const exporting::ExportOptions& options, Console& console)
{
    const auto progress = [&console](qint64 comments) {
        console.showProgress(counted(QT_TRANSLATE_N_NOOP("CommandLine", "%Ln comments"), comments));
    };
    const bool toStandardOutput = isStandardOutput(output);
    if (!toStandardOutput && !isStream(output)) {
        return exporting::writeExportFile(reader, options, output, progress);
    }
    if (toStandardOutput) {
        if (auto allowed = reader.checkTarget(QStringLiteral("/dev/stdout")); !allowed) {
            return allowed.error();
        }
    }
    QFile stream(output);
    if (!(toStandardOutput ? stream.open(stdout, QIODevice::WriteOnly) : stream.open(QIODevice::WriteOnly))) {
        return core::Error{core::ErrorCode::FileUnwritable, toStandardOutput ? tr("standard output") : output,
                           0, stream.errorString()};
    }
    return exporting::writeExport(reader, options, stream, progress);
}

Exit runExport(const Invocation& invocation)
{
    const auto query = queryFrom(invocation);
    if (!query) {
        return invocation.fail(query.error());
    }
    exporting::ExportOptions options;
    if (const QString wrong = readOptions(invocation, *query, options); !wrong.isEmpty()) {
        return invocation.misused(wrong);
    }
    const auto open = openForReading(invocation.database);
    if (!open) {
        return invocation.fail(open.error());
    }
    const auto summary = writeTo(invocation.value("output"), *open->reader, options, invocation.console);
    if (!summary) {
        return invocation.fail(summary.error());
    }
    invocation.console.tell(tr("Articles: %1, comments: %2, stubs for missing parents: %3, left out with "
                               "their parent: %4.")
                                .arg(summary->articles)
                                .arg(summary->comments)
                                .arg(summary->stubs)
                                .arg(summary->dropped));
    return Exit::Done;
}

} // namespace

Subcommand exportCommand()
{
    return {
        .name = QStringLiteral("export"),
        .synopsis = QStringLiteral("export [--article ID]… [--status approved] [--query QUERY] --format NAME "
                                   "[--orphans stub|promote|drop] [--with-personal-data] [-o FILE|-]"),
        .summary = tr("Write the approved comments, or others, to a file"),
        .details = tr("A file is written whole or not at all. The json format can be imported again."),
        .options = {{QStringLiteral("format"), tr("one of: %1").arg(exportFormats()), QStringLiteral("NAME")},
                    {QStringLiteral("article"), tr("only this article; may be given again"),
                     QStringLiteral("ID")},
                    {QStringLiteral("status"), tr("these statuses, or all (default: approved)"),
                     QStringLiteral("S,…"), QStringLiteral("approved")},
                    queryOption(tr("of these only what this finds, as “moderato search” does")),
                    {QStringLiteral("orphans"),
                     tr("replies without their parent: a stub keeps its place (default), promote, drop"),
                     QStringLiteral("RULE"), QStringLiteral("stub")},
                    {QStringLiteral("with-personal-data"), tr("e-mail and IP addresses, too")},
                    {{QStringLiteral("o"), QStringLiteral("output")},
                     tr("where to; - is standard output"),
                     QStringLiteral("FILE"),
                     QStringLiteral("-")}},
        .run = runExport};
}

} // namespace moderato::app
