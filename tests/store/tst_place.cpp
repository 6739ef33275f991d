// The file is removed, moved or replaced while it is open: noticed before the next commit, nothing is lost,
// and what has come in its place is left alone.
#include "model/store/Transaction.h"
#include "tests/TestProgram.h"
#include "tests/store/StoreFixture.h"

#include <QSignalSpy>

namespace moderato::test::tst_place {

using core::ErrorCode;
using core::Status;
using store::Store;

namespace {

QByteArray bytesOf(const QString& file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray("unreadable");
}

constexpr char anotherFile[] = "Dear diary.";

bool write(const QString& file)
{
    QFile made(file);
    return made.open(QIODevice::WriteOnly | QIODevice::NewOnly) && made.write(anotherFile) > 0;
}

// Whether the other program's database at `file` is as it was made.
QStringList faultsIn(const QString& file)
{
    const auto opened = Store::open(file, Store::Access::ReadOnly);
    const auto report = opened ? (*opened)->check() : opened.error();
    return report ? report->faults : QStringList{report.error().detail};
}

qint64 countIn(const QString& file, Status status)
{
    const auto opened = Store::open(file, Store::Access::ReadOnly);
    const auto reader = opened ? (*opened)->openReader() : opened.error();
    return reader ? (*reader)->counts().ofAll()->of(status) : -1;
}

// What another hand does to desk/desk.moderato in `folder`.
bool happen(const QString& what, const QTemporaryDir& folder)
{
    const QString file = folder.filePath(u"desk/desk.moderato"_s);
    const QString ending = what.contains(u"index"_s) ? u"-shm"_s
                           : what.contains(u"log"_s) ? u"-wal"_s
                                                     : QString();
    if (what.contains(u"renamed"_s)) {
        return QDir().rename(folder.filePath(u"desk"_s), folder.filePath(u"other"_s));
    }
    if (what.contains(u"moved"_s) && !what.contains(u"removed"_s)) {
        return QFile::rename(file, folder.filePath(u"elsewhere"_s));
    }
    if (!QFile::remove(file + ending)) {
        return false;
    }
    return what.contains(u"removed"_s)       ? true
           : what.contains(u"by a folder"_s) ? QDir().mkdir(file)
                                             : write(file + ending);
}

} // namespace

class TestPlace : public QObject
{
    Q_OBJECT

private:
    static decide::Request spam(qint64 id) { return decide::setStatus(Status::Spam, {{{id}}}); }

private Q_SLOTS:
    void aFileThatLeftItsPlaceIsNoticed_data();
    void aFileThatLeftItsPlaceIsNoticed();
    void aFileThatComesBackIsWrittenAgain();
    void aMovedFileHoldsAllOnceItIsClosed();
    void whatCameInItsPlaceIsLeftAlone();
    void itIsNoticedAtRest();
    void itIsNoticedWithinADecision();
    void anImportUnderWayIsStopped();
    void aCopyTakesThePlaceThatIsFree();
    void aCopyReplacesNothing();
};

void TestPlace::aFileThatLeftItsPlaceIsNoticed_data()
{
    QTest::addColumn<QString>("what");
    for (const char* what : {"removed", "moved", "replaced", "replaced by a folder", "its log removed",
                             "its log replaced", "the log's index removed", "its folder renamed"}) {
        QTest::newRow(what) << QString::fromLatin1(what);
    }
}

void TestPlace::aFileThatLeftItsPlaceIsNoticed()
{
    QFETCH(QString, what);
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"desk"_s));
    const QString file = folder.filePath(u"desk/desk.moderato"_s);
    auto store = *Store::open(file);
    decide::Desk desk(*store, {{"Mo", ""}});
    {
        auto session = *intake::ImportSession::begin(*store, {});
        QVERIFY(session->article(article("a")).ok());
        QVERIFY(session->comment(comment("1")).ok() && session->comment(comment("2")).ok());
        QVERIFY(session->finish().ok());
    }
    QVERIFY(desk.performAndWait(spam(1)).ok()); // stands in the log alone
    QSignalSpy lost(store.get(), &Store::lost);

    QVERIFY(happen(what, folder));
    for (const qint64 id : {1, 2}) {
        const auto refused = desk.performAndWait(decide::setStatus(Status::Approved, {{{id}}}));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::DatabaseMoved);
        QCOMPARE(refused.error().where, file);
    }
    QTRY_COMPARE(lost.size(), 1); // told once
    QCOMPARE(store->openReader().error().code, ErrorCode::DatabaseMoved);

    const QString kept = folder.filePath(u"kept.moderato"_s);
    const auto copied = store->copyTo(kept);
    QVERIFY2(copied.ok(), copied ? "" : qPrintable(copied.error().detail));
    QCOMPARE(faultsIn(kept), QStringList());
    QCOMPARE(countIn(kept, Status::Spam), 1);
    QCOMPARE(countIn(kept, Status::Pending), 1);
}

void TestPlace::aFileThatComesBackIsWrittenAgain()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    QSignalSpy lost(&fixture.store(), &Store::lost);
    QSignalSpy found(&fixture.store(), &Store::foundAgain);
    const QString away = fixture.file() + u".away"_s;
    QVERIFY(QFile::rename(fixture.file(), away));
    QCOMPARE(fixture.desk().performAndWait(spam(1)).error().code, ErrorCode::DatabaseMoved);
    QTRY_COMPARE(lost.size(), 1);
    QVERIFY(QFile::rename(away, fixture.file()));
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, 20'000); // nobody has to try
    QVERIFY(fixture.perform(spam(1)).decision.isValid());
    QCOMPARE(fixture.faults(), QStringList());
}

void TestPlace::aMovedFileHoldsAllOnceItIsClosed()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2")});
    fixture.perform(spam(1));
    const QString away = fixture.file() + u".away"_s;
    QVERIFY(QFile::rename(fixture.file(), away));
    fixture.close();
    QCOMPARE(faultsIn(away), QStringList());
    QCOMPARE(countIn(away, Status::Spam), 1);
    // Nothing is left that would be taken for the log of what comes here next.
    QVERIFY(!QFileInfo::exists(fixture.file() + u"-wal"_s));
    QVERIFY(!QFileInfo::exists(fixture.file() + u"-shm"_s));
    fixture.open();
    QCOMPARE(fixture.reader()->counts().ofAll()->total(), 0);
}

void TestPlace::whatCameInItsPlaceIsLeftAlone()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2")});
    StoreFixture other;
    other.import({comment("1"), comment("2"), comment("3")});
    other.perform(spam(3));
    other.close();
    const QByteArray before = bytesOf(other.file());

    fixture.perform(spam(1));
    QVERIFY(QFile::remove(fixture.file()));
    QVERIFY(QFile::copy(other.file(), fixture.file()));
    QCOMPARE(fixture.desk().performAndWait(spam(2)).error().code, ErrorCode::DatabaseMoved);
    fixture.close();
    QCOMPARE(bytesOf(fixture.file()), before);
    fixture.open();
    QCOMPARE(fixture.faults(), QStringList());
    QCOMPARE(fixture.reader()->counts().ofAll()->total(), 3);
    QCOMPARE(fixture.reader()->counts().ofAll()->of(Status::Spam), 1);
}

void TestPlace::itIsNoticedAtRest()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    QSignalSpy lost(&fixture.store(), &Store::lost);
    QVERIFY(QFile::remove(fixture.file()));
    QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, 20'000);
    QCOMPARE(lost.first().first().value<core::Error>().code, ErrorCode::DatabaseMoved);
}

void TestPlace::itIsNoticedWithinADecision()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    const auto written =
        fixture.store().writeAndWait(Store::Lane::Decision, [&](store::Transaction&) -> core::Result<void> {
            return QFile::remove(fixture.file()) ? core::Result<void>() : core::Error{};
        });
    QCOMPARE(written.error().code, ErrorCode::DatabaseMoved);
}

void TestPlace::anImportUnderWayIsStopped()
{
    StoreFixture fixture;
    auto session = *intake::ImportSession::begin(fixture.store(), {});
    QVERIFY(session->article(article("a")).ok());
    QVERIFY(QFile::remove(fixture.file()));
    for (int i = 0; i < 100; ++i) {
        (void)session->comment(comment(QByteArray::number(i)));
    }
    QCOMPARE(session->finish().error().code, ErrorCode::DatabaseMoved);
}

void TestPlace::aCopyTakesThePlaceThatIsFree()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2")});
    fixture.perform(spam(1));
    QVERIFY(QFile::remove(fixture.file()));
    QCOMPARE(fixture.desk().performAndWait(spam(2)).error().code, ErrorCode::DatabaseMoved);
    QVERIFY(fixture.store().copyTo(fixture.file()).ok());
    QCOMPARE(fixture.desk().performAndWait(spam(2)).error().code, ErrorCode::DatabaseMoved); // not that one
    fixture.reopen();
    QCOMPARE(fixture.thread(), "1 spam\n2 pending\n");
    fixture.perform(spam(2));
    QCOMPARE(fixture.faults(), QStringList());
}

void TestPlace::aCopyReplacesNothing()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    const QString taken = fixture.file() + u".taken"_s;
    QVERIFY(write(taken));
    const QString link = fixture.file() + u".link"_s;
    QVERIFY(QFile::link(fixture.file(), link));
    for (const bool isLost : {false, true}) {
        QCOMPARE(fixture.store().copyTo(taken).error().code, ErrorCode::FileExists);
        for (const char* ending : {"-wal", "-shm", "-lock"}) { // these are there
            QCOMPARE(fixture.store().copyTo(fixture.file() + QLatin1String(ending)).error().code,
                     ErrorCode::FileExists);
        }
        QCOMPARE(fixture.store().copyTo(fixture.file() + u"-journal"_s).error().code,
                 ErrorCode::FileIsDatabase);
        QCOMPARE(fixture.store().copyTo(taken + u"-wal"_s).error().code, ErrorCode::FileIsDatabase);
        if (!isLost) {
            QCOMPARE(fixture.store().copyTo(fixture.file()).error().code, ErrorCode::FileExists);
            QCOMPARE(fixture.store().copyTo(link).error().code, ErrorCode::FileExists);
            QVERIFY(QFile::remove(fixture.file()));
        }
    }
    QCOMPARE(bytesOf(taken), anotherFile);
}

MODERATO_TEST(TestPlace)

} // namespace moderato::test::tst_place

#include "tst_place.moc"
