#include "ui/shell/Announcements.h"

#include "ui/commands/DecisionActions.h"
#include "ui/desk/MessageBar.h"
#include "ui/dialogs/ImportProblems.h"
#include "ui/words/Words.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace moderato::ui {

using core::Verb;

namespace {

// A title on a button: short, and its & no mnemonic.
QString onButton(const QString& title)
{
    constexpr qsizetype longest = 40;
    QString text = title.size() > longest ? title.first(longest).trimmed() + QChar(0x2026) : title;
    return text.replace(u'&', QStringLiteral("&&"));
}

QString keyOf(Command command)
{
    return info(command).defaultKeys().first().toString(QKeySequence::NativeText);
}

} // namespace

Announcements::Announcements(MessageBar& messages, DecisionActions& actions, QObject* parent)
    : QObject(parent), m_messages(messages), m_actions(actions)
{
}

void Announcements::decided(Verb verb, qint64 comments)
{
    if (comments == 0) {
        m_messages.say(tr("Nothing had to change."));
        return;
    }
    m_messages.say(words::verbDone(verb, comments), {tr("Undo"), [this] { m_actions.undo(); }});
}

void Announcements::decidedMany(Verb verb, const decide::Outcome& outcome)
{
    if (outcome.changed == 0) {
        m_messages.say(outcome.stopped ? tr("Stopped; nothing was changed.") : tr("Nothing had to change."));
        return;
    }
    const QString done = words::verbDone(verb, outcome.changed);
    const QString undo = keyOf(Command::Undo);
    m_messages.say(outcome.stopped ? tr("Stopped at %1 of %2. %3. %4 undoes; the same command again goes on.")
                                         .arg(QLocale().toString(outcome.changed),
                                              QLocale().toString(outcome.planned), done, undo)
                                   : tr("%1. %2 undoes.").arg(done, undo),
                   {tr("Undo"), [this] { m_actions.undo(); }});
}

void Announcements::tooManyToTick(qint64 matches, int limit, const std::function<void()>& decideOnAll)
{
    const QLocale locale;
    m_messages.say(tr("%1 comments are more than can be ticked (%2).")
                       .arg(locale.toString(matches), locale.toString(limit)),
                   {tr("Decide on All…"), decideOnAll});
}

void Announcements::lastDecided(Verb verb, qint64 comments, core::ArticleId next, const QString& title)
{
    const QString done = words::verbDone(verb, comments);
    if (!next.isValid()) {
        m_messages.say(tr("%1. Nothing undecided is left here, nor in any other article.").arg(done),
                       {tr("Undo"), [this] { m_actions.undo(); }});
        return;
    }
    m_messages.say(tr("%1. Nothing undecided left here; %2 goes to the next article.")
                       .arg(done, keyOf(Command::NextUndecided)),
                   {tr("Next: %1").arg(onButton(title)), [this, next] { Q_EMIT articleWanted(next); }});
}

void Announcements::wentBack(Verb how, Verb step, qint64 comments)
{
    const QString what = words::verbDone(step, comments);
    if (how == Verb::Undo) {
        m_messages.say(tr("Taken back: %1").arg(what), {tr("Redo"), [this] { m_actions.redo(); }});
    } else {
        m_messages.say(tr("Done again: %1").arg(what), {tr("Undo"), [this] { m_actions.undo(); }});
    }
}

void Announcements::imported(const QString& file, const intake::ImportSummary& summary)
{
    const QString name = QFileInfo(file).fileName();
    QString text =
        summary.comments == 0
            ? tr("%1 brought nothing new.").arg(name)
            : tr("Imported %Ln comments from %1.", nullptr, static_cast<int>(summary.comments)).arg(name);
    if (summary.unchanged > 0) {
        text += u' ' + tr("%Ln comments were here already.", nullptr, static_cast<int>(summary.unchanged));
    }
    if (summary.problems.isEmpty()) {
        m_messages.say(text);
        return;
    }
    const auto notes = static_cast<int>(summary.problems.size());
    m_messages.warn(text, {tr("Show %Ln Notes", nullptr, notes), [this, file, problems = summary.problems] {
                               auto* list = new ImportProblems(file, problems, m_messages.window());
                               list->setAttribute(Qt::WA_DeleteOnClose);
                               list->open();
                           }});
}

void Announcements::exported(const QString& path, const exporting::ExportSummary& summary)
{
    QString text = tr("Exported %Ln comments to %1.", nullptr, static_cast<int>(summary.comments))
                       .arg(QDir::toNativeSeparators(path));
    if (summary.stubs > 0) {
        text += u' ' + tr("%Ln stubs keep the place of comments left out.", nullptr,
                          static_cast<int>(summary.stubs));
    }
    if (summary.dropped > 0) {
        text += u' ' + tr("%Ln replies were left out with their parents.", nullptr,
                          static_cast<int>(summary.dropped));
    }
    m_messages.say(text);
}

void Announcements::failed(const core::Error& error)
{
    if (error.code != m_lost) {
        m_messages.warn(words::describe(error));
    }
}

void Announcements::lost(const core::Error& error, const std::function<void()>& saveCopy)
{
    m_lost = error.code;
    const bool isGone = error.code == core::ErrorCode::DatabaseMoved;
    m_messages.withdraw(m_lostWarning);
    m_lostWarning = m_messages.warn(words::describe(error),
                                    isGone ? MessageBar::Offer{tr("Save What Is Here As…"), saveCopy}
                                           : MessageBar::Offer{});
}

void Announcements::foundAgain()
{
    m_lost.reset();
    m_messages.withdraw(m_lostWarning);
    m_messages.say(tr("The database is back where it was; decisions are kept again."));
}

void Announcements::copying(const QString& file)
{
    m_messages.say(tr("Copying to %1…").arg(QDir::toNativeSeparators(file)));
}

void Announcements::copied(const QString& file)
{
    m_messages.say(tr("Copied to %1.").arg(QDir::toNativeSeparators(file)));
}

void Announcements::worksOn(const QString& copy)
{
    m_messages.say(
        tr("Everything is in %1 now, and this window works on it.").arg(QDir::toNativeSeparators(copy)));
}

void Announcements::nothingAnywhere() { m_messages.say(tr("Nothing undecided is left in any article.")); }

void Announcements::readOnly(const QString& file)
{
    m_messages.warn(
        tr("%1 can be read, not written: decisions and imports are switched off. Check the file's "
           "permissions, or work on a copy.")
            .arg(QDir::toNativeSeparators(file)));
}

} // namespace moderato::ui

#include "moc_Announcements.cpp"
