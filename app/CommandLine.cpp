#include "app/CommandLine.h"

#include "app/Help.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <sys/stat.h>

namespace moderato::app {

namespace {

const QString databaseOption = QStringLiteral("--database");

const Subcommand* named(const std::vector<Subcommand>& commands, const QString& name)
{
    const auto found = std::ranges::find(commands, name, &Subcommand::name);
    return found == commands.end() ? nullptr : &*found;
}

Route misuse(const QString& sentence)
{
    Route route;
    route.to = Route::To::Misuse;
    route.misuse = sentence;
    return route;
}

// A word that is neither a command nor anything like a file name was meant as a command.
bool looksLikeAFile(const QString& word)
{
    return QFileInfo::exists(word) || word.contains(QLatin1Char('/')) || word.contains(QLatin1Char('.'));
}

// What follows the first word that is no option.
Route routeOfWord(const QString& word, const QStringList& rest, const QString& database)
{
    Route route;
    route.database = database;
    const std::vector<Subcommand> commands = allSubcommands();
    if (word == QLatin1String("help")) {
        route.to = Route::To::Help;
        route.name = rest.value(0);
        if (!route.name.isEmpty() && named(commands, route.name) == nullptr) {
            return misuse(tr("There is no command “%1”. “moderato --help” lists them.").arg(route.name));
        }
        return route;
    }
    if (named(commands, word) != nullptr) {
        route.to = Route::To::Subcommand;
        route.name = word;
        route.arguments = rest;
        return route;
    }
    if (!looksLikeAFile(word)) {
        return misuse(
            tr("There is no command or file “%1”. “moderato --help” lists the commands.").arg(word));
    }
    QCommandLineParser parser;
    const QCommandLineOption option(QStringLiteral("database"), {}, QStringLiteral("FILE"));
    parser.addOption(option);
    if (!parser.parse(QStringList{QStringLiteral("moderato"), word} + rest)) {
        return misuse(parser.errorText());
    }
    route.arguments = parser.positionalArguments();
    if (parser.isSet(option)) {
        route.database = parser.value(option);
    }
    return route;
}

Exit misused(const QString& sentence, const Subcommand& command, Console& console)
{
    console.tell(sentence);
    console.tell(tr("Usage: moderato %1").arg(command.synopsis));
    return Exit::Usage;
}

Exit runCommand(const Subcommand& command, const Route& route, Console& console)
{
    QCommandLineParser parser;
    const QCommandLineOption database(QStringLiteral("database"), {}, QStringLiteral("FILE"));
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    parser.addOption(database);
    parser.addOption(help);
    parser.addOptions(command.options);
    if (!parser.parse(QStringList{command.name} + route.arguments)) {
        return misused(parser.errorText(), command, console);
    }
    if (parser.isSet(help)) {
        console.print(helpFor(command));
        return Exit::Done;
    }
    const qsizetype count = parser.positionalArguments().size();
    if (count < command.fewestArguments) {
        return misused(tr("Missing argument."), command, console);
    }
    if (command.mostArguments >= 0 && count > command.mostArguments) {
        return misused(tr("That is more than “%1” takes.").arg(command.name), command, console);
    }
    QString file = parser.isSet(database) ? parser.value(database) : route.database;
    if (file.isEmpty()) {
        file = defaultDatabase(true);
    }
    if (console.wouldPrintInto(file)) {
        return Exit::Fault;
    }
    return command.run(Invocation{parser, file, console});
}

} // namespace

Route routeOf(const QStringList& arguments)
{
    Route route;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& argument = arguments.at(i);
        if (argument == databaseOption) {
            if (i + 1 == arguments.size()) {
                return misuse(tr("--database needs the name of a file."));
            }
            route.database = arguments.at(++i);
        } else if (argument.startsWith(databaseOption + QLatin1Char('='))) {
            route.database = argument.mid(databaseOption.size() + 1);
        } else if (argument == QLatin1String("--help") || argument == QLatin1String("-h")) {
            route.to = Route::To::Help;
            return route;
        } else if (argument == QLatin1String("--version") || argument == QLatin1String("-v")) {
            route.to = Route::To::Version;
            return route;
        } else if (argument == QLatin1String("--")) {
            route.arguments = arguments.mid(i + 1);
            return route;
        } else if (argument.startsWith(QLatin1Char('-')) && argument.size() > 1) {
            return misuse(tr("There is no option “%1”. “moderato --help” lists them.").arg(argument));
        } else {
            return routeOfWord(argument, arguments.mid(i + 1), route.database);
        }
    }
    return route;
}

Exit run(const Route& route, Console& console)
{
    const std::vector<Subcommand> commands = allSubcommands();
    switch (route.to) {
    case Route::To::Misuse:
        console.tell(route.misuse);
        return Exit::Usage;
    case Route::To::Version:
        console.printLine(QStringLiteral("moderato " MODERATO_VERSION));
        return Exit::Done;
    case Route::To::Help:
        console.print(route.name.isEmpty() ? helpForAll(commands) : helpFor(*named(commands, route.name)));
        return Exit::Done;
    case Route::To::Subcommand:
        return runCommand(*named(commands, route.name), route, console);
    case Route::To::Window:
        break;
    }
    return Exit::Usage;
}

QString defaultDatabase(bool make)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    if (make && !QFileInfo::exists(folder)) {
        // Parents as the umask says; the folder itself is nobody else's in any case.
        QDir().mkpath(QFileInfo(folder).path());
        ::mkdir(QFile::encodeName(folder).constData(), S_IRWXU);
    }
    return folder + QStringLiteral("/comments.moderato");
}

} // namespace moderato::app
