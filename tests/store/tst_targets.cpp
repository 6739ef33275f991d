// What nothing else may be written to, or read as anything else: every file of a database, by whatever name.
#include "tests/TestProgram.h"
#include "tests/store/StoreFixture.h"

#include <unistd.h>

namespace moderato::test::tst_targets {

using core::ErrorCode;
using store::Store;

class TestTargets : public QObject
{
    Q_OBJECT

private:
    // std::nullopt: it may be written to.
    static std::optional<ErrorCode> refusal(const core::Result<void>& allowed)
    {
        return allowed ? std::nullopt : std::optional(allowed.error().code);
    }

private Q_SLOTS:
    void noFileOfADatabaseIsATarget_data();
    void noFileOfADatabaseIsATarget();
    void anotherDatabaseIsNoTarget();
    void otherFilesAreTargets();
    void theOpenDatabaseIsNoInput();
};

void TestTargets::noFileOfADatabaseIsATarget_data()
{
    QTest::addColumn<QString>("ending");
    for (const char* ending : {"", "-wal", "-shm", "-lock", "-journal"}) {
        QTest::newRow(ending) << QString::fromLatin1(ending);
    }
}

void TestTargets::noFileOfADatabaseIsATarget()
{
    QFETCH(QString, ending);
    StoreFixture fixture;
    fixture.import({comment("1")});
    QTemporaryDir folder;
    const QString file = fixture.file() + ending;
    const QString in = QFileInfo(file).path();
    const QString symbolic = folder.filePath(u"symbolic"_s);
    const QString hard = in + u"/hard"_s;
    const QString link = folder.filePath(u"folder"_s);
    QVERIFY(QFile::link(file, symbolic) && QFile::link(in, link));
    auto reader = fixture.reader();
    QStringList names{file, symbolic, link + u'/' + QFileInfo(file).fileName(),
                      in + u"/../"_s + QFileInfo(in).fileName() + u'/' + QFileInfo(file).fileName()};
    if (QFileInfo::exists(file)) {
        QCOMPARE(::link(QFile::encodeName(file).constData(), QFile::encodeName(hard).constData()), 0);
        names << hard;
    }
    for (const QString& name : std::as_const(names)) {
        const auto allowed = reader->checkTarget(name);
        QVERIFY2(!allowed, qPrintable(name));
        QCOMPARE(allowed.error().code, ErrorCode::FileIsDatabase);
        QCOMPARE(allowed.error().where, name);
    }
}

void TestTargets::anotherDatabaseIsNoTarget()
{
    StoreFixture fixture;
    StoreFixture other;
    auto reader = fixture.reader();
    for (const bool isOpen : {true, false}) {
        for (const char* ending : {"", "-wal", "-shm", "-lock", "-journal"}) {
            QCOMPARE(refusal(reader->checkTarget(other.file() + QLatin1String(ending))),
                     ErrorCode::FileIsDatabase);
        }
        if (isOpen) {
            other.import({comment("1")}); // looking at it has not touched its locks
            QCOMPARE(Store::open(other.file()).error().code, ErrorCode::DatabaseLocked);
            other.close();
        }
    }
}

void TestTargets::otherFilesAreTargets()
{
    StoreFixture fixture;
    QTemporaryDir folder;
    auto reader = fixture.reader();
    const QString copy = folder.filePath(u"sample.txt"_s);
    QFile made(copy);
    QVERIFY(made.open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(u"nothing"_s, folder.filePath(u"dangling"_s)));
    for (const QString& name : {copy, copy + u"-wal"_s, folder.filePath(u"new.json"_s), folder.path(),
                                folder.filePath(u"dangling"_s), u"/dev/null"_s, u"/no/such/folder/x"_s}) {
        QCOMPARE(refusal(reader->checkTarget(name)), std::nullopt);
    }
}

void TestTargets::theOpenDatabaseIsNoInput()
{
    StoreFixture fixture;
    auto session = *intake::ImportSession::begin(fixture.store(), {});
    const QString link = fixture.file() + u".link"_s;
    QVERIFY(QFile::link(fixture.file(), link));
    for (const QString& name :
         {fixture.file(), fixture.file() + u"-wal"_s, fixture.file() + u"-shm"_s, link}) {
        QCOMPARE(refusal(session->checkInput(name)), ErrorCode::FileIsDatabase);
    }
    QCOMPARE(refusal(session->checkInput(fixture.file() + u".txt"_s)), std::nullopt);
}

MODERATO_TEST(TestTargets)

} // namespace moderato::test::tst_targets

#include "tst_targets.moc"
