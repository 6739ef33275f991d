// Files and databases that are not what they should be: one sentence that names them, exit code 1, nothing
// changed.
#include "support/Program.h"
#include "tests/TestProgram.h"

#include <QFileInfo>
#include <QTest>

#include <memory>
#include <sqlite3.h>

namespace moderato::test::tst_bad_input {

using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

using Handle = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
Handle openPlainly(const QString& file)
{
    sqlite3* handle = nullptr;
    sqlite3_open(QFile::encodeName(file).constData(), &handle);
    return {handle, &sqlite3_close};
}
bool execute(const Handle& handle, const char* sql)
{
    return sqlite3_exec(handle.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

// One sentence or two on one line that begins with the name of the file.
bool isOneSentenceAbout(const QByteArray& said, const QString& file)
{
    return said.count('\n') == 1 && said.startsWith(file.toUtf8()) &&
           said.trimmed().size() > file.size() + 20;
}

} // namespace

class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBadFileIsTold_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("white space alone") << QByteArray("\n \n\n");
        QTest::newRow("binary")
            << QByteArray("\x7f\x45\x4c\x46\0\0\1\2\3\xff\xfe\0\0\0\0\0", 16).repeated(50);
        QTest::newRow("an image") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) + QByteArray(200, '\0');
        QTest::newRow("prose without comments")
            << QByteArray("A title\n\nA paragraph of text.\n\nAnother one.\n");
        QTest::newRow("another site's XML") << QByteArray("<?xml version=\"1.0\"?><svg><g/></svg>\n");
        QTest::newRow("an export cut in its head")
            << QByteArray("<?xml version=\"1.0\"?><rss version=\"2.0\" "
                          "xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>A");
        QTest::newRow("an export with tags that do not match")
            << QByteArray("<?xml version=\"1.0\"?><rss version=\"2.0\" "
                          "xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item></channel></rss>");
        QTest::newRow("JSON of someone else") << QByteArray("{\"name\": \"package\", \"version\": 3}\n");
        QTest::newRow("JSON that stops") << QByteArray("{\"moderato\": 1, \"articles\": [{");
    }
    void aBadFileIsTold()
    {
        QFETCH(QByteArray, bytes);
        const Program moderato;
        QCOMPARE(moderato({u"import"_s, QStringLiteral(MODERATO_SAMPLE)}).code, 0);
        const QByteArray before = moderato({u"show"_s, u"--json"_s, u"1"_s}).out;
        const QString file = moderato.write(u"bad.file"_s, bytes);
        const Ended ended = moderato({u"import"_s, u"--json"_s, file});
        QCOMPARE(ended.code, 1);
        QVERIFY2(isOneSentenceAbout(ended.err, file), ended.err.constData());
        const QJsonArray problems = ended.object()["problems"_L1].toArray();
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems.at(0)["severity"_L1].toString(), u"error"_s);
        QCOMPARE(problems.at(0)["where"_L1].toString(), file);
        QCOMPARE(moderato({u"show"_s, u"--json"_s, u"1"_s}).out, before);
        QCOMPARE(moderato({u"stats"_s, u"--json"_s}).object()["articles"_L1].toInt(), 1);
    }

    void aMissingFileIsTold()
    {
        const Program moderato;
        const Ended ended = moderato({u"import"_s, u"missing.txt"_s});
        QCOMPARE(ended.code, 1);
        QVERIFY2(isOneSentenceAbout(ended.err, u"missing.txt"_s), ended.err.constData());
        QCOMPARE(moderato({u"import"_s, moderato.path({})}).code, 1); // a folder
        QCOMPARE(moderato({u"missing.txt"_s}).code, 1);               // in place of the window
    }

    void anUnreadableFileIsTold()
    {
        Program moderato;
        if (!moderato.becomeOrdinary()) {
            QSKIP("permissions do not apply to this user");
        }
        const QString file = moderato.write(u"secret.txt"_s, "x");
        QVERIFY(QFile::setPermissions(file, {}));
        const Ended ended = moderato({u"import"_s, file});
        QCOMPARE(ended.code, 1);
        QVERIFY2(isOneSentenceAbout(ended.err, file), ended.err.constData());
    }

    void aWrongEncodingIsReadAndTold()
    {
        const Program moderato;
        QByteArray capture =
            "Caf\xe9\n\nIt was \x93good\x94.\n\n1 Comment\n\n  1. Tr\xe8s bien, je trouve.\n";
        const Ended ended = moderato({u"import"_s, u"--json"_s, moderato.write(u"latin.txt"_s, capture)});
        QVERIFY2(ended.code == 0, ended.err.constData());
        QCOMPARE(ended.object()["comments"_L1].toInt(), 1);
        const QJsonObject shown = moderato({u"show"_s, u"--json"_s, u"1"_s}).object();
        QCOMPARE(shown["article"_L1]["title"_L1].toString(), u"Caf\u00e9"_s);
        QCOMPARE(shown["article"_L1]["body_text"_L1].toString(), u"It was \u201cgood\u201d."_s);
    }

    void whatCameBeforeTheCutIsKept()
    {
        const Program moderato;
        const QString file = moderato.write(
            u"cut.xml"_s, "<?xml version=\"1.0\"?><rss version=\"2.0\" "
                          "xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>A site</title>"
                          "<item><title>One</title><link>http://example.org/1</link>"
                          "<wp:post_id>1</wp:post_id><wp:comment><wp:comment_id>7</wp:comment_id>"
                          "<wp:comment_author>Ann</wp:comment_author>"
                          "<wp:comment_content>First.</wp:comment_content></wp:comment>"
                          "<wp:comment><wp:comment_id>8</wp:comment_id><wp:comment_auth");
        const Ended ended = moderato({u"import"_s, u"--json"_s, file});
        QCOMPARE(ended.code, 1);
        QVERIFY2(isOneSentenceAbout(ended.err, file), ended.err.constData());
        QVERIFY2(ended.err.contains("stops in the middle"), ended.err.constData());
        QCOMPARE(ended.object()["comments"_L1].toInt(), 1);
        QCOMPARE(moderato({u"stats"_s, u"--json"_s}).object()["comments"_L1]["total"_L1].toInt(), 1);
    }

    void theOthersAreReadWhenOneFileIsBad()
    {
        const Program moderato;
        const QString bad = moderato.write(u"bad.txt"_s, {});
        const Ended ended =
            moderato({u"import"_s, u"--json"_s, bad, QStringLiteral(MODERATO_SAMPLE), u"missing.txt"_s});
        QCOMPARE(ended.code, 1);
        QCOMPARE(ended.object()["articles"_L1].toInt(), 1);
        QCOMPARE(ended.object()["problems"_L1].toArray().size(), 2);
        QCOMPARE(ended.err.count('\n'), 2);
    }

    void aForeignDatabaseIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a text") << QByteArray("This is a diary.\n").repeated(100);
        QTest::newRow("random bytes") << QByteArray("\x13\x37\x00\xff", 4).repeated(1024);
        QTest::newRow("a database that stops")
            << QByteArray("SQLite format 3\0\x10\x00\x01\x01\x00\x40\x20\x20", 24);
    }
    void aForeignDatabaseIsLeftAlone()
    {
        QFETCH(QByteArray, bytes);
        const Program moderato;
        const QString file = moderato.write(u"test.moderato"_s, bytes);
        const QStringList commands[] = {
            {u"import"_s, QStringLiteral(MODERATO_SAMPLE)}, {u"approve"_s, u"1"_s}, {u"stats"_s}, {}};
        for (const QStringList& command : commands) {
            const Ended ended = moderato(command);
            QCOMPARE(ended.code, 1);
            QVERIFY2(isOneSentenceAbout(ended.err, file), ended.err.constData());
            QCOMPARE(contents(file), bytes);
        }
    }

    void anotherProgramsDatabaseIsLeftAlone()
    {
        const Program moderato;
        QVERIFY(execute(openPlainly(moderato.database()),
                        "CREATE TABLE recipe(name TEXT); INSERT INTO recipe VALUES('soup');"));
        const QByteArray before = contents(moderato.database());
        const Ended ended = moderato({u"import"_s, QStringLiteral(MODERATO_SAMPLE)});
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.err.contains("not a Moderato database"), ended.err.constData());
        QCOMPARE(contents(moderato.database()), before);
    }

    void aNewerDatabaseIsLeftAlone()
    {
        const Program moderato;
        QCOMPARE(moderato({u"import"_s, QStringLiteral(MODERATO_SAMPLE)}).code, 0);
        QVERIFY(execute(openPlainly(moderato.database()), "PRAGMA user_version = 999999;"));
        const QByteArray before = contents(moderato.database());
        for (const QStringList& command : {QStringList{u"approve"_s, u"1"_s}, QStringList{u"stats"_s}}) {
            const Ended ended = moderato(command);
            QCOMPARE(ended.code, 1);
            QVERIFY2(ended.err.contains("newer Moderato"), ended.err.constData());
            QVERIFY(isOneSentenceAbout(ended.err, moderato.database()));
        }
        QCOMPARE(contents(moderato.database()), before);
    }

    void aMissingDatabaseIsNotMadeByAsking()
    {
        const Program moderato;
        const Ended ended = moderato({u"stats"_s});
        QCOMPARE(ended.code, 1);
        QVERIFY2(isOneSentenceAbout(ended.err, moderato.database()), ended.err.constData());
        QCOMPARE(moderato({u"approve"_s, u"1"_s}).code, 1);
        QVERIFY(!QFileInfo::exists(moderato.database()));
    }

    void aReadOnlyDatabaseIsReadButNotChanged()
    {
        Program moderato;
        if (!moderato.becomeOrdinary()) {
            QSKIP("permissions do not apply to this user");
        }
        const QString sample = moderato.write(u"sample.txt"_s, contents(QStringLiteral(MODERATO_SAMPLE)));
        QVERIFY(QFile::setPermissions(sample, QFile::ReadOwner | QFile::ReadOther));
        QCOMPARE(moderato({u"import"_s, sample}).code, 0);
        const QByteArray before = contents(moderato.database());
        QVERIFY(QFile::setPermissions(moderato.database(), QFile::ReadOwner | QFile::ReadUser));
        const Ended ended = moderato({u"approve"_s, u"1"_s});
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.err.contains("can only be read"), ended.err.constData());
        QCOMPARE(contents(moderato.database()), before);
        QCOMPARE(moderato({u"stats"_s}).code, 0);
    }

    void aLockedDatabaseIsTold()
    {
        const Program moderato;
        QCOMPARE(moderato({u"import"_s, QStringLiteral(MODERATO_SAMPLE)}).code, 0);
        const Handle other = openPlainly(moderato.database());
        QVERIFY(execute(other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE;"));
        const Ended ended = moderato({u"approve"_s, u"1"_s});
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.err.contains("another program is using"), ended.err.constData());
        QVERIFY(execute(other, "ROLLBACK"));
    }
};

MODERATO_TEST(TestBadInput)

} // namespace moderato::test::tst_bad_input

#include "tst_bad_input.moc"
