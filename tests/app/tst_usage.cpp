// How the program is called: help, options, exit codes, where its database lies.
#include "support/Program.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Words = QStringList;

class TestUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("an unknown option") << Words{u"--frobnicate"_s};
        QTest::newRow("an unknown command") << Words{u"aprove"_s, u"1"_s};
        QTest::newRow("help about an unknown command") << Words{u"help"_s, u"aprove"_s};
        QTest::newRow("--database without a file") << Words{u"--database"_s};
        QTest::newRow("an unknown option of a command") << Words{u"stats"_s, u"--yaml"_s};
        QTest::newRow("import without a file") << Words{u"import"_s};
        QTest::newRow("import with an unknown format")
            << Words{u"import"_s, u"--format"_s, u"docx"_s, u"a.txt"_s};
        QTest::newRow("import with an unknown status")
            << Words{u"import"_s, u"--status"_s, u"Approved!"_s, u"a.txt"_s};
        QTest::newRow("show without an article") << Words{u"show"_s};
        QTest::newRow("show of two articles") << Words{u"show"_s, u"1"_s, u"2"_s};
        QTest::newRow("show of a word") << Words{u"show"_s, u"one"_s};
        QTest::newRow("show with an unknown status") << Words{u"show"_s, u"--status"_s, u"good"_s, u"1"_s};
        QTest::newRow("approve without an id") << Words{u"approve"_s};
        QTest::newRow("approve of a word") << Words{u"approve"_s, u"1"_s, u"two"_s};
        QTest::newRow("approve of nought") << Words{u"approve"_s, u"0"_s};
        QTest::newRow("flag without a reason") << Words{u"flag"_s, u"1"_s};
        QTest::newRow("flag with an unknown reason") << Words{u"flag"_s, u"--reason"_s, u"ugly"_s, u"1"_s};
        QTest::newRow("reply without a text") << Words{u"reply"_s, u"1"_s};
        QTest::newRow("reply with two texts")
            << Words{u"reply"_s, u"--body"_s, u"a"_s, u"--body-file"_s, u"-"_s, u"1"_s};
        QTest::newRow("undo of nothing") << Words{u"undo"_s, u"--count"_s, u"0"_s};
        QTest::newRow("search without a query") << Words{u"search"_s};
        QTest::newRow("export without a format") << Words{u"export"_s};
        QTest::newRow("export in an unknown format") << Words{u"export"_s, u"--format"_s, u"docx"_s};
        QTest::newRow("export with an unknown orphan rule")
            << Words{u"export"_s, u"--format"_s, u"json"_s, u"--orphans"_s, u"adopt"_s};
        QTest::newRow("export of a word as article")
            << Words{u"export"_s, u"--format"_s, u"json"_s, u"--article"_s, u"one"_s};
        QTest::newRow("backup without a file") << Words{u"backup"_s};
    }
    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, arguments);
        const Program moderato;
        const Ended ended = moderato.run(arguments);
        QCOMPARE(ended.code, 2);
        QVERIFY(ended.out.isEmpty());
        QVERIFY2(ended.err.size() > 20, ended.err.constData());
        QVERIFY(!QFileInfo::exists(moderato.path(u"data/moderato/comments.moderato"_s)));
    }

    void helpTellsItAll()
    {
        const Program moderato;
        const Ended all = moderato.run({u"--help"_s});
        QCOMPARE(all.code, 0);
        const Words commands{u"import"_s, u"articles"_s, u"show"_s,    u"approve"_s, u"reject"_s,
                             u"spam"_s,   u"pending"_s,  u"flag"_s,    u"unflag"_s,  u"reply"_s,
                             u"undo"_s,   u"redo"_s,     u"journal"_s, u"search"_s,  u"export"_s,
                             u"stats"_s,  u"check"_s,    u"backup"_s};
        for (const QString& command : commands) {
            QVERIFY2(all.out.contains("\n  " + command.toUtf8() + ' '), qPrintable(command));
            const Ended one = moderato.run({u"help"_s, command});
            QCOMPARE(one.code, 0);
            QVERIFY(one.out.startsWith("Usage: moderato " + command.toUtf8()));
            QVERIFY(one.out.contains("--database FILE"));
            QCOMPARE(moderato.run({command, u"--help"_s}).out, one.out);
        }
        QCOMPARE(moderato.run({u"help"_s}).out, all.out);
        QVERIFY(moderato.run({u"--version"_s}).out.startsWith("moderato "));
    }

    void theManualPageNamesEveryOption()
    {
        QFile page(QFileInfo(QStringLiteral(MODERATO_SAMPLE)).path() + u"/../moderato.1"_s);
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QString manual = QString::fromUtf8(page.readAll()).replace(u"\\-"_s, u"-"_s);
        const Program moderato;
        const QString all = QString::fromUtf8(moderato.run({u"--help"_s}).out);
        static const QRegularExpression commandLine(u"^  ([a-z]+) "_s, QRegularExpression::MultilineOption);
        static const QRegularExpression optionWord(u"--[a-z-]+"_s);
        int options = 0;
        for (auto commands = commandLine.globalMatch(all); commands.hasNext();) {
            const QString command = commands.next().captured(1);
            QVERIFY2(manual.contains(command), qPrintable(command));
            const QString help = QString::fromUtf8(moderato.run({u"help"_s, command}).out);
            for (auto found = optionWord.globalMatch(help); found.hasNext(); ++options) {
                const QString option = found.next().captured();
                QVERIFY2(manual.contains(option), qPrintable(command + u' ' + option));
            }
        }
        QVERIFY(options > 40);
    }

    void theDatabaseMayStandBeforeOrAfterTheCommand()
    {
        const Program moderato;
        const QString file = moderato.path(u"other.moderato"_s);
        QCOMPARE(moderato.run({u"--database"_s, file, u"import"_s, QStringLiteral(MODERATO_SAMPLE)}).code, 0);
        const Words ways[] = {{u"--database"_s, file, u"stats"_s, u"--json"_s},
                              {u"--database="_s + file, u"stats"_s, u"--json"_s},
                              {u"stats"_s, u"--json"_s, u"--database"_s, file},
                              {u"stats"_s, u"--database="_s + file, u"--json"_s}};
        for (const Words& way : ways) {
            const Ended ended = moderato.run(way);
            QVERIFY2(ended.code == 0, ended.err.constData());
            QCOMPARE(ended.object()[u"articles"_s].toInt(), 1);
        }
    }

    void theDefaultDatabaseIsForTheUserAlone()
    {
        const Program moderato;
        QCOMPARE(moderato.run({u"import"_s, QStringLiteral(MODERATO_SAMPLE)}).code, 0);
        const QFileInfo folder(moderato.path(u"data/moderato"_s));
        const QFileInfo file(moderato.path(u"data/moderato/comments.moderato"_s));
        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                          QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(file.exists());
        QVERIFY(!(folder.permissions() & others));
        QVERIFY(!(file.permissions() & others));
        QCOMPARE(moderato.run({u"stats"_s, u"--json"_s}).object()[u"articles"_s].toInt(), 1);
    }

    void whatFollowsTwoDashesIsNoOption()
    {
        const Program moderato;
        QFile::copy(QStringLiteral(MODERATO_SAMPLE), moderato.path(u"--json"_s));
        const Ended ended = moderato({u"import"_s, u"--"_s, u"--json"_s});
        QVERIFY2(ended.code == 0, ended.err.constData());
        QVERIFY(ended.out.startsWith("Articles new or changed: 1."));
        QCOMPARE(moderato.run({u"--"_s, u"stats"_s}).code, 1); // a file of that name is not there
    }

    void withoutADisplayTheWindowIsText()
    {
        const Program moderato;
        const Ended ended = moderato({QStringLiteral(MODERATO_SAMPLE)});
        QVERIFY2(ended.code == 0, ended.err.constData());
        QVERIFY(ended.out.contains("The Night Train Is Back"));
        QVERIFY(ended.out.contains("thinking light"));
        QVERIFY(ended.out.contains("\n        #5 Ingrid Solberg")); // the fifth level
        QVERIFY(ended.err.contains("To open the window"));
        const Ended again = moderato({});
        QCOMPARE(again.code, 0);
        QCOMPARE(again.out, ended.out);
    }

    void aLocaleThatIsNotUtf8ChangesNothing()
    {
        Program moderato;
        moderato.setEnvironment(u"LC_ALL"_s, u"C"_s);
        const Ended ended = moderato({u"import"_s, QStringLiteral(MODERATO_SAMPLE)});
        QCOMPARE(ended.code, 0);
        QVERIFY2(ended.err.isEmpty(), ended.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
