// Which file a name leads to, as the kernel tells it: two names of one file are equal, be they links of
// either kind. Neighbours: the store knows its database by it; whoever writes a file asks it first.
#pragma once

#include <QString>

#include <optional>

namespace moderato::core {

// Told by stat(2) alone: closing any descriptor of a file would drop every lock that this process holds on it
// (POSIX, fcntl(2)), SQLite's among them.
struct FileIdentity
{
    quint64 device = 0;
    quint64 inode = 0;

    // Links are followed. std::nullopt when nothing is there, or it may not be asked.
    static std::optional<FileIdentity> of(const QString& path);
    static std::optional<FileIdentity> of(int descriptor);

    friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

// The absolute name that `path` leads to, every symbolic link followed; what it names need not be there yet.
QString followLinks(const QString& path);

} // namespace moderato::core
