#include "app/ModeratorIdentity.h"
#include "app/commands/Arguments.h"
#include "app/commands/TargetArguments.h"
#include "model/decide/Desk.h"
#include "ui/words/Words.h"

#include <QElapsedTimer>
#include <QFile>

namespace moderato::app {

namespace {

constexpr qint64 longestReply = qint64{1024} * 1024; // bytes; far beyond what anybody types

using Said = std::function<void(const decide::Outcome&)>;

// Told when it takes more than half a second.
class StepProgress
{
public:
    explicit StepProgress(Console& console) : m_console(console) { m_timer.start(); }
    void operator()(qint64 done, qint64 all)
    {
        if (m_timer.elapsed() > 500) {
            m_console.showProgress(tr("%1 of %2").arg(done).arg(all));
        }
    }

private:
    Console& m_console;
    QElapsedTimer m_timer;
};

Exit perform(const Invocation& invocation, const decide::Request& request, const Said& say)
{
    auto store = store::Store::open(invocation.database, store::Store::Access::ReadWriteExisting);
    if (!store) {
        return invocation.fail(store.error());
    }
    decide::Desk desk(**store, {moderatorIdentity(), core::Cause::CommandLine});
    const auto outcome = desk.performAndWait(request, StepProgress(invocation.console));
    invocation.console.clearProgress();
    if (!outcome) {
        return invocation.fail(outcome.error());
    }
    say(*outcome);
    if (outcome->stopped) {
        invocation.console.tell(tr("Stopped at %1 of %2. “moderato undo” takes back what is done; the same "
                                   "command again goes on.")
                                    .arg(outcome->changed)
                                    .arg(outcome->planned));
    }
    return outcome->cutOffBy ? invocation.fail(*outcome->cutOffBy) : Exit::Done;
}

Exit decide(const Invocation& invocation, const std::function<decide::Request(decide::Targets)>& requestFor)
{
    QString wrong;
    auto targets = targetsFrom(invocation, wrong);
    if (!targets) {
        return invocation.fail(targets.error());
    }
    if (!*targets) {
        return invocation.misused(wrong);
    }
    const decide::Request request = requestFor(**std::move(targets));
    return perform(invocation, request, [&](const decide::Outcome& outcome) {
        invocation.console.tell(outcome.changed == 0
                                    ? tr("Nothing had to change.")
                                    : words::verbDone(request.verb, outcome.changed) + QLatin1Char('.'));
    });
}

template <core::Status status>
Exit runStatus(const Invocation& invocation)
{
    return decide(invocation, [&](decide::Targets targets) {
        targets.withReplies = invocation.isSet("subtree");
        return decide::setStatus(status, std::move(targets), invocation.value("reason").toUtf8());
    });
}

Exit runFlag(const Invocation& invocation)
{
    const QString word = invocation.value("reason");
    const auto reason = core::flagReasonFromWord(word.toLatin1());
    if (!reason) {
        return invocation.misused(
            (word.isEmpty() ? tr("--reason is missing.") : tr("“%1” is no reason.").arg(word)) +
            tr(" There are: spam, abuse, off-topic, personal-data, legal, misinformation, other."));
    }
    return decide(invocation, [&](decide::Targets targets) {
        return decide::flag(*reason, std::move(targets), invocation.value("note").toUtf8());
    });
}

Exit runUnflag(const Invocation& invocation)
{
    return decide(invocation, [](decide::Targets targets) { return decide::unflag(std::move(targets)); });
}

core::Result<QByteArray> bodyFromFile(const QString& name)
{
    QFile file(name);
    const bool standardInput = name == QLatin1String("-");
    if (!standardInput && !file.exists()) {
        return core::Error{core::ErrorCode::FileMissing, name, 0, {}};
    }
    if (!(standardInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly))) {
        return core::Error{core::ErrorCode::FileUnreadable, name, 0, {}};
    }
    const QByteArray body = file.read(longestReply + 1);
    if (body.size() > longestReply) {
        return core::Error{core::ErrorCode::FileTooLarge, name, 0, {}};
    }
    if (!body.isValidUtf8()) {
        return core::Error{core::ErrorCode::FileIsBinary, name, 0, {}};
    }
    return body.trimmed();
}

Exit runReply(const Invocation& invocation)
{
    const auto parent = idFrom(invocation.arguments().constFirst());
    if (!parent) {
        return invocation.misused(tr("“%1” is no comment's id. “moderato show” lists them.")
                                      .arg(invocation.arguments().constFirst()));
    }
    if (invocation.isSet("body") == invocation.isSet("body-file")) {
        return invocation.misused(tr("A reply takes its text from either --body or --body-file."));
    }
    const auto body = invocation.isSet("body") ? core::Result(invocation.value("body").toUtf8().trimmed())
                                               : bodyFromFile(invocation.value("body-file"));
    if (!body) {
        return invocation.fail(body.error());
    }
    if (body->isEmpty()) {
        return invocation.fail({core::ErrorCode::TextEmpty, {}, 0, {}});
    }
    return perform(invocation, decide::reply(core::CommentId{*parent}, *body),
                   [&](const decide::Outcome& outcome) {
                       invocation.console.printLine(QString::number(outcome.created.value));
                   });
}

Exit runSteps(const Invocation& invocation, decide::Request (*requestFor)(int))
{
    bool isNumber = false;
    const int count = invocation.value("count").toInt(&isNumber);
    if (!isNumber || count < 1) {
        return invocation.misused(tr("--count needs a number above 0."));
    }
    const decide::Request request = requestFor(count);
    return perform(invocation, request, [&](const decide::Outcome& outcome) {
        invocation.console.tell(
            tr("%1: %2.").arg(words::verbDone(request.verb, outcome.changed), words::verbName(outcome.verb)));
    });
}

Exit runUndo(const Invocation& invocation) { return runSteps(invocation, decide::undo); }
Exit runRedo(const Invocation& invocation) { return runSteps(invocation, decide::redo); }

Subcommand statusCommand(const QString& name, const QString& summary, Exit (*run)(const Invocation&))
{
    return {
        .name = name,
        .synopsis =
            name +
            QStringLiteral(
                " [--reason TEXT] [--subtree] ID… | --matching [--status S,…] [--flagged] [--query QUERY] "
                "[--article ARTICLE]"),
        .summary = summary,
        .details = tr("“moderato undo” takes it back, however many comments it was about."),
        .options =
            QList<QCommandLineOption>{
                {QStringLiteral("reason"), tr("why; kept in the journal"), QStringLiteral("TEXT")},
                {QStringLiteral("subtree"), tr("the comments and every reply below them")}} +
            matchingOptions(),
        .mostArguments = -1,
        .run = run};
}

Subcommand stepsCommand(const QString& name, const QString& summary, Exit (*run)(const Invocation&))
{
    return {.name = name,
            .synopsis = name + QLatin1String(" [--count N]"),
            .summary = summary,
            .details = {},
            .options = {{QStringLiteral("count"), tr("how many decisions (default: 1)"), QStringLiteral("N"),
                         QStringLiteral("1")}},
            .run = run};
}

} // namespace

Subcommand approveCommand()
{
    return statusCommand(QStringLiteral("approve"), tr("Approve comments"),
                         runStatus<core::Status::Approved>);
}
Subcommand rejectCommand()
{
    return statusCommand(QStringLiteral("reject"), tr("Reject comments"), runStatus<core::Status::Rejected>);
}
Subcommand spamCommand()
{
    return statusCommand(QStringLiteral("spam"), tr("Mark comments as spam"), runStatus<core::Status::Spam>);
}
Subcommand pendingCommand()
{
    return statusCommand(QStringLiteral("pending"), tr("Put comments back to pending"),
                         runStatus<core::Status::Pending>);
}

Subcommand flagCommand()
{
    return {.name = QStringLiteral("flag"),
            .synopsis = QStringLiteral(
                "flag --reason R [--note TEXT] ID… | --matching [--status S,…] [--flagged] [--query QUERY] "
                "[--article ARTICLE]"),
            .summary = tr("Mark comments “look at this”"),
            .details = {},
            .options =
                QList<QCommandLineOption>{
                    {QStringLiteral("reason"),
                     tr("spam, abuse, off-topic, personal-data, legal, misinformation or other"),
                     QStringLiteral("R")},
                    {QStringLiteral("note"), tr("a word for who looks next"), QStringLiteral("TEXT")}} +
                matchingOptions(),
            .mostArguments = -1,
            .run = runFlag};
}

Subcommand unflagCommand()
{
    return {.name = QStringLiteral("unflag"),
            .synopsis = QStringLiteral(
                "unflag ID… | --matching [--status S,…] [--flagged] [--query QUERY] [--article ARTICLE]"),
            .summary = tr("Remove the flags from comments"),
            .details = {},
            .options = matchingOptions(),
            .mostArguments = -1,
            .run = runUnflag};
}

Subcommand replyCommand()
{
    return {.name = QStringLiteral("reply"),
            .synopsis = QStringLiteral("reply [--body TEXT | --body-file F|-] ID"),
            .summary = tr("Reply to a comment; prints the new comment's id"),
            .details = {},
            .options = {{QStringLiteral("body"), tr("the reply's text"), QStringLiteral("TEXT")},
                        {QStringLiteral("body-file"), tr("the file that holds it; - reads standard input"),
                         QStringLiteral("F")}},
            .fewestArguments = 1,
            .mostArguments = 1,
            .run = runReply};
}

Subcommand undoCommand()
{
    return stepsCommand(QStringLiteral("undo"), tr("Take back the last decisions"), runUndo);
}
Subcommand redoCommand()
{
    return stepsCommand(QStringLiteral("redo"), tr("Do again what was taken back"), runRedo);
}

} // namespace moderato::app
