#include "Program.h"

#include <QFile>
#include <QJsonDocument>

#include <sys/stat.h>
#include <unistd.h>

namespace {

constexpr int patience = 120'000;
constexpr uid_t nobody = 65534;

} // namespace

QJsonObject Ended::object() const { return QJsonDocument::fromJson(out).object(); }
QJsonArray Ended::array() const { return QJsonDocument::fromJson(out).array(); }

Program::Program() : m_environment(QProcessEnvironment::systemEnvironment())
{
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        m_environment.remove(QLatin1String(name));
    }
    m_environment.insert(QStringLiteral("HOME"), m_home.path());
    m_environment.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
    m_environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("config")));
    m_environment.insert(QStringLiteral("COLUMNS"), QStringLiteral("100"));
}

QString Program::write(const QString& name, const QByteArray& bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    }
    return file.fileName();
}

Ended Program::operator()(const QStringList& arguments, const QByteArray& input) const
{
    return run(QStringList{QStringLiteral("--database"), database()} + arguments, input);
}

Ended Program::run(const QStringList& arguments, const QByteArray& input) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setWorkingDirectory(m_home.path());
    if (m_asNobody) {
        process.setChildProcessModifier([] {
            if (setgid(nobody) != 0 || setuid(nobody) != 0) {
                _exit(127);
            }
        });
    }
    if (!m_outputFile.isEmpty()) {
        process.setStandardOutputFile(m_outputFile);
    }
    process.start(QStringLiteral(MODERATO_PROGRAM), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit) {
        return {-1, process.readAllStandardOutput(),
                process.readAllStandardError() + process.errorString().toUtf8()};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

bool Program::becomeOrdinary()
{
    if (geteuid() != 0) {
        return true;
    }
    m_asNobody = chown(QFile::encodeName(m_home.path()).constData(), nobody, nobody) == 0;
    return m_asNobody && run({QStringLiteral("--version")}).code == 0;
}

QString treeText(const QJsonObject& shown)
{
    QString text;
    const QJsonArray comments = shown.value(QLatin1String("comments")).toArray();
    for (const auto& value : comments) {
        QStringList flags;
        const QJsonArray given = value[QLatin1String("flags")].toArray();
        for (const auto& flag : given) {
            flags.append(flag[QLatin1String("reason")].toString() + QLatin1Char('/') +
                         flag[QLatin1String("note")].toString());
        }
        text += QString(value[QLatin1String("depth")].toInt(), QLatin1Char(' ')) +
                QStringList{value[QLatin1String("author")][QLatin1String("name")].toString(),
                            value[QLatin1String("author")][QLatin1String("url")].toString(),
                            value[QLatin1String("created_at")].toString(),
                            value[QLatin1String("status")].toString(),
                            value[QLatin1String("kind")].toString(),
                            flags.join(QLatin1Char(',')),
                            value[QLatin1String("body_text")].toString()}
                    .join(QLatin1Char('|')) +
                QLatin1Char('\n');
    }
    return text;
}
