// The files a database is made of: itself and what SQLite and the lock keep beside it. Known by stat(2)
// alone, for only SQLite may open them. Neighbours: the writer asks whether they are still those it opened,
// whoever writes a file asks whether it is one of them.
#pragma once

#include "model/core/FileIdentity.h"
#include "model/core/Result.h"

#include <QStringList>

#include <vector>

namespace moderato::sqlite {

QString logOf(const QString& database);
QString logIndexOf(const QString& database);
QString lockOf(const QString& database);

// Whether the log holds anything that is not in the file yet.
bool hasLog(const QString& database);

// Whether a hard link gives it another name: under that SQLite would keep another log.
bool hasSecondName(const QString& database);

// Whether `path` is one of these files of `database`, or would become one: by device and inode, and by its
// place what is not there yet.
bool isFileOf(const QString& database, const QString& path);
bool isFileOf(const QString& database, const core::FileIdentity& identity);

// The database beside which a file of this name would be kept, whether that is there or not; empty when the
// name is not of that kind.
QString databaseBeside(const QString& path);

// What a connection has open, remembered: notices when a name leads elsewhere, since what is written then is
// gone with the last who has it open. Checks may come from any thread.
class OpenedFiles
{
public:
    enum class Which : quint8 { Database, WithLog };

    // As they are now: just after they were opened.
    OpenedFiles(const QString& database, Which which);

    // DatabaseMoved; its detail is the name that leads elsewhere.
    core::Result<void> check() const;

    // After the connection was closed and its log carried over: takes away what it would have taken away
    // itself, and leaves what another has put there.
    void removeEmptyLog() const;

private:
    struct Opened
    {
        QString name;
        std::optional<core::FileIdentity> identity;
    };

    QString m_database;
    std::vector<Opened> m_opened;
};

// When the file and its log were last written, for a connection that reads them without locks.
class StandStill
{
public:
    StandStill(const QString& database, bool withLog);

    bool isOver() const; // somebody has written since

private:
    struct Stamp
    {
        core::FileIdentity identity;
        qint64 size = 0;
        qint64 writtenAt = 0; // milliseconds
        friend bool operator==(const Stamp&, const Stamp&) = default;
    };
    static std::optional<Stamp> stampOf(const QString& file);

    std::vector<std::pair<QString, std::optional<Stamp>>> m_stamps;
};

} // namespace moderato::sqlite
