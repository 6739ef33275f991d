#include "app/commands/TargetArguments.h"

#include "app/commands/Arguments.h"

namespace moderato::app {

namespace {

std::optional<decide::Targets> named(const Invocation& invocation, QString& wrong)
{
    for (const char* option : {"status", "flagged", "article"}) {
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

std::optional<decide::Targets> matching(const Invocation& invocation, QString& wrong)
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
    } else if (!withStatus && !flagged) {
        wrong = tr("--matching needs --status or --flagged: it means every comment they let through.");
    } else if (invocation.isSet("article") && !article) {
        wrong =
            tr("“%1” is no article's id. “moderato articles” lists them.").arg(invocation.value("article"));
    } else {
        decide::Targets targets;
        targets.scope = core::Scope{core::ArticleId{article.value_or(0)}, {*statuses, flagged}};
        return targets;
    }
    return std::nullopt;
}

} // namespace

std::optional<decide::Targets> targetsFrom(const Invocation& invocation, QString& wrong)
{
    return invocation.isSet("matching") ? matching(invocation, wrong) : named(invocation, wrong);
}

QList<QCommandLineOption> matchingOptions()
{
    return {
        {QStringLiteral("matching"), tr("instead of ids: every comment that the next three let through")},
        {QStringLiteral("status"), tr("with --matching: pending, approved, rejected, spam, or all"),
         QStringLiteral("S,…")},
        {QStringLiteral("flagged"), tr("with --matching: those with an open flag")},
        {QStringLiteral("article"), tr("with --matching: of this article alone"), QStringLiteral("ARTICLE")}};
}

} // namespace moderato::app
