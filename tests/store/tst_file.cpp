// The file: which are refused and left as they are, what a lock, a full disk, another hand in it come to.
#include "model/sqlite/Connection.h"
#include "model/sqlite/Migrations.h"
#include "model/sqlite/Statement.h"
#include "model/store/Writing.h"
#include "tests/TestProgram.h"
#include "tests/store/StoreFixture.h"

#include <QProcess>

#include <unistd.h>

namespace moderato::test::tst_file {

using core::ErrorCode;
using core::Status;
using store::Store;

namespace {

QByteArray bytesOf(const QString& file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray("unreadable");
}

void write(const QString& file, const QByteArray& bytes)
{
    QFile opened(file);
    QVERIFY(opened.open(QIODevice::WriteOnly));
    opened.write(bytes);
}

ErrorCode openError(const QString& file, Store::Access access = Store::Access::ReadWrite)
{
    const auto opened = Store::open(file, access);
    return opened ? ErrorCode::Cancelled : opened.error().code;
}

// A small file system of its own, for root; `isMounted` tells whether that worked.
class Mount
{
public:
    explicit Mount(const QString& folder) : m_folder(folder)
    {
        m_mounted = ::geteuid() == 0 && run({u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=2m"_s, u"tmpfs"_s, folder});
    }
    ~Mount()
    {
        if (m_mounted) {
            QProcess::execute(u"umount"_s, {m_folder});
        }
    }
    Q_DISABLE_COPY_MOVE(Mount)

    bool isMounted() const { return m_mounted; }
    bool makeReadOnly() { return run({u"-o"_s, u"remount,ro"_s, m_folder}); }

private:
    static bool run(const QStringList& arguments) { return QProcess::execute(u"mount"_s, arguments) == 0; }

    QString m_folder;
    bool m_mounted = false;
};

} // namespace

class TestFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewFileIsPrivateAndWhole();
    void strangeFilesAreRefusedAndLeftAsTheyAre_data();
    void strangeFilesAreRefusedAndLeftAsTheyAre();
    void aNewerFileIsRefusedAndLeftAsItIs();
    void aFileOfATestVersionIsRefusedAndLeftAsItIs();
    void aFileWithAStrangersTriggerIsRefused();
    void aMissingFileIsMadeOnlyWhenAsked();
    void oneWriterAtATime();
    void aHeldLockIsAnErrorAndNothingIsDone();
    void aReadOnlyStoreReadsAndRefuses();
    void readOnlyMediaAreReadWithoutALog();
    void aFullDatabaseUndoesTheWholeDecision();
    void aFullDiskLosesNothing();
    void olderFilesAreCopiedThenMigrated();
    void aFailedMigrationLeavesTheOldFile();
    void checkFindsWhatAnotherHandChanged_data();
    void checkFindsWhatAnotherHandChanged();
    void theJournalIsAppendOnly();
    void aBackupIsWholeAndNeverOverwrites();
    void firstRowsComeInDisplayOrder();
    void anAuthorsRecordIsCounted();
};

void TestFile::aNewFileIsPrivateAndWhole()
{
    StoreFixture fixture;
    const auto permissions = QFileInfo(fixture.file()).permissions();
    QVERIFY(permissions & QFile::ReadOwner);
    QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther)));
    fixture.close(); // what is open, only SQLite may read
    QCOMPARE(bytesOf(fixture.file()).mid(68, 4), "MODR");
    fixture.open();
    QCOMPARE(QFileInfo(fixture.file()).dir().entryList({u"*.moderato.*"_s}), QStringList());
    QCOMPARE(fixture.faults(), QStringList());
}

void TestFile::strangeFilesAreRefusedAndLeftAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("an empty file") << QByteArray() << QByteArray();
    QTest::newRow("text") << QByteArray("Dear diary, ").repeated(1000) << QByteArray();
    QTest::newRow("another program's database")
        << QByteArray() << QByteArray("PRAGMA application_id=7; CREATE TABLE t(a); INSERT INTO t VALUES(1)");
    QTest::newRow("another program's database with a log")
        << QByteArray() << QByteArray("PRAGMA journal_mode=WAL; CREATE TABLE t(a)");
}

void TestFile::strangeFilesAreRefusedAndLeftAsTheyAre()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, sql);
    QTemporaryDir folder;
    const QString file = folder.filePath(u"strange.db"_s);
    write(file, content);
    if (!sql.isEmpty()) {
        QVERIFY(Stranger(file).execute(sql.constData()));
    }
    const QByteArray before = bytesOf(file);
    for (const auto access : {Store::Access::ReadWrite, Store::Access::ReadOnly}) {
        QCOMPARE(openError(file, access), ErrorCode::DatabaseForeign);
    }
    QCOMPARE(bytesOf(file), before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"strange.db"_s});
    QCOMPARE(openError(folder.path()), ErrorCode::FileUnreadable);
}

void TestFile::aNewerFileIsRefusedAndLeftAsItIs()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"newer.moderato"_s);
    QVERIFY(Store::open(file).ok());
    QVERIFY(Stranger(file).execute("PRAGMA user_version=999"));
    const QByteArray before = bytesOf(file);
    QCOMPARE(openError(file), ErrorCode::DatabaseNewer);
    QCOMPARE(openError(file, Store::Access::ReadOnly), ErrorCode::DatabaseNewer);
    QCOMPARE(bytesOf(file), before);
}

void TestFile::aFileOfATestVersionIsRefusedAndLeftAsItIs()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"older.moderato"_s);
    QVERIFY(Store::open(file).ok());
    QVERIFY(Stranger(file).execute("PRAGMA user_version=2"));
    const QByteArray before = bytesOf(file);
    QCOMPARE(openError(file), ErrorCode::DatabaseOlder);
    QCOMPARE(openError(file, Store::Access::ReadOnly), ErrorCode::DatabaseOlder);
    QCOMPARE(bytesOf(file), before);
}

void TestFile::aFileWithAStrangersTriggerIsRefused()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"trap.moderato"_s);
    QVERIFY(Store::open(file).ok());
    QVERIFY(
        Stranger(file).execute("CREATE TRIGGER trap AFTER INSERT ON decision BEGIN DELETE FROM draft; END"));
    QCOMPARE(openError(file), ErrorCode::DatabaseForeign);
}

void TestFile::aMissingFileIsMadeOnlyWhenAsked()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"none.moderato"_s);
    QCOMPARE(openError(file, Store::Access::ReadWriteExisting), ErrorCode::DatabaseMissing);
    QCOMPARE(openError(file, Store::Access::ReadOnly), ErrorCode::DatabaseMissing);
    QVERIFY(!QFileInfo::exists(file));
    QCOMPARE(openError(folder.filePath(u"no/such/folder.moderato"_s)), ErrorCode::FileUnwritable);
}

void TestFile::oneWriterAtATime()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    QCOMPARE(openError(fixture.file()), ErrorCode::DatabaseLocked);
    auto reading = Store::open(fixture.file(), Store::Access::ReadOnly);
    QVERIFY(reading.ok());
    QCOMPARE((*(*reading)->openReader())->counts().ofAll()->total(), 1);
}

void TestFile::aHeldLockIsAnErrorAndNothingIsDone()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    Stranger stranger(fixture.file());
    QVERIFY(stranger.execute("BEGIN IMMEDIATE"));
    const auto refused = fixture.desk().performAndWait(decide::setStatus(Status::Spam, {{{1}}}));
    QCOMPARE(refused.error().code, ErrorCode::DatabaseLocked);
    QCOMPARE(fixture.thread(), "1 pending\n");
    QVERIFY(stranger.execute("ROLLBACK"));
    fixture.perform(decide::setStatus(Status::Spam, {{{1}}}));
    QCOMPARE(fixture.thread(), "1 spam\n");
}

void TestFile::aReadOnlyStoreReadsAndRefuses()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    auto reading = *Store::open(fixture.file(), Store::Access::ReadOnly);
    QVERIFY(reading->isReadOnly());
    decide::Desk desk(*reading, {{"Mo", ""}});
    QCOMPARE(desk.performAndWait(decide::undo()).error().code, ErrorCode::DatabaseReadOnly);
    QCOMPARE(intake::ImportSession::begin(*reading, {}).error().code, ErrorCode::DatabaseReadOnly);
    auto reader = *reading->openReader();
    QCOMPARE(reader->counts().ofAll()->total(), 1);
    fixture.perform(decide::setStatus(Status::Spam, {{{1}}}));
    QCOMPARE(reader->counts().ofAll()->of(Status::Spam), 1); // it sees what is committed
}

void TestFile::readOnlyMediaAreReadWithoutALog()
{
    QTemporaryDir folder;
    Mount mount(folder.path());
    if (!mount.isMounted()) {
        QSKIP("needs the right to mount");
    }
    const QString file = folder.filePath(u"cd.moderato"_s);
    {
        auto made = *Store::open(file);
    }
    QVERIFY(mount.makeReadOnly());
    QCOMPARE(openError(file), ErrorCode::DatabaseReadOnly);
    auto reading = Store::open(file, Store::Access::ReadOnly);
    QVERIFY(reading.ok());
    QCOMPARE((*(*reading)->openReader())->counts().ofAll()->total(), 0);
}

void TestFile::aFullDatabaseUndoesTheWholeDecision()
{
    StoreFixture fixture;
    std::vector<core::CommentRecord> file;
    decide::Targets all;
    for (int i = 1; i <= 5000; ++i) {
        file.push_back(comment(QByteArray::number(i)));
        all.ids.push_back({i});
    }
    fixture.import(file);
    const auto limit = [&](bool full) {
        return fixture.store().writeAndWait(Store::Lane::Decision, [full](store::Transaction& transaction) {
            sqlite::Connection& connection = store::writingOf(transaction).connection;
            // The least SQLite takes is the number of pages there are.
            connection.execute(full ? "PRAGMA max_page_count=1" : "PRAGMA max_page_count=1073741823");
            return core::Result<void>();
        });
    };
    QVERIFY(limit(true).ok());
    const auto refused = fixture.desk().performAndWait(decide::setStatus(Status::Approved, all));
    QCOMPARE(refused.error().code, ErrorCode::DiskFull);
    QCOMPARE(fixture.reader()->counts().ofAll()->of(Status::Pending), 5000);
    QVERIFY(fixture.reader()->desk().journal(1)->empty());
    QCOMPARE(fixture.faults(), QStringList());
    QVERIFY(limit(false).ok());
    QCOMPARE(fixture.perform(decide::setStatus(Status::Approved, all)).changed, 5000);
}

void TestFile::aFullDiskLosesNothing()
{
    QTemporaryDir folder;
    Mount mount(folder.path());
    if (!mount.isMounted()) {
        QSKIP("needs the right to mount");
    }
    const QString file = folder.filePath(u"desk.moderato"_s);
    auto opened = *Store::open(file);
    decide::Desk desk(*opened, {{"Mo", ""}});
    {
        auto session = *intake::ImportSession::begin(*opened, {});
        QVERIFY(session->article(article("a")).ok());
        QVERIFY(session->comment(comment("1")).ok());
        QVERIFY(session->finish().ok());
    }
    qint64 written = 0;
    auto last = desk.performAndWait(decide::reply({1}, QByteArray(5000, 'x')));
    while (last.ok()) {
        ++written;
        last = desk.performAndWait(decide::reply({1}, QByteArray(5000, 'x')));
    }
    QCOMPARE(last.error().code, ErrorCode::DiskFull);
    QVERIFY(written > 10);
    QCOMPARE((*opened->openReader())->counts().ofAll()->total(), written + 1);
    opened.reset();
    auto reading = Store::open(file, Store::Access::ReadOnly);
    QVERIFY2(reading.ok(), reading ? "" : qPrintable(reading.error().detail));
    QCOMPARE((*(*reading)->openReader())->counts().ofAll()->total(), written + 1);
    QCOMPARE((*reading)->check()->faults, QStringList());
}

void TestFile::olderFilesAreCopiedThenMigrated()
{
    static constexpr std::array one{"CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT) STRICT",
                                    "INSERT INTO note(text) VALUES('kept')"};
    static constexpr std::array two{"ALTER TABLE note ADD COLUMN stars INTEGER NOT NULL DEFAULT 3"};
    static constexpr std::array three{"UPDATE note SET stars = stars + 1"};
    static constexpr std::array list{sqlite::Migration{1, one}, sqlite::Migration{2, two},
                                     sqlite::Migration{3, three}};
    QTemporaryDir folder;
    const QString file = folder.filePath(u"old.db"_s);
    const auto open = [&](const QString& name) {
        return *sqlite::Connection::open(name, sqlite::Connection::Mode::ReadWrite);
    };
    auto connection = open(file);
    QVERIFY(sqlite::migrate(*connection, std::span(list).first(1)).ok());
    QVERIFY(!QFileInfo::exists(file + u".before-v1"_s)); // new: nothing to keep
    QVERIFY(sqlite::migrate(*connection, list).ok());
    QCOMPARE(connection->integer("PRAGMA user_version"), 3);
    QCOMPARE(connection->integer("SELECT stars FROM note"), 4);
    QVERIFY(sqlite::migrate(*connection, list).ok());
    QCOMPARE(connection->integer("SELECT stars FROM note"), 4); // once

    auto copy = open(file + u".before-v3"_s);
    QCOMPARE(copy->integer("PRAGMA user_version"), 1);
    QCOMPARE(copy->integer("SELECT count(*) FROM note WHERE text = 'kept'"), 1);
    QCOMPARE(sqlite::migrate(*connection, std::span(list).first(2)).error().code, ErrorCode::DatabaseNewer);
}

void TestFile::aFailedMigrationLeavesTheOldFile()
{
    static constexpr std::array one{"CREATE TABLE note(id INTEGER PRIMARY KEY) STRICT"};
    static constexpr std::array two{"INSERT INTO note VALUES(5)", "INSERT INTO nowhere VALUES(1)"};
    static constexpr std::array list{sqlite::Migration{1, one}, sqlite::Migration{2, two}};
    QTemporaryDir folder;
    auto connection =
        *sqlite::Connection::open(folder.filePath(u"old.db"_s), sqlite::Connection::Mode::ReadWrite);
    QVERIFY(sqlite::migrate(*connection, std::span(list).first(1)).ok());
    for (int attempt = 0; attempt < 2; ++attempt) {
        QVERIFY(!sqlite::migrate(*connection, list).ok());
        QCOMPARE(connection->integer("PRAGMA user_version"), 1);
        QCOMPARE(connection->integer("SELECT count(*) FROM note"), 0);
    }
    QCOMPARE(QDir(folder.path()).entryList({u"*before*"_s}),
             (QStringList{u"old.db.before-v2"_s, u"old.db.before-v2.2"_s}));
}

void TestFile::checkFindsWhatAnotherHandChanged_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("fault");
    QTest::newRow("a body") << QByteArray("UPDATE content SET body = 'x' WHERE comment_id = 1")
                            << u"comment 1: body differs from its hash"_s;
    QTest::newRow("a status") << QByteArray("UPDATE comment SET status = 2 WHERE id = 1")
                              << u"article 1: counters differ"_s;
    QTest::newRow("a kind that cannot be")
        << QByteArray("UPDATE comment SET kind = 9 WHERE id = 1") << u"comment 1: holds what cannot be"_s;
    QTest::newRow("a count of replies") << QByteArray("UPDATE comment SET replies = 9 WHERE id = 1")
                                        << u"comment 1: count of replies differs"_s;
    QTest::newRow("a version without its text") << QByteArray("UPDATE comment SET version = 5 WHERE id = 1")
                                                << u"comment 1: its version is not kept"_s;
    QTest::newRow("a counter") << QByteArray("UPDATE counter SET spam = 7 WHERE article_id = 0")
                               << u"article 0: counters differ"_s;
    QTest::newRow("an author's counter")
        << QByteArray("UPDATE author_counter SET spam = 7 WHERE author_id = 2")
        << u"author 2: counters differ"_s;
    QTest::newRow("a flag") << QByteArray("UPDATE flag SET closed_by = 1")
                            << u"comment 2: flag count differs"_s;
    QTest::newRow("a reference") << QByteArray("UPDATE comment SET author_id = 99 WHERE id = 1")
                                 << u"refers to a missing author"_s;
}

void TestFile::checkFindsWhatAnotherHandChanged()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, fault);
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2")});
    fixture.perform(decide::flag(core::FlagReason::Spam, {{{2}}}));
    QCOMPARE(fixture.faults(), QStringList());
    QVERIFY(Stranger(fixture.file()).execute(sql.constData()));
    const QStringList faults = fixture.faults();
    QVERIFY2(faults.join(u'\n').contains(fault), qPrintable(faults.join(u'\n')));
}

void TestFile::theJournalIsAppendOnly()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    fixture.perform(decide::setStatus(Status::Spam, {{{1}}}));
    Stranger stranger(fixture.file());
    for (const char* sql : {"DELETE FROM decision", "UPDATE decision SET reason = 'x'",
                            "DELETE FROM decision_item", "UPDATE decision_item SET status_after = 1"}) {
        QVERIFY2(!stranger.execute(sql), sql);
    }
}

void TestFile::aBackupIsWholeAndNeverOverwrites()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    fixture.perform(decide::setStatus(Status::Spam, {{{1}}}));
    const QString copy = fixture.file() + u".copy"_s;
    QVERIFY(fixture.store().copyTo(copy).ok());
    QCOMPARE(fixture.store().copyTo(copy).error().code, ErrorCode::FileExists);
    QVERIFY(!(QFileInfo(copy).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    auto opened = Store::open(copy);
    QVERIFY(opened.ok());
    auto reader = *(*opened)->openReader();
    QCOMPARE(reader->counts().ofAll()->of(Status::Spam), 1);
    QCOMPARE((*opened)->check()->faults, QStringList());
    QCOMPARE(fixture.store().copyTo(u"/nowhere/copy"_s).error().code, ErrorCode::FileUnwritable);
}

void TestFile::firstRowsComeInDisplayOrder()
{
    StoreFixture fixture;
    auto late = comment("late");
    late.createdAt = 9'000;
    auto timeless = comment("timeless");
    timeless.createdAt.reset();
    fixture.import({late, comment("1"), comment("r", "1"), comment("2"), timeless});
    const auto rows = *fixture.reader()->rows().first({1}, 3);
    QCOMPARE(rows.size(), 3U);
    QCOMPARE(rows[0].id, core::CommentId{5});
    QCOMPARE(rows[0].createdAt, core::ShapeRow::noTime);
    QCOMPARE(rows[1].id, core::CommentId{2});
    QCOMPARE(rows[2].id, core::CommentId{4});
}

void TestFile::anAuthorsRecordIsCounted()
{
    StoreFixture fixture;
    auto first = comment("1");
    auto second = comment("2");
    second.author = first.author;
    second.createdAt = 7'000;
    fixture.import({first, second, comment("3")});
    fixture.perform(decide::setStatus(Status::Spam, {{{2}}}));
    const auto record = *fixture.reader()->counts().author(fixture.reader()->comment({1})->authorId);
    QCOMPARE(record.author.name, "Author of 1");
    QCOMPARE(record.counts.total(), 2);
    QCOMPARE(record.counts.of(Status::Spam), 1);
    fixture.perform(decide::flag(core::FlagReason::Abuse, {{{1}}}));
    fixture.perform(decide::undo(2));
    QCOMPARE(fixture.reader()->counts().author({1})->counts.of(Status::Spam), 0);
    QCOMPARE(fixture.reader()->counts().author({1})->counts.flagged, 0);
    QCOMPARE(record.firstSeen, core::Moment(1'000));
    QCOMPARE(record.lastSeen, core::Moment(7'000));
}

MODERATO_TEST(TestFile)

} // namespace moderato::test::tst_file

#include "tst_file.moc"
