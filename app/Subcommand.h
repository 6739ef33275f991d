// What a subcommand is: its name, its words for --help, its options, and what it does.
// Neighbours: Subcommand.cpp lists them all, CommandLine finds and runs one; a new one is a file in commands/
// and a line in that list.
#pragma once

#include "app/Console.h"
#include "model/core/Result.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QList>

#include <vector>

namespace moderato::app {

// What the shell is told.
enum class Exit : int {
    Done = 0,
    Fault = 1, // the input or the database
    Usage = 2, // the command line itself
};

struct Invocation
{
    const QCommandLineParser& parser;
    QString database;
    Console& console;

    QStringList arguments() const { return parser.positionalArguments(); }
    bool isSet(const char* option) const { return parser.isSet(QLatin1String(option)); }
    QString value(const char* option) const { return parser.value(QLatin1String(option)); }

    // Says what is wrong and answers the exit code that goes with it.
    Exit fail(const core::Error& error) const;
    Exit misused(const QString& sentence) const;
};

struct Subcommand
{
    QString name;
    QString synopsis; // what follows "moderato "
    QString summary;  // one line
    QString details;  // for `help NAME`; may be empty
    QList<QCommandLineOption> options;
    qsizetype fewestArguments = 0;
    qsizetype mostArguments = 0; // negative: any number
    Exit (*run)(const Invocation&) = nullptr;
};

// The words of the command line.
QString tr(const char* text);
// With "%Ln" in it, which stands in the catalogue of plurals (QT_TRANSLATE_N_NOOP).
QString counted(const char* text, qint64 count);

std::vector<Subcommand> allSubcommands();

Subcommand importCommand();
Subcommand articlesCommand();
Subcommand showCommand();
Subcommand approveCommand();
Subcommand rejectCommand();
Subcommand spamCommand();
Subcommand pendingCommand();
Subcommand flagCommand();
Subcommand unflagCommand();
Subcommand replyCommand();
Subcommand undoCommand();
Subcommand redoCommand();
Subcommand journalCommand();
Subcommand searchCommand();
Subcommand exportCommand();
Subcommand statsCommand();
Subcommand checkCommand();
Subcommand backupCommand();

} // namespace moderato::app
