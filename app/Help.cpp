#include "app/Help.h"

#include "app/CommandLine.h"

namespace moderato::app {

namespace {

QString optionLine(const QCommandLineOption& option)
{
    QStringList names;
    const QStringList given = option.names();
    for (const QString& name : given) {
        names.append((name.size() == 1 ? QStringLiteral("-") : QStringLiteral("--")) + name);
    }
    QString left = names.join(QLatin1String(", "));
    if (!option.valueName().isEmpty()) {
        left += QLatin1Char(' ') + option.valueName();
    }
    return QStringLiteral("  %1 %2\n").arg(left, -28).arg(option.description());
}

} // namespace

QString helpForAll(const std::vector<Subcommand>& commands)
{
    QString text = tr("Moderato, a desk for moderating threaded comments.\n\n"
                      "Usage: moderato [--database FILE] [FILE…]      open the window, importing the files\n"
                      "       moderato [--database FILE] COMMAND …    needs no display\n\n"
                      "Commands:\n");
    for (const Subcommand& command : commands) {
        text += QStringLiteral("  %1 %2\n").arg(command.name, -10).arg(command.summary);
    }
    text += tr("  %1 tell about one command\n").arg(QStringLiteral("help"), -10);
    text += tr("\nOptions:\n"
               "  --database FILE   the database to use; may stand after the command, too\n"
               "                    (default: %1)\n"
               "  -h, --help        this text\n"
               "  -v, --version     the version\n"
               "  --                what follows is no option\n\n"
               "Exit codes: 0 done; 1 the input or the database was at fault; 2 wrong usage.\n")
                .arg(defaultDatabase(false));
    return text;
}

QString helpFor(const Subcommand& command)
{
    QString text = tr("Usage: moderato %1\n\n").arg(command.synopsis);
    text += command.summary + QLatin1String(".\n");
    if (!command.details.isEmpty()) {
        text += command.details + QLatin1Char('\n');
    }
    text += tr("\nOptions:\n");
    for (const QCommandLineOption& option : command.options) {
        text += optionLine(option);
    }
    text += optionLine(
        QCommandLineOption(QStringLiteral("database"), tr("the database to use"), QStringLiteral("FILE")));
    return text;
}

} // namespace moderato::app
