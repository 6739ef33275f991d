#include "app/Json.h"
#include "app/commands/Arguments.h"
#include "app/commands/ThreadText.h"
#include "model/store/CountReader.h"
#include "model/text/PlainText.h"
#include "ui/words/Words.h"

namespace moderato::app {

namespace {

Exit runArticles(const Invocation& invocation)
{
    const auto open = openForReading(invocation.database);
    if (!open) {
        return invocation.fail(open.error());
    }
    const auto articles = open->reader->counts().articles();
    if (!articles) {
        return invocation.fail(articles.error());
    }
    Console& console = invocation.console;
    if (invocation.isSet("json")) {
        JsonArrayLines lines;
        console.print(QByteArrayView("["));
        for (const core::ArticleSummary& article : *articles) {
            console.print(lines.separator());
            console.print(QByteArrayView(toLine(toJson(article))));
        }
        console.print(QByteArrayView("]\n"));
        return Exit::Done;
    }
    for (const core::ArticleSummary& article : *articles) {
        QString title = text::singleLine(article.title);
        if (article.state != core::ArticleState::Published) {
            title = tr("%1 · %2").arg(title, words::articleStateName(article.state).toLower());
        }
        console.printLine(tr("[%1] %2 (comments: %3, pending: %4)")
                              .arg(QString::number(article.id.value), title,
                                   QString::number(article.counts.total()),
                                   QString::number(article.counts.of(core::Status::Pending))));
    }
    return Exit::Done;
}

Exit showAsJson(const Invocation& invocation, store::Reader& reader, core::ArticleId id,
                const core::Predicate& predicate)
{
    const auto article = reader.article(id);
    if (!article) {
        return invocation.fail(article.error());
    }
    const auto shape = readThread(reader, id);
    if (!shape) {
        return invocation.fail(shape.error());
    }
    Console& console = invocation.console;
    JsonArrayLines lines;
    console.print(QByteArrayView("{\"article\":"));
    console.print(QByteArrayView(toLine(toJson(*article))));
    console.print(QByteArrayView(",\"comments\":["));
    const auto printed = forEachComment(reader, *shape, predicate, std::numeric_limits<qint64>::max(),
                                        [&](const core::Comment& comment, int depth) {
                                            console.print(lines.separator());
                                            console.print(QByteArrayView(toLine(toJson(comment, depth))));
                                        });
    if (!printed) {
        return invocation.fail(printed.error());
    }
    console.print(QByteArrayView("]}\n"));
    return Exit::Done;
}

Exit runShow(const Invocation& invocation)
{
    const auto id = idFrom(invocation.arguments().constFirst());
    if (!id) {
        return invocation.misused(tr("“%1” is no article's id. “moderato articles” lists them.")
                                      .arg(invocation.arguments().constFirst()));
    }
    ThreadTextOptions options;
    options.predicate = invocation.isSet("flagged") ? core::withFlags() : core::Predicate();
    options.whole = invocation.isSet("full");
    if (invocation.isSet("status")) {
        const auto statuses = statusesFrom(invocation.value("status"));
        if (!statuses) {
            return invocation.misused(tr("“%1” is no status. There are: pending, approved, rejected, spam.")
                                          .arg(invocation.value("status")));
        }
        options.predicate = core::both(std::move(options.predicate), core::withStatus(*statuses));
    }
    const auto open = openForReading(invocation.database);
    if (!open) {
        return invocation.fail(open.error());
    }
    const core::ArticleId article{*id};
    if (invocation.isSet("json")) {
        return showAsJson(invocation, *open->reader, article, options.predicate);
    }
    const auto printed = printThread(*open->reader, article, options, invocation.console);
    return printed ? Exit::Done : invocation.fail(printed.error());
}

} // namespace

Subcommand articlesCommand()
{
    return {.name = QStringLiteral("articles"),
            .synopsis = QStringLiteral("articles [--json]"),
            .summary = tr("List the articles with their ids and counts"),
            .details = {},
            .options = {jsonOption()},
            .run = runArticles};
}

Subcommand showCommand()
{
    return {.name = QStringLiteral("show"),
            .synopsis = QStringLiteral("show [--status S,…] [--flagged] [--full] [--json] ARTICLE"),
            .summary = tr("Show an article's thread in display order, as an indented tree"),
            .details = tr("ARTICLE is an id that “moderato articles” lists."),
            .options = {{QStringLiteral("status"), tr("only these: pending, approved, rejected, spam"),
                         QStringLiteral("S,…")},
                        {QStringLiteral("flagged"), tr("only those with an open flag")},
                        {QStringLiteral("full"), tr("the article's text and whole comments")},
                        jsonOption()},
            .fewestArguments = 1,
            .mostArguments = 1,
            .run = runShow};
}

} // namespace moderato::app
