#include "ChildProcess.h"

#include "Measuring.h"

#include <QCoreApplication>
#include <QProcess>

namespace moderato::bench {

ChildAnswer askChild(const QStringList& arguments, int limitSeconds)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                arguments + QStringList{QStringLiteral("--begun"), QString::number(monotonicNanoseconds())});
    if (!child.waitForFinished(limitSeconds * 1000)) {
        const bool isSlow = child.state() == QProcess::Running;
        child.kill();
        child.waitForFinished();
        return {{},
                isSlow ? QStringLiteral("took more than %1 s and was stopped").arg(limitSeconds)
                       : QStringLiteral("did not start"),
                isSlow};
    }
    if (child.exitStatus() == QProcess::CrashExit) {
        return {{}, QStringLiteral("crashed"), false};
    }
    const QJsonDocument document = QJsonDocument::fromJson(child.readAllStandardOutput());
    const QString fault =
        document.isNull() ? QStringLiteral("gave no answer (exit code %1)").arg(child.exitCode()) : QString();
    return {document, fault, false};
}

} // namespace moderato::bench
