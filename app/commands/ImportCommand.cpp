#include "app/Json.h"
#include "app/commands/Arguments.h"
#include "app/commands/FileImport.h"
#include "model/import/Formats.h"
#include "ui/words/Words.h"

#include <QJsonArray>

namespace moderato::app {

namespace {

QString importFormats()
{
    QStringList words{QStringLiteral("auto")};
    for (const auto& format : import::formats()) {
        words.append(QString::fromLatin1(format->name()));
    }
    return words.join(QLatin1String(", "));
}

QByteArray jsonOf(const FileImport& result)
{
    QJsonArray problems;
    for (const core::Problem& problem : result.sum.problems) {
        problems.append(toJson(problem));
    }
    for (const core::Error& failure : result.failures) {
        problems.append(
            QJsonObject{{QStringLiteral("severity"), QStringLiteral("error")},
                        {QStringLiteral("where"), failure.where},
                        {QStringLiteral("what"), words::describe(failure, words::Medium::Terminal)}});
    }
    return toLine({{QStringLiteral("articles"), result.sum.articles},
                   {QStringLiteral("comments"), result.sum.comments},
                   {QStringLiteral("unchanged"), result.sum.unchanged},
                   {QStringLiteral("orphans"), result.sum.orphans},
                   {QStringLiteral("problems"), problems}});
}

Exit runImport(const Invocation& invocation)
{
    const QByteArray format = invocation.value("format").toLatin1();
    if (format != "auto" && import::formatNamed(format) == nullptr) {
        return invocation.misused(
            tr("There is no format “%1”. There are: %2.").arg(invocation.value("format"), importFormats()));
    }
    intake::ImportOptions options;
    options.allArticles = invocation.isSet("all-articles");
    if (invocation.isSet("status")) {
        const auto status = core::statusFromWord(invocation.value("status").toLatin1());
        if (!status) {
            return invocation.misused(tr("“%1” is no status. There are: pending, approved, rejected, spam.")
                                          .arg(invocation.value("status")));
        }
        options.statusWhenNone = *status;
    }
    auto store = store::Store::open(invocation.database);
    if (!store) {
        return invocation.fail(store.error());
    }
    const auto result = importFiles(**store, invocation.arguments(), format, options, invocation.console);
    if (!result) {
        return invocation.fail(result.error());
    }
    if (invocation.isSet("json")) {
        invocation.console.printLine(QString::fromUtf8(jsonOf(*result)));
    } else {
        const intake::ImportSummary& sum = result->sum;
        invocation.console.printLine(tr("Articles new or changed: %1. Comments new or changed: %2, "
                                        "unchanged: %3, without their parent: %4.")
                                         .arg(sum.articles)
                                         .arg(sum.comments)
                                         .arg(sum.unchanged)
                                         .arg(sum.orphans));
    }
    return result->isAtFault() ? Exit::Fault : Exit::Done;
}

} // namespace

Subcommand importCommand()
{
    return {.name = QStringLiteral("import"),
            .synopsis =
                QStringLiteral("import [--format auto|NAME] [--status S] [--all-articles] [--json] FILE…"),
            .summary = tr("Read articles and their comments from files"),
            .details = tr("Reading a file again changes nothing, and never overturns a decision."),
            .options = {{QStringLiteral("format"), tr("one of: %1").arg(importFormats()),
                         QStringLiteral("NAME"), QStringLiteral("auto")},
                        {QStringLiteral("status"), tr("for comments whose file says none (default: pending)"),
                         QStringLiteral("S")},
                        {QStringLiteral("all-articles"), tr("articles without comments, too")},
                        jsonOption()},
            .fewestArguments = 1,
            .mostArguments = -1,
            .run = runImport};
}

} // namespace moderato::app
