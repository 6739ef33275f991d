#include "model/core/FileIdentity.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace moderato::core {

namespace {

constexpr int mostLinks = 40; // as the kernel's own limit

FileIdentity identityOf(const struct stat& file)
{
    return {static_cast<quint64>(file.st_dev), static_cast<quint64>(file.st_ino)};
}

} // namespace

std::optional<FileIdentity> FileIdentity::of(const QString& path)
{
    struct stat file = {};
    return ::stat(QFile::encodeName(path).constData(), &file) == 0 ? std::optional(identityOf(file))
                                                                   : std::nullopt;
}

std::optional<FileIdentity> FileIdentity::of(int descriptor)
{
    struct stat file = {};
    return ::fstat(descriptor, &file) == 0 ? std::optional(identityOf(file)) : std::nullopt;
}

QString followLinks(const QString& path)
{
    QFileInfo info(QFileInfo(path).absoluteFilePath());
    for (int links = 0; links < mostLinks; ++links) {
        if (QString canonical = info.canonicalFilePath(); !canonical.isEmpty()) {
            return canonical;
        }
        if (!info.isSymLink()) {
            break;
        }
        info.setFile(info.symLinkTarget()); // leads to nothing yet
    }
    const QString folder = QFileInfo(info.path()).canonicalFilePath();
    return folder.isEmpty() ? info.absoluteFilePath() : QDir(folder).filePath(info.fileName());
}

} // namespace moderato::core
