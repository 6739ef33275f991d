// What goes out comes in again as it was: json whole, text by its tree; and real files give the figures of
// their manifest.
#include "support/Program.h"
#include "tests/TestProgram.h"

#include <QFileInfo>
#include <QTest>

namespace moderato::test::tst_round_trip {

using namespace Qt::StringLiterals;

class TestRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonReadsBackToTheSameState()
    {
        const Program here;
        QCOMPARE(here({u"import"_s, QStringLiteral(MODERATO_SAMPLE)}).code, 0);
        here({u"approve"_s, u"--subtree"_s, u"1"_s});
        here({u"spam"_s, u"17"_s});
        here({u"flag"_s, u"--reason"_s, u"legal"_s, u"--note"_s, u"ask “first”"_s, u"3"_s});
        here({u"reply"_s, u"--body"_s, u"Thank you.\n\nAll of you."_s, u"2"_s});
        const QString file = here.path(u"all.json"_s);
        const Ended exported = here({u"export"_s, u"--status"_s, u"all"_s, u"--with-personal-data"_s,
                                     u"--format"_s, u"json"_s, u"-o"_s, file});
        QVERIFY2(exported.code == 0, exported.err.constData());

        const Program there;
        const Ended imported = there({u"import"_s, u"--json"_s, file});
        QVERIFY2(imported.code == 0, imported.err.constData());
        QCOMPARE(imported.object()["comments"_L1].toInt(), 32);
        const QJsonObject before = here({u"show"_s, u"--json"_s, u"1"_s}).object();
        const QJsonObject after = there({u"show"_s, u"--json"_s, u"1"_s}).object();
        QCOMPARE(treeText(after), treeText(before));
        QJsonObject article = after["article"_L1].toObject();
        article["id"_L1] = before["article"_L1]["id"_L1];
        QCOMPARE(article, before["article"_L1].toObject());
        QCOMPARE(there({u"stats"_s, u"--json"_s}).object(), here({u"stats"_s, u"--json"_s}).object());

        const QJsonObject again = there({u"import"_s, u"--json"_s, file}).object();
        QCOMPARE(again["comments"_L1].toInt(-1), 0);
        QCOMPARE(again["unchanged"_L1].toInt(), 32);
    }

    void aKindOfAnotherProgramKeepsItsWord()
    {
        const Program here;
        const QByteArray lines =
            R"({"format":"moderato","version":1,"articles":[{"origin":{"source":"s","id":"a"},"comments":[)"
            R"({"origin":{"source":"s","id":"1"},"status":"approved","kind":"other","kind_word":"review",)"
            R"("body":"Five stars"}]}]})";
        QCOMPARE(here({u"import"_s, here.write(u"one.json"_s, lines)}).code, 0);
        const QByteArray first = here({u"export"_s, u"--format"_s, u"json"_s}).out;
        QVERIFY2(first.contains(R"("kind":"other","kind_word":"review")"), first.constData());

        const Program there;
        QCOMPARE(there({u"import"_s, there.write(u"two.json"_s, first)}).code, 0);
        QCOMPARE(there({u"export"_s, u"--format"_s, u"json"_s}).out, first);
    }

    void textReadsBackToTheSameTree()
    {
        const Program here;
        QCOMPARE(here({u"import"_s, QStringLiteral(MODERATO_SAMPLE)}).code, 0);
        const QString file = here.path(u"all.txt"_s);
        const Ended exported =
            here({u"export"_s, u"--status"_s, u"all"_s, u"--format"_s, u"text"_s, u"-o"_s, file});
        QVERIFY2(exported.code == 0, exported.err.constData());
        const Program there;
        const Ended imported = there({u"import"_s, file});
        QVERIFY2(imported.code == 0, imported.err.constData());
        QCOMPARE(treeText(there({u"show"_s, u"--json"_s, u"1"_s}).object()),
                 treeText(here({u"show"_s, u"--json"_s, u"1"_s}).object()));
    }

    void realFilesGiveTheirFigures_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("articles");
        QTest::addColumn<int>("comments");
        QTest::addColumn<int>("topLevel");
        QTest::addColumn<int>("maxDepth");
        QTest::addColumn<int>("approved");
        QTest::addColumn<int>("orphans");
        QTest::newRow("the seed") << u"text/seed-article.txt"_s << 1 << 4 << 2 << 2 << 0 << 0;
        QTest::newRow("pending and approved, ten levels")
            << u"wxr/themeunittestdata.wordpress.xml"_s << 7 << 33 << 23 << 10 << 30 << 0;
        QTest::newRow("an orphan and a trashed comment")
            << u"wxr/pelican-wordpressexport.xml"_s << 1 << 4 << 2 << 2 << 3 << 1;
        QTest::newRow("export 1.0, replies in odd order")
            << u"wxr/isso-wordpress-1.0.xml"_s << 2 << 8 << 5 << 3 << 8 << 0;
        QTest::newRow("an undeclared prefix") << u"wxr/charleso-1.0.xml"_s << 14 << 33 << 33 << 1 << 33 << 0;
        QTest::newRow("many articles") << u"wxr/chrisjrob-2015.xml"_s << 38 << 136 << 82 << 7 << 136 << 0;
    }
    void realFilesGiveTheirFigures()
    {
        if (!qEnvironmentVariableIsSet("MODERATO_CORPUS")) {
            QSKIP("MODERATO_CORPUS names no folder of real files");
        }
        QFETCH(QString, file);
        QFETCH(int, articles);
        QFETCH(int, comments);
        QFETCH(int, topLevel);
        QFETCH(int, maxDepth);
        QFETCH(int, approved);
        QFETCH(int, orphans);
        const QString path = qEnvironmentVariable("MODERATO_CORPUS") + u'/' + file;
        const Program moderato;
        const Ended imported = moderato({u"import"_s, u"--json"_s, path});
        QVERIFY2(imported.code == 0, imported.err.constData());
        QCOMPARE(imported.object()["articles"_L1].toInt(), articles);
        QCOMPARE(imported.object()["comments"_L1].toInt(), comments);
        QCOMPARE(imported.object()["orphans"_L1].toInt(), orphans);
        const QJsonObject stats = moderato({u"stats"_s, u"--json"_s}).object();
        QCOMPARE(stats["articles"_L1].toInt(), articles);
        QCOMPARE(stats["comments"_L1]["total"_L1].toInt(), comments);
        QCOMPARE(stats["comments"_L1]["approved"_L1].toInt(), approved);
        QCOMPARE(stats["top_level"_L1].toInt(), topLevel);
        QCOMPARE(stats["max_depth"_L1].toInt(), maxDepth);
        QCOMPARE(stats["orphans"_L1].toInt(), orphans);
        int shown = 0;
        const QJsonArray list = moderato({u"articles"_s, u"--json"_s}).array();
        for (const auto& article : list) {
            const Ended thread =
                moderato({u"show"_s, u"--json"_s, QString::number(article["id"_L1].toInteger())});
            shown += static_cast<int>(thread.object()["comments"_L1].toArray().size());
        }
        QCOMPARE(shown, comments);
        const QJsonObject again = moderato({u"import"_s, u"--json"_s, path}).object();
        QCOMPARE(again["comments"_L1].toInt(-1), 0);
        QCOMPARE(again["unchanged"_L1].toInt(), comments);
        QCOMPARE(moderato({u"check"_s}).code, 0);
    }
};

MODERATO_TEST(TestRoundTrip)

} // namespace moderato::test::tst_round_trip

#include "tst_round_trip.moc"
