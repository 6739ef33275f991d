#include "SqliteShell.h"

#include "Measuring.h"

#include <QProcess>
#include <QStandardPaths>

#include <sys/resource.h>

namespace moderato::bench {

namespace {

constexpr int answeredWithinMilliseconds = 600'000;

// The largest child so far: true of the shell as long as no larger child ran in this process before.
qint64 peakOfChildren()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return usage.ru_maxrss * 1024;
}

} // namespace

Rival runSqliteShell(const QString& name, const QStringList& arguments, const QString& database,
                     const QByteArray& script, const QString& output)
{
    Rival rival;
    rival.name = name;
    const QString program = QStandardPaths::findExecutable(QStringLiteral("sqlite3"));
    if (program.isEmpty()) {
        rival.note = QStringLiteral("sqlite3 is not installed");
        return rival;
    }
    QProcess shell;
    shell.setStandardOutputFile(output.isEmpty() ? QProcess::nullDevice() : output);
    const qint64 peakBefore = peakOfChildren();
    bool isFinished = false;
    rival.value = millisecondsOf([&] {
        shell.start(program, QStringList(arguments) << QStringLiteral("-batch") << database);
        shell.write(script);
        shell.closeWriteChannel();
        isFinished = shell.waitForFinished(answeredWithinMilliseconds);
    });
    if (!isFinished || shell.exitCode() != 0) {
        shell.kill();
        shell.waitForFinished();
        rival.value = 0;
        rival.note = isFinished ? QString::fromUtf8(shell.readAllStandardError()).simplified().left(200)
                                : QStringLiteral("took more than 600 s and was stopped");
    } else if (const qint64 peak = peakOfChildren(); peak > peakBefore) {
        rival.peakBytes = peak;
    }
    return rival;
}

} // namespace moderato::bench
