#include "model/sqlite/DatabaseLock.h"

#include "model/core/FileIdentity.h"
#include "model/sqlite/DatabaseFiles.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QSysInfo>
#include <QThread>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace moderato::sqlite {

using core::Error;
using core::ErrorCode;
using core::FileIdentity;
using core::Result;

namespace {

constexpr unsigned long pollMilliseconds = 20;
constexpr int mostReplacements = 10; // of the lock file, while it is being locked
constexpr qint64 holderBytes = 512;
// The first line of what we write; a file that begins otherwise is a stranger's, and stays as it is.
constexpr char holderMark[] = "moderato-lock\n";

// Never blocks on a FIFO, never follows a link to what is somebody's.
constexpr int openFlags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;

ErrorCode codeOfSystem(int systemError)
{
    switch (systemError) {
    case ENOENT:
    case ENOTDIR:
        return ErrorCode::FileUnwritable; // there is no such folder
    case EACCES:
    case EPERM:
    case EROFS:
        return ErrorCode::DatabaseReadOnly;
    case ENOSPC:
    case EDQUOT:
        return ErrorCode::DiskFull;
    default:
        return ErrorCode::DatabaseUnusable;
    }
}

QString systemWords(int systemError) { return QString::fromLocal8Bit(std::strerror(systemError)); }

// Through the descriptor that is there: it has no other to close.
QByteArray readStart(int descriptor)
{
    QByteArray bytes(holderBytes, '\0');
    const ssize_t size = ::pread(descriptor, bytes.data(), static_cast<size_t>(bytes.size()), 0);
    return bytes.left(std::max<qsizetype>(size, 0));
}

bool isPlain(const QString& word)
{
    return !word.isEmpty() && std::ranges::all_of(word, [](QChar c) { return c.isPrint(); });
}

} // namespace

DatabaseLock::DatabaseLock(QString database, QString name)
    : m_database(std::move(database)), m_name(std::move(name))
{
}

DatabaseLock::~DatabaseLock() { close(); }

void DatabaseLock::close()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
        m_descriptor = -1;
    }
}

Result<std::unique_ptr<DatabaseLock>> DatabaseLock::take(const QString& database,
                                                         std::chrono::milliseconds patience)
{
    std::unique_ptr<DatabaseLock> lock(new DatabaseLock(database, lockOf(core::followLinks(database))));
    const QDeadlineTimer deadline(patience);
    auto locked = lock->tryLock();
    while (locked && !*locked && !deadline.hasExpired()) {
        QThread::msleep(pollMilliseconds);
        locked = lock->tryLock();
    }
    if (!locked) {
        return locked.error();
    }
    if (!*locked) {
        return lock->held();
    }
    return lock;
}

Result<void> DatabaseLock::renew()
{
    if (isNamed()) {
        return {};
    }
    close();
    const auto locked = tryLock();
    if (!locked) {
        return locked.error();
    }
    return *locked ? Result<void>() : Result<void>(held());
}

Result<void> DatabaseLock::open()
{
    const QByteArray name = QFile::encodeName(m_name);
    m_descriptor = ::open(name.constData(), O_RDWR | O_CREAT | openFlags, S_IRUSR | S_IWUSR);
    if (m_descriptor < 0 && errno == EACCES) {
        m_descriptor = ::open(name.constData(), O_RDONLY | openFlags); // another user's, and locks as well
        errno = m_descriptor < 0 ? EACCES : 0;
    }
    struct stat file = {};
    if (m_descriptor >= 0 && ::fstat(m_descriptor, &file) == 0 && S_ISREG(file.st_mode)) {
        return {};
    }
    const bool isStrange = m_descriptor >= 0;
    const ErrorCode code = isStrange ? ErrorCode::DatabaseUnusable : codeOfSystem(errno);
    const QString why = isStrange                             ? m_name + QStringLiteral(" is not a file")
                        : code == ErrorCode::DatabaseReadOnly ? QStringLiteral("its folder cannot be written")
                        : code == ErrorCode::DatabaseUnusable ? m_name + u' ' + systemWords(errno)
                                                              : systemWords(errno);
    close();
    return Error{code, m_database, 0, why};
}

Result<bool> DatabaseLock::tryLock()
{
    for (int replaced = 0; replaced < mostReplacements; ++replaced) {
        if (m_descriptor < 0) {
            if (auto opened = open(); !opened) {
                return opened.error();
            }
        }
        int locked = -1;
        do {
            locked = ::flock(m_descriptor, LOCK_EX | LOCK_NB);
        } while (locked != 0 && errno == EINTR);
        if (locked != 0 && errno != EWOULDBLOCK) {
            return Error{ErrorCode::DatabaseUnlockable, m_database, 0, systemWords(errno)};
        }
        // A lock on a file that has lost its name keeps nobody out.
        if (isNamed()) {
            if (locked == 0) {
                followDatabase();
                writeHolder();
            }
            return locked == 0;
        }
        close();
    }
    return false;
}

bool DatabaseLock::isNamed() const
{
    const auto identity = m_descriptor < 0 ? std::nullopt : FileIdentity::of(m_descriptor);
    return identity && identity == FileIdentity::of(m_name);
}

// Whoever may write the database may lock it: as SQLite does with the log.
void DatabaseLock::followDatabase() const
{
    struct stat own = {};
    struct stat database = {};
    const QByteArray file = QFile::encodeName(core::followLinks(m_database));
    if (::stat(file.constData(), &database) != 0 || ::fstat(m_descriptor, &own) != 0 || own.st_nlink != 1) {
        return;
    }
    const mode_t mode = database.st_mode & 0666;
    bool followed = true;
    if (::geteuid() == 0 && (own.st_uid != database.st_uid || own.st_gid != database.st_gid)) {
        followed = ::fchown(m_descriptor, database.st_uid, database.st_gid) == 0;
    }
    if (followed && (own.st_mode & 0777) != mode) {
        (void)::fchmod(m_descriptor, mode); // best effort: the lock holds without it
    }
}

// For the sentence that another is told; the lock does not depend on it.
void DatabaseLock::writeHolder() const
{
    struct stat own = {};
    if (::fstat(m_descriptor, &own) != 0 || own.st_nlink != 1) {
        return;
    }
    if (own.st_size != 0 && !readStart(m_descriptor).startsWith(holderMark)) {
        return;
    }
    const QByteArray text = holderMark + QCoreApplication::applicationName().toUtf8() + '\n' +
                            QByteArray::number(QCoreApplication::applicationPid()) + '\n' +
                            QSysInfo::machineHostName().toUtf8() + '\n';
    const bool written = ::ftruncate(m_descriptor, 0) == 0 &&
                         ::pwrite(m_descriptor, text.constData(), static_cast<size_t>(text.size()), 0) > 0;
    Q_UNUSED(written)
}

Error DatabaseLock::held() const
{
    Error error{ErrorCode::DatabaseLocked, m_database, 0, {}};
    const QByteArray text = readStart(m_descriptor);
    const QStringList lines = QString::fromUtf8(text).split(u'\n');
    bool isNumber = false;
    const qint64 process = lines.value(2).toLongLong(&isNumber);
    if (!text.startsWith(holderMark) || !isNumber || !isPlain(lines.value(1))) {
        return error;
    }
    error.detail = QStringLiteral("%1, process %2").arg(lines.value(1)).arg(process);
    if (const QString host = lines.value(3); isPlain(host) && host != QSysInfo::machineHostName()) {
        error.detail += QStringLiteral(" on ") + host;
    }
    return error;
}

} // namespace moderato::sqlite
