#include "app/Subcommand.h"

#include "ui/words/Words.h"

#include <QCoreApplication>

namespace moderato::app {

QString tr(const char* text) { return QCoreApplication::translate("CommandLine", text); }

QString counted(const char* text, qint64 count) { return words::counted("CommandLine", text, count); }

Exit Invocation::fail(const core::Error& error) const
{
    console.tell(words::describe(error, words::Medium::Terminal));
    return Exit::Fault;
}

Exit Invocation::misused(const QString& sentence) const
{
    console.tell(sentence);
    return Exit::Usage;
}

std::vector<Subcommand> allSubcommands()
{
    return {importCommand(), articlesCommand(), showCommand(),    approveCommand(), rejectCommand(),
            spamCommand(),   pendingCommand(),  flagCommand(),    unflagCommand(),  replyCommand(),
            undoCommand(),   redoCommand(),     journalCommand(), searchCommand(),  exportCommand(),
            statsCommand(),  checkCommand(),    backupCommand()};
}

} // namespace moderato::app
