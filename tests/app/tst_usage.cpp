// How the program is called: help, options, exit codes, where its database lies.
#include "support/Program.h"
#include "tests/TestProgram.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

namespace moderato::test::tst_usage {

using namespace Qt::StringLiterals;
using Words = QStringList;

namespace {

// One article of Moderato's own format; written with ' for ".
QByteArray fileOf(const QByteArray& title, const QByteArray& comments)
{
    QByteArray file =
        "{'format':'moderato','version':1,'articles':[{'origin':{'source':'s','id':'1'},\n'title':'" + title +
        "','comments':[\n" + comments + "]}]}";
    return file.replace('\'', '"');
}

Words commands()
{
    return {u"import"_s,  u"articles"_s, u"show"_s,   u"approve"_s, u"reject"_s, u"spam"_s,
            u"pending"_s, u"flag"_s,     u"unflag"_s, u"reply"_s,   u"undo"_s,   u"redo"_s,
            u"journal"_s, u"search"_s,   u"export"_s, u"stats"_s,   u"check"_s,  u"backup"_s};
}

} // namespace

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
        for (const QString& command : commands()) {
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

    void whatIsPrintedOfOneCommentIsNoPlural_data()
    {
        QTest::addColumn<int>("comments");
        QTest::newRow("none") << 0;
        QTest::newRow("one") << 1;
        QTest::newRow("two") << 2;
    }
    void whatIsPrintedOfOneCommentIsNoPlural()
    {
        QFETCH(int, comments);
        const Program moderato;
        QByteArray rows;
        for (int i = 1; i <= comments; ++i) {
            rows += (i > 1 ? ",\n" : "") + QByteArray("{'origin':{'id':") + QByteArray::number(i) +
                    "},'created_at':'soon','body':'a','flags':[{'reason':'spam'}]}";
        }
        const QString file = moderato.write(u"file.json"_s, fileOf("T", rows));
        QByteArray all;
        for (const Words& arguments :
             {Words{u"import"_s, u"--all-articles"_s, file}, Words{u"articles"_s}, Words{u"show"_s, u"1"_s},
              Words{u"search"_s, u"a"_s}, Words{u"approve"_s, u"--matching"_s, u"--status"_s, u"all"_s},
              Words{u"undo"_s}, Words{u"redo"_s}, Words{u"flag"_s, u"--reason"_s, u"spam"_s, u"1"_s},
              Words{u"unflag"_s, u"1"_s}, Words{u"journal"_s}, Words{u"stats"_s}, Words{u"check"_s},
              Words{u"export"_s, u"--format"_s, u"text"_s}, Words{}}) {
            const Ended ended = moderato(arguments);
            all += ended.out + ended.err;
        }
        static const QRegularExpression onePlural(
            u"\\b1 (comments|replies|articles|decisions|flags|problems|others|characters)\\b"_s);
        QVERIFY2(!QString::fromUtf8(all).contains(onePlural), all.constData());
        QCOMPARE(all.contains("Approved one comment."), comments == 1);
        QCOMPARE(all.contains("Approved 2 comments."), comments == 2);
        QVERIFY2(all.contains(QByteArray::number(comments) + (comments == 1 ? " comment\n" : " comments\n")),
                 all.constData());
        QVERIFY(all.contains("Sound: " + QByteArray::number(comments) +
                             (comments == 1 ? " comment checked." : " comments checked.")));
    }

    // Every line that is printed, whatever the locale says it is written in.
    void aTerminalReadsUtf8_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("locale");
        QTest::newRow("one that says UTF-8") << u"LC_ALL"_s << u"C.UTF-8"_s;
        QTest::newRow("none of its own") << u"LC_ALL"_s << u"C"_s;
        QTest::newRow("the same by LANG") << u"LANG"_s << u"C"_s;
        QTest::newRow("POSIX") << u"LC_CTYPE"_s << u"POSIX"_s;
        QTest::newRow("Latin-1") << u"LC_ALL"_s << u"de_DE.ISO-8859-1"_s;
        QTest::newRow("one that is not installed") << u"LANG"_s << u"xx_YY.KOI8-R"_s;
    }
    void aTerminalReadsUtf8()
    {
        QFETCH(QString, variable);
        QFETCH(QString, locale);
        Program moderato;
        for (const QString& other : {u"LC_ALL"_s, u"LC_CTYPE"_s, u"LANG"_s}) {
            moderato.setEnvironment(other, other == variable ? locale : QString());
        }
        QByteArray all;
        const auto says = [&](const Words& arguments, const char* words = "") {
            const Ended ended = moderato(arguments);
            const QByteArray said = ended.out + ended.err;
            all += said;
            QVERIFY2(said.contains(words), said.constData());
            QVERIFY2(!ended.err.contains("locale"), ended.err.constData());
        };
        const QString file = moderato.write(
            u"Größe…json"_s,
            fileOf("Œuvre – “Žluťoučký”", "{'origin':{'id':'1'},'author':{'name':'Åsa'},'created_at':'späť',"
                                          "'status':'approved','body':'привет 你好 🙂'}"));
        says({u"import"_s, file}, "Größe…json: line 3: “späť”");
        says({u"articles"_s}, "[1] Œuvre – “Žluťoučký”");
        says({u"show"_s, u"--full"_s, u"1"_s}, "привет 你好 🙂");
        says({u"show"_s, u"1"_s}, "#1 Åsa");
        says({u"show"_s, u"--json"_s, u"1"_s}, "привет 你好 🙂");
        says({u"search"_s, u"привет"_s}, "привет 你好 🙂");
        says({u"search"_s, u"author:Åsa"_s}, "#1");
        says({u"search"_s, u"status:…"_s}, "“…”");
        says({u"reject"_s, u"--reason"_s, u"ça va…"_s, u"1"_s});
        says({u"approve"_s, u"1"_s});
        says({u"reply"_s, u"--body"_s, u"Grüß dich — дорогой"_s, u"1"_s});
        says({u"flag"_s, u"--reason"_s, u"other"_s, u"--note"_s, u"naïf"_s, u"1"_s});
        says({u"show"_s, u"1"_s}, "Grüß dich — дорогой");
        says({u"journal"_s}, "ça va…");
        says({u"journal"_s, u"--json"_s}, "ça va…");
        for (const QString& format : {u"json"_s, u"csv"_s, u"text"_s}) {
            says({u"export"_s, u"--format"_s, format}, "привет 你好 🙂");
        }
        says({u"stats"_s});
        says({u"check"_s});
        says({u"show"_s, u"eins…"_s}, "“eins…”");
        says({moderato.path(u"fehlt…txt"_s)}, "fehlt…txt");
        says({u"--help"_s}, "COMMAND …");
        // In one locale every text, in the others one: they go the same way.
        for (const QString& command : locale == u"C.UTF-8"_s ? commands() : Words{u"import"_s}) {
            says({u"help"_s, command}, "Usage: ");
        }
        says({u"help"_s, u"approve"_s}, "ID… | --matching [--status S,…]");
        QVERIFY(all.isValidUtf8());
        QVERIFY2(!all.contains("\xc3\xa2\xc2") && !all.contains("\xc3\x83"), "UTF-8 read as Latin-1");
        QVERIFY2(!all.contains("\xef\xbf\xbd") && !all.contains('?'), "letters that were lost");
    }
};

MODERATO_TEST(TestUsage)

} // namespace moderato::test::tst_usage

#include "tst_usage.moc"
