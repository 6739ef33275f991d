// A database where nothing may be written beside it: in a folder of another user, on read-only media, with a
// log or without one. It is read, whole, and nothing is changed.
#include "model/sqlite/Connection.h"
#include "model/sqlite/Statement.h"
#include "tests/store/StoreFixture.h"

#include <QCoreApplication>
#include <QProcess>

#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

using namespace moderato;
using namespace moderato::test;
using core::ErrorCode;
using core::Status;
using store::Store;

namespace {

constexpr uid_t nobody = 65534;

// Prints what a reader finds, and what writing comes to.
int lookAt(const QString& file)
{
    const auto opened = Store::open(file, Store::Access::ReadOnly);
    const auto reader = opened ? (*opened)->openReader() : opened.error();
    if (!reader) {
        std::printf("error %d %s\n", int(reader.error().code), qPrintable(reader.error().detail));
        return 0;
    }
    const auto report = (*opened)->check();
    const auto second = (*opened)->openReader(); // beside the first
    const auto writing = Store::open(file, Store::Access::ReadWriteExisting);
    std::printf("%lld spam, %lld faults, %s, %s\n",
                static_cast<long long>((*reader)->counts().ofAll()->of(Status::Spam)),
                static_cast<long long>(report ? report->faults.size() : -1), second ? "twice" : "once",
                writing                                               ? "written"
                : writing.error().code == ErrorCode::DatabaseReadOnly ? "read only"
                                                                      : "otherwise");
    return 0;
}

QByteArray lookFromOutside(const QString& file, bool asNobody)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    if (asNobody) {
        process.setChildProcessModifier([] {
            if (setgid(nobody) != 0 || setuid(nobody) != 0) {
                _exit(127);
            }
        });
    }
    process.start(QCoreApplication::applicationFilePath(), {u"--look"_s, file});
    process.waitForFinished(60'000);
    return process.readAllStandardOutput().trimmed();
}

} // namespace

class TestReadOnly : public QObject
{
    Q_OBJECT

private:
    // A database of two comments, the second of which is spam in the log alone, with these files beside it.
    static void make(const QTemporaryDir& folder, const QStringList& endings)
    {
        StoreFixture fixture;
        fixture.import({comment("1"), comment("2")});
        if (!endings.contains(u"-wal"_s)) {
            fixture.perform(decide::setStatus(Status::Spam, {{{2}}}));
            fixture.close();
        } else {
            fixture.reopen(); // so that the log begins here
            fixture.perform(decide::setStatus(Status::Spam, {{{2}}}));
        }
        const QString copy = folder.filePath(u"desk.moderato"_s);
        for (const QString& ending : QStringList{QString()} + endings) {
            // By another process: in this one it would drop the locks.
            QCOMPARE(QProcess::execute(u"cp"_s, {fixture.file() + ending, copy + ending}), 0);
            QCOMPARE(::chmod(QFile::encodeName(copy + ending).constData(), 0444), 0);
        }
    }
    static void combinations()
    {
        QTest::addColumn<QStringList>("endings");
        QTest::newRow("the file alone") << QStringList();
        QTest::newRow("with its log and the log's index") << QStringList{u"-wal"_s, u"-shm"_s};
        QTest::newRow("with its log, without an index") << QStringList{u"-wal"_s};
    }

private Q_SLOTS:
    void aFolderOfAnotherUserIsRead_data() { combinations(); }
    void aFolderOfAnotherUserIsRead();
    void readOnlyMediaAreRead_data() { combinations(); }
    void readOnlyMediaAreRead();
    void aFolderThatMayNotBeEnteredIsNoMissingDatabase();
    void whoeverWritesEndsAReadingWithoutLocks();
};

void TestReadOnly::aFolderOfAnotherUserIsRead()
{
    QFETCH(QStringList, endings);
    QTemporaryDir folder;
    make(folder, endings);
    const QStringList before = QDir(folder.path()).entryList(QDir::Files);
    const bool isRoot = ::geteuid() == 0;
    QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), 0555), 0);
    const QByteArray seen = lookFromOutside(folder.filePath(u"desk.moderato"_s), isRoot);
    QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), 0755), 0);
    if (seen.isEmpty()) {
        QSKIP("another user may not run this test's program");
    }
    QCOMPARE(seen, "1 spam, 0 faults, twice, read only");
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), before);
}

void TestReadOnly::readOnlyMediaAreRead()
{
    QFETCH(QStringList, endings);
    QTemporaryDir folder;
    make(folder, endings);
    const QStringList bind{u"--bind"_s, folder.path(), folder.path()};
    if (::geteuid() != 0 || QProcess::execute(u"mount"_s, bind) != 0) {
        QSKIP("needs the right to mount");
    }
    const bool isReadOnly =
        QProcess::execute(u"mount"_s, {u"-o"_s, u"remount,ro,bind"_s, folder.path()}) == 0;
    const QByteArray seen = lookFromOutside(folder.filePath(u"desk.moderato"_s), false);
    QCOMPARE(QProcess::execute(u"umount"_s, {folder.path()}), 0);
    QVERIFY(isReadOnly);
    QCOMPARE(seen, "1 spam, 0 faults, twice, read only");
}

void TestReadOnly::aFolderThatMayNotBeEnteredIsNoMissingDatabase()
{
    QTemporaryDir folder;
    make(folder, {});
    QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), 0600), 0);
    const QByteArray seen = lookFromOutside(folder.filePath(u"desk.moderato"_s), ::geteuid() == 0);
    QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), 0700), 0);
    if (seen.isEmpty()) {
        QSKIP("another user may not run this test's program");
    }
    const QByteArray unreadable = "error " + QByteArray::number(int(ErrorCode::FileUnreadable)) + ' ';
    QVERIFY2(seen.startsWith(unreadable), seen.constData());
}

void TestReadOnly::whoeverWritesEndsAReadingWithoutLocks()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    fixture.close();
    auto reading = *sqlite::Connection::open(fixture.file(), sqlite::Connection::Mode::Immutable);
    QCOMPARE(reading->integer("SELECT count(*) FROM comment"), 1);
    {
        const sqlite::Statement again(*reading, "SELECT count(*) FROM comment");
        QVERIFY(!reading->failed());
    }
    fixture.open();
    fixture.perform(decide::setStatus(Status::Spam, {{{1}}}));
    fixture.close(); // carries the log over into the file
    QCOMPARE(reading->integer("SELECT count(*) FROM comment"), 0);
    QCOMPARE(reading->takeFailure().code, ErrorCode::DatabaseLocked);
    {
        const sqlite::Statement again(*reading, "SELECT count(*) FROM comment"); // kept from before
        QCOMPARE(reading->takeFailure().code, ErrorCode::DatabaseLocked);
    }
}

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == u"--look"_s) {
        return lookAt(arguments[2]);
    }
    TestReadOnly test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_read_only.moc"
