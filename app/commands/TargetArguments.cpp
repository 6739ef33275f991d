#include "app/commands/TargetArguments.h"

#include "app/commands/Arguments.h"

namespace moderato::app {

namespace {

std::optional<decide::Targets> named(const Invocation& invocation, QString& wrong)
{
    for (const char* option : {"status", "flagged", "article", "query"}) {
        if (invocation.isSet(option)) {
            wrong = tr("--%1 goes with --matching.").arg(QLatin1String(option));
            return std::nullopt;
        }
    }
    QString word;
    auto ids = commentIdsFrom(invocation.arguments(), word);
    if (!ids) {
        wrong = tr("“%1” is no comment's id. “moderato show” lists them.").arg(word);
        return std::nullopt;
    }
    if (ids->empty()) {
        wrong = tr("Which comments? Give their ids, or --matching.");
        return std::nullopt;
    }
    decide::Targets targets;
    targets.ids = std::move(*ids);
    return targets;
}

std::optional<decide::Targets> matching(const Invocation& invocation, const core::Predicate& query,
                                        QString& wrong)
{
    const bool flagged = invocation.isSet("flagged");
    const bool withStatus = invocation.isSet("status");
    const auto statuses = withStatus ? statusesFrom(invocation.value("status")) : core::StatusSet::all();
    const auto article = idFrom(invocation.value("article"));
    if (!invocation.arguments().isEmpty()) {
        wrong = tr("Either ids or --matching, not both.");
    } else if (invocation.parser.optionNames().contains(QLatin1String("subtree"))) {
        wrong = tr("--subtree goes with ids.");
    } else if (!statuses) {
        wrong = tr("“%1” is no status. There are: pending, approved, rejected, spam, all.")
                    .arg(invocation.value("status"));
    } else if (!withStatus && !flagged && query.isEmpty()) {
        wrong =
            tr("--matching needs --status, --flagged or --query: it means every comment of which all that "
               "they say is true.");
    } else if (invocation.isSet("article") && !article) {
        wrong =
            tr("“%1” is no article's id. “moderato articles” lists them.").arg(invocation.value("article"));
    } else {
        decide::Targets targets;
        targets.matching = core::both(
            core::both(core::inArticle(core::ArticleId{article.value_or(0)}), core::withStatus(*statuses)),
            core::both(flagged ? core::withFlags() : core::Predicate(), query));
        return targets;
    }
    return std::nullopt;
}

} // namespace

core::Result<std::optional<decide::Targets>> targetsFrom(const Invocation& invocation, QString& wrong)
{
    const auto query = queryFrom(invocation);
    if (!query) {
        return query.error();
    }
    return invocation.isSet("matching") ? matching(invocation, *query, wrong) : named(invocation, wrong);
}

QList<QCommandLineOption> matchingOptions()
{
    return {
        {QStringLiteral("matching"),
         tr("instead of ids: every comment of which all of the next four is true")},
        {QStringLiteral("status"), tr("with --matching: pending, approved, rejected, spam, or all"),
         QStringLiteral("S,…")},
        {QStringLiteral("flagged"), tr("with --matching: those with an open flag")},
        {QStringLiteral("article"), tr("with --matching: of this article alone"), QStringLiteral("ARTICLE")},
        queryOption(tr("with --matching: what this finds, as “moderato search” does"))};
}

} // namespace moderato::app
