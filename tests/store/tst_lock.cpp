// One writer at a time, by whatever name the database is opened; the lock is the kernel's, so no lock file
// that was left behind keeps anybody out.
#include "tests/store/StoreFixture.h"

#include <QCoreApplication>
#include <QProcess>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace moderato;
using namespace moderato::test;
using core::ErrorCode;
using core::Status;
using store::Store;

namespace {

int refusal = 0; // what locking says in this process; 0 = as the kernel does

} // namespace

// Takes the place of the C library's: a file system without locks is not at hand in a test.
extern "C" int flock(int descriptor, int operation) // NOLINT
{
    if (refusal != 0) {
        errno = refusal;
        return -1;
    }
    return static_cast<int>(syscall(SYS_flock, descriptor, operation));
}

namespace {

constexpr int rounds = 25;

core::Error openError(const QString& file, Store::Access access = Store::Access::ReadWrite)
{
    const auto opened = Store::open(file, access);
    return opened ? core::Error::cancelled() : opened.error();
}

void write(const QString& file, const QByteArray& bytes)
{
    QFile opened(file);
    QVERIFY(opened.open(QIODevice::WriteOnly));
    opened.write(bytes);
}

QByteArray read(const QString& file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray("unreadable");
}

// The other process: opens the database and holds it until it is killed.
int hold(const QString& file)
{
    const auto opened = Store::open(file);
    std::puts(opened ? "held" : "refused");
    std::fflush(stdout);
    while (opened) {
        pause();
    }
    return 1;
}

// The other process: opens, decides and closes again and again, and tells how many of its decisions stand.
int decideInTurns(const QString& file)
{
    int decided = 0;
    for (int round = 0; round < rounds; ++round) {
        auto opened = Store::open(file);
        while (!opened && opened.error().code == ErrorCode::DatabaseLocked) {
            opened = Store::open(file);
        }
        if (!opened) {
            std::fprintf(stderr, "%d %s\n", int(opened.error().code), qPrintable(opened.error().detail));
            return 1;
        }
        decide::Desk desk(**opened, {{"Mo", ""}});
        for (const Status status : {Status::Spam, Status::Approved, Status::Pending}) {
            const auto outcome = desk.performAndWait(decide::setStatus(status, {{{1}, {2}}}));
            if (!outcome) {
                std::fprintf(stderr, "%s\n", qPrintable(outcome.error().detail));
                return 1;
            }
            decided += outcome->decision.isValid() ? 1 : 0;
        }
    }
    std::printf("%d\n", decided);
    return 0;
}

class Other : public QProcess
{
public:
    Other(const QString& what, const QString& file)
    {
        setProcessChannelMode(QProcess::ForwardedErrorChannel);
        start(QCoreApplication::applicationFilePath(), {what, file});
    }
    ~Other() override
    {
        kill();
        waitForFinished();
    }
    QByteArray line() { return canReadLine() || waitForReadyRead(30'000) ? readLine().trimmed() : "nothing"; }
};

} // namespace

class TestLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { refusal = 0; }
    void noNameGetsPastTheLock_data();
    void noNameGetsPastTheLock();
    void aHardLinkIsRefused();
    void twoNamesTwoProcessesAtOnce();
    void noLockFileLocksOutForEver_data();
    void noLockFileLocksOutForEver();
    void whatIsNoFileIsNotWrittenThrough_data();
    void whatIsNoFileIsNotWrittenThrough();
    void aKilledProcessHoldsNothing();
    void aLockFileTakenAwayIsTakenAgain();
    void aLockLostToAnotherEndsTheWriting();
    void whereFilesCannotBeLockedNothingIsWritten();
    void whoMayWriteTheDatabaseMayLockIt();
};

void TestLock::noNameGetsPastTheLock_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("its own") << u"real/desk.moderato"_s;
    QTest::newRow("a symbolic link") << u"link.moderato"_s;
    QTest::newRow("a link to a link") << u"second.moderato"_s;
    QTest::newRow("through a link to its folder") << u"folder/desk.moderato"_s;
    QTest::newRow("the long way round") << u"real/../real/./desk.moderato"_s;
}

void TestLock::noNameGetsPastTheLock()
{
    QFETCH(QString, name);
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"real"_s));
    QVERIFY(QFile::link(folder.filePath(u"real"_s), folder.filePath(u"folder"_s)));
    QVERIFY(QFile::link(u"real/desk.moderato"_s, folder.filePath(u"link.moderato"_s)));
    QVERIFY(QFile::link(u"link.moderato"_s, folder.filePath(u"second.moderato"_s)));
    // The first makes the database through a link that leads to nothing yet.
    Other other(u"--hold"_s, folder.filePath(u"link.moderato"_s));
    QCOMPARE(other.line(), "held");
    QVERIFY(QFileInfo(folder.filePath(u"link.moderato"_s)).isSymLink());

    const core::Error error = openError(folder.filePath(name));
    QCOMPARE(error.code, ErrorCode::DatabaseLocked);
    QVERIFY2(error.detail.contains(u"process %1"_s.arg(other.processId())), qPrintable(error.detail));
    QCOMPARE(openError(folder.filePath(name), Store::Access::ReadOnly).code, ErrorCode::Cancelled);
    QCOMPARE(QDir(folder.path()).entryList({u"*-*"_s}), QStringList()); // nothing beside a link
}

void TestLock::aHardLinkIsRefused()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    fixture.close();
    const QString second = fixture.file() + u".second"_s;
    QCOMPARE(::link(QFile::encodeName(fixture.file()).constData(), QFile::encodeName(second).constData()), 0);
    for (const QString& name : {fixture.file(), second}) {
        for (const auto access :
             {Store::Access::ReadWrite, Store::Access::ReadWriteExisting, Store::Access::ReadOnly}) {
            QCOMPARE(openError(name, access).code, ErrorCode::DatabaseLinked);
        }
    }
    QVERIFY(QFile::remove(second));
    fixture.open();
    QCOMPARE(fixture.faults(), QStringList());
}

void TestLock::twoNamesTwoProcessesAtOnce()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2")});
    fixture.close();
    const QString link = fixture.file() + u".link"_s;
    QVERIFY(QFile::link(fixture.file(), link));
    Other one(u"--decide"_s, fixture.file());
    Other two(u"--decide"_s, link);
    const int decided = one.line().toInt() + two.line().toInt();
    fixture.open();
    QCOMPARE(decided, 2 * 3 * rounds);
    QCOMPARE(qint64(fixture.reader()->desk().journal(1'000'000)->size()), decided);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestLock::noLockFileLocksOutForEver_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isOurs");
    QTest::newRow("an empty one, of a process killed at its first write") << QByteArray() << true;
    QTest::newRow("ours, of a process that is gone")
        << QByteArray("moderato-lock\nmoderato\n1\nelsewhere\n") << true;
    QTest::newRow("another program's, of another machine") << QByteArray("1\nmoderato\nelsewhere\n") << false;
    QTest::newRow("anything") << QByteArray("\0\1\2\xff", 4).repeated(5000) << false;
}

void TestLock::noLockFileLocksOutForEver()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, isOurs);
    QTemporaryDir folder;
    const QString file = folder.filePath(u"desk.moderato"_s);
    write(file + u"-lock"_s, content);
    {
        const auto opened = Store::open(file);
        QVERIFY2(opened.ok(), opened ? "" : qPrintable(opened.error().detail));
        const QByteArray own = "\n" + QByteArray::number(QCoreApplication::applicationPid()) + "\n";
        QCOMPARE(read(file + u"-lock"_s).contains(own), isOurs);
        QCOMPARE(openError(file).code, ErrorCode::DatabaseLocked); // it locks whatever stands in it
    }
    QVERIFY(QFileInfo::exists(file + u"-lock"_s));
    if (!isOurs) {
        QCOMPARE(read(file + u"-lock"_s), content);
    }
}

void TestLock::whatIsNoFileIsNotWrittenThrough_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("a folder") << u"folder"_s;
    QTest::newRow("a named pipe") << u"pipe"_s;
    QTest::newRow("a link to somebody's file") << u"link"_s;
}

void TestLock::whatIsNoFileIsNotWrittenThrough()
{
    QFETCH(QString, kind);
    QTemporaryDir folder;
    const QString file = folder.filePath(u"desk.moderato"_s);
    const QString precious = folder.filePath(u"precious"_s);
    const QByteArray lock = QFile::encodeName(file + u"-lock"_s);
    write(precious, "precious");
    QCOMPARE(kind == u"folder"_s ? ::mkdir(lock.constData(), 0700)
             : kind == u"pipe"_s ? ::mkfifo(lock.constData(), 0600)
                                 : ::symlink("precious", lock.constData()),
             0);
    const core::Error error = openError(file);
    QCOMPARE(error.code, ErrorCode::DatabaseUnusable);
    QVERIFY2(error.detail.contains(u"desk.moderato-lock"_s), qPrintable(error.detail));
    QCOMPARE(read(precious), "precious");
    QVERIFY(!QFileInfo::exists(file));
}

void TestLock::aKilledProcessHoldsNothing()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"desk.moderato"_s);
    {
        Other other(u"--hold"_s, file);
        QCOMPARE(other.line(), "held");
        QCOMPARE(openError(file).code, ErrorCode::DatabaseLocked);
    }
    QVERIFY(QFileInfo::exists(file + u"-lock"_s));
    QCOMPARE(openError(file).code, ErrorCode::Cancelled);
}

void TestLock::aLockFileTakenAwayIsTakenAgain()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    QVERIFY(QFile::remove(fixture.file() + u"-lock"_s));
    QVERIFY(fixture.perform(decide::setStatus(Status::Spam, {{{1}}})).decision.isValid());
    QVERIFY(QFileInfo::exists(fixture.file() + u"-lock"_s));
    QCOMPARE(openError(fixture.file()).code, ErrorCode::DatabaseLocked);
}

void TestLock::aLockLostToAnotherEndsTheWriting()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    const QString lock = fixture.file() + u"-lock"_s;
    QVERIFY(QFile::remove(lock));
    write(lock, {});
    QFile other(lock);
    QVERIFY(other.open(QIODevice::ReadWrite));
    QCOMPARE(flock(other.handle(), LOCK_EX | LOCK_NB), 0);
    const auto spam = decide::setStatus(Status::Spam, {{{1}}});
    QCOMPARE(fixture.desk().performAndWait(spam).error().code, ErrorCode::DatabaseLocked);
    QCOMPARE(fixture.thread(), "1 pending\n");
    other.close();
    QVERIFY(fixture.perform(spam).decision.isValid());
}

void TestLock::whereFilesCannotBeLockedNothingIsWritten()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    fixture.close();
    for (const int error : {ENOLCK, EOPNOTSUPP}) { // as network drives say
        refusal = error;
        QCOMPARE(openError(fixture.file()).code, ErrorCode::DatabaseUnlockable);
        QCOMPARE(openError(fixture.file() + u".new"_s).code, ErrorCode::DatabaseUnlockable);
        QVERIFY(!QFileInfo::exists(fixture.file() + u".new"_s));
        QCOMPARE(openError(fixture.file(), Store::Access::ReadOnly).code, ErrorCode::Cancelled);
    }
    refusal = 0;
    fixture.open();
}

void TestLock::whoMayWriteTheDatabaseMayLockIt()
{
    StoreFixture fixture;
    const auto modeOfLock = [&] {
        struct stat found = {};
        ::stat(QFile::encodeName(fixture.file() + u"-lock"_s).constData(), &found);
        return found.st_mode & 0777;
    };
    fixture.reopen();
    QCOMPARE(modeOfLock(), 0600U);
    QCOMPARE(::chmod(QFile::encodeName(fixture.file()).constData(), 0660), 0);
    fixture.reopen();
    QCOMPARE(modeOfLock(), 0660U);
}

// NOLINTNEXTLINE(bugprone-exception-escape): what a test throws ends it
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == u"--hold"_s) {
        return hold(arguments[2]);
    }
    if (arguments.size() == 3 && arguments[1] == u"--decide"_s) {
        return decideInTurns(arguments[2]);
    }
    TestLock test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_lock.moc"
