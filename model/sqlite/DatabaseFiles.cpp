#include "model/sqlite/DatabaseFiles.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <sys/stat.h>

namespace moderato::sqlite {

using core::Error;
using core::ErrorCode;
using core::FileIdentity;
using core::Result;

namespace {

constexpr QLatin1String logEnding("-wal");
constexpr QLatin1String logIndexEnding("-shm");
constexpr QLatin1String journalEnding("-journal");
constexpr QLatin1String lockEnding("-lock");
constexpr std::array endings{logEnding, logIndexEnding, journalEnding, lockEnding};

// The same name in the same folder, however the folder was reached.
bool isSamePlace(const QFileInfo& one, const QFileInfo& other)
{
    const auto folder = FileIdentity::of(one.path());
    return one.fileName() == other.fileName() && folder && folder == FileIdentity::of(other.path());
}

QStringList filesOf(const QString& database)
{
    const QString own = core::followLinks(database);
    QStringList files{own};
    for (const QLatin1String ending : endings) {
        files.append(own + ending);
    }
    return files;
}

} // namespace

QString logOf(const QString& database) { return database + logEnding; }
QString logIndexOf(const QString& database) { return database + logIndexEnding; }
QString lockOf(const QString& database) { return database + lockEnding; }

bool hasLog(const QString& database) { return QFileInfo(logOf(core::followLinks(database))).size() > 0; }

bool hasSecondName(const QString& database)
{
    struct stat found = {};
    return ::stat(QFile::encodeName(database).constData(), &found) == 0 && found.st_nlink > 1;
}

bool isFileOf(const QString& database, const QString& path)
{
    const QString place = core::followLinks(path);
    const auto identity = FileIdentity::of(place);
    return (identity && isFileOf(database, *identity)) ||
           std::ranges::any_of(filesOf(database), [&](const QString& file) {
               return isSamePlace(QFileInfo(place), QFileInfo(file));
           });
}

bool isFileOf(const QString& database, const FileIdentity& identity)
{
    return std::ranges::any_of(filesOf(database),
                               [&](const QString& file) { return FileIdentity::of(file) == identity; });
}

QString databaseBeside(const QString& path)
{
    const QString place = core::followLinks(path);
    const auto* ending =
        std::ranges::find_if(endings, [&](QLatin1String one) { return place.endsWith(one); });
    return ending == endings.end() ? QString() : place.chopped(ending->size());
}

OpenedFiles::OpenedFiles(const QString& database, Which which) : m_database(database)
{
    const QString own = core::followLinks(database);
    QStringList names{own};
    if (which == Which::WithLog) {
        names << logOf(own) << logIndexOf(own);
    }
    for (const QString& name : std::as_const(names)) {
        const auto identity = FileIdentity::of(name);
        if (identity || name == own) {
            m_opened.push_back({name, identity});
        }
    }
}

Result<void> OpenedFiles::check() const
{
    for (const Opened& file : m_opened) {
        if (!file.identity || FileIdentity::of(file.name) != file.identity) {
            return Error{ErrorCode::DatabaseMoved, m_database, 0, QFileInfo(file.name).fileName()};
        }
    }
    return {};
}

void OpenedFiles::removeEmptyLog() const
{
    const QString database = m_opened.front().name;
    const auto isOurs = [](const Opened& file) { return FileIdentity::of(file.name) == file.identity; };
    if (m_opened.size() > 1 && std::all_of(m_opened.begin() + 1, m_opened.end(), isOurs) &&
        QFileInfo(logOf(database)).size() == 0) {
        QFile::remove(logOf(database));
        QFile::remove(logIndexOf(database));
    }
}

StandStill::StandStill(const QString& database, bool withLog)
{
    const QString own = core::followLinks(database);
    m_stamps.emplace_back(own, stampOf(own));
    if (withLog) {
        m_stamps.emplace_back(logOf(own), stampOf(logOf(own)));
    }
}

bool StandStill::isOver() const
{
    return std::ranges::any_of(m_stamps, [](const auto& one) { return stampOf(one.first) != one.second; });
}

std::optional<StandStill::Stamp> StandStill::stampOf(const QString& file)
{
    const auto identity = FileIdentity::of(file);
    if (!identity) {
        return std::nullopt;
    }
    const QFileInfo info(file);
    return Stamp{*identity, info.size(), info.lastModified().toMSecsSinceEpoch()};
}

} // namespace moderato::sqlite
