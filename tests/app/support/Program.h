// The real program as a process, in a home of its own, without a display: what it printed and how it ended.
// Neighbours: the tests of app/ drive it; sums of JSON are compared by key.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

struct Ended
{
    int code = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject object() const;
    QJsonArray array() const;
};

class Program
{
public:
    Program();

    // A path in the temporary home.
    QString path(const QString& name) const { return m_home.filePath(name); }
    QString database() const { return path(QStringLiteral("test.moderato")); }
    QString write(const QString& name, const QByteArray& bytes) const;

    // Runs with --database database() first.
    Ended operator()(const QStringList& arguments, const QByteArray& input = {}) const;
    // Runs with these arguments alone.
    Ended run(const QStringList& arguments, const QByteArray& input = {}) const;

    // From now on as a user to whom permissions apply, also when the tests run as root; false when that
    // cannot be had.
    bool becomeOrdinary();

    // Standard output goes into this file.
    void sendOutputTo(const QString& file) { m_outputFile = file; }
    const QProcessEnvironment& environment() const { return m_environment; }
    void setEnvironment(const QString& name, const QString& value) { m_environment.insert(name, value); }

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QString m_outputFile;
    bool m_asNobody = false;
};

// A thread of `show --json` as text: a line a comment, indented by depth: author, status, flags, body.
QString treeText(const QJsonObject& shown);
