// Real files against the figures their collection states. Needs MODERATO_CORPUS, a folder with text/ and
// wxr/.
#include "RecordingSink.h"
#include "model/import/Formats.h"
#include "tests/TestProgram.h"

#include <QFile>
#include <QTest>

namespace moderato::test::tst_corpus {

using namespace moderato::core;
using namespace moderato::import;

class TestCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_corpus = qEnvironmentVariable("MODERATO_CORPUS");
        if (m_corpus.isEmpty()) {
            QSKIP("MODERATO_CORPUS is not set");
        }
    }

    void capturesReadAsCounted_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("depths");
        QTest::addColumn<QByteArray>("kinds");
        QTest::addColumn<QByteArray>("problems");
        const auto row = [](const char* file, const char* depths, const char* kinds, const char* problems) {
            QTest::newRow(file) << QString::fromLatin1(file) << QByteArray(depths) << QByteArray(kinds)
                                << QByteArray(problems);
        };
        row("seed-article.txt", "2/2", "comment 4", "");
        row("frolleinherr.r14.txt", "5/2", "comment 7", "CountDiffers line 39: 11, 7");
        row("frolleinherr.r16.txt", "5/2", "comment 7", "CountDiffers line 39: 11, 7");
        row("thenervousbreakdown.r14.txt", "9/1", "comment 10", "CountDiffers line 37: 11, 10");
        row("lemire.r14.txt", "2", "comment 2", "CountDiffers line 27: 5, 2");
        row("lemire.r16.txt", "2", "comment 2", "CountDiffers line 27: 5, 2");
        row("youhadmeatgardening.r14.txt", "14/9", "comment 23", "CountDiffers line 171: 25, 23");
        row("gormulus.r14.txt", "15/8/14", "comment 32, pingback 5", "CountDiffers line 43: 45, 37");
        row("dragnet-wikipages.r14.txt", "37", "comment 37", "CountDiffers line 28: 45, 37");
    }
    void capturesReadAsCounted()
    {
        QFETCH(QString, file);
        RecordingSink sink;
        const Result<void> done = importFile(m_corpus + QStringLiteral("/text/") + file, {}, sink);
        QVERIFY(done.ok());
        QTEST(sink.depths(), "depths");
        QTEST(sink.kinds(), "kinds");
        QTEST(sink.problemText(), "problems");
        QCOMPARE(sink.articles.size(), size_t(1));
        QCOMPARE(sink.statuses(), "none " + QByteArray::number(qint64(sink.comments.size())));
        for (const CommentRecord& comment : sink.comments) {
            QVERIFY(comment.kind == CommentKind::Pingback || !comment.body.isEmpty());
            QVERIFY(!comment.body.endsWith("Antworten") && !comment.body.endsWith("Reply") &&
                    !comment.body.endsWith("\nAntwort"));
        }
    }

    void theSeedIsWhole()
    {
        RecordingSink sink;
        QVERIFY(importFile(m_corpus + QStringLiteral("/text/seed-article.txt"), {}, sink).ok());
        QCOMPARE(sink.tree(), QByteArray("1 2(3 4)"));
        const ArticleRecord& article = sink.articles.front();
        QVERIFY(article.title.startsWith("Russia’s Space Agency Says It Is Suspending"));
        QCOMPARE(article.caption, QByteArray("Image by SpaceX-Imagery from Pixabay"));
        QVERIFY(article.body.startsWith("Roscosmos suspends cooperation"));
        QVERIFY(article.body.endsWith("God Bless the Veterans"));
        QCOMPARE(sink.comments.at(0).body.count("\n\n"), 1);
        QCOMPARE(sink.comments.at(3).body.count('\n'), 2);
        QVERIFY(sink.comments.at(3).body.endsWith("to heat, or light and power their businesses."));
    }

    void twoCapturesOfOnePageGiveTheSameRecords()
    {
        RecordingSink first;
        RecordingSink second;
        QVERIFY(importFile(m_corpus + QStringLiteral("/text/frolleinherr.r14.txt"), {}, first).ok());
        QVERIFY(importFile(m_corpus + QStringLiteral("/text/frolleinherr.r16.txt"), {}, second).ok());
        QCOMPARE(first.articles.front().origin, second.articles.front().origin);
        QCOMPARE(first.comments.size(), second.comments.size());
        for (size_t i = 0; i < first.comments.size(); ++i) {
            QCOMPARE(first.comments[i].origin, second.comments[i].origin);
        }
    }

    void dumpsOfBrowsersAreRefused_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("detail");
        QTest::newRow("w3m") << QStringLiteral("lemire.w3m.txt") << QStringLiteral("w3m");
        QTest::newRow("lynx") << QStringLiteral("lemire.lynx.txt") << QStringLiteral("lynx");
    }
    void dumpsOfBrowsersAreRefused()
    {
        QFETCH(QString, file);
        RecordingSink sink;
        const QString path = m_corpus + QStringLiteral("/text/") + file;
        const Result<void> done = importFile(path, {}, sink);
        QVERIFY(!done.ok());
        QCOMPARE(done.error().code, ErrorCode::FormatRefused);
        QTEST(done.error().detail, "detail");
        QCOMPARE(done.error().where, path);
        QVERIFY(sink.articles.empty() && sink.comments.empty());
    }

    void exportsReadAsCounted_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<qint64>("comments");
        QTest::addColumn<qint64>("articles");
        QTest::addColumn<qint64>("topLevel");
        QTest::addColumn<qint64>("orphans");
        QTest::addColumn<int>("levels");
        QTest::addColumn<QByteArray>("statuses");
        QTest::addColumn<QByteArray>("kinds");
        struct Expected
        {
            const char* file;
            qint64 comments, articles, topLevel, orphans;
            int levels;
            const char* statuses;
            const char* kinds;
        };
        for (const Expected& row : {
                 Expected{"themeunittestdata.wordpress.xml", 33, 7, 23, 0, 10, "pending 3, approved 30",
                          "comment 29, pingback 2, trackback 2"},
                 Expected{"chrisjrob-2015.xml", 136, 38, 82, 0, 7, "approved 136",
                          "comment 125, pingback 11"},
                 Expected{"cc-labs.xml", 181, 80, 178, 0, 2, "approved 181", "comment 119, pingback 62"},
                 Expected{"pelican-wordpressexport.xml", 4, 1, 2, 1, 2, "approved 3, rejected 1",
                          "comment 3, pingback 1"},
                 Expected{"isso-wordpress-1.0.xml", 8, 2, 5, 0, 3, "approved 8", "comment 8"},
                 Expected{"importer-serialized-comment-meta.xml", 1, 1, 1, 0, 1, "approved 1", "comment 1"},
                 Expected{"importer-with-sub-data.xml", 1, 1, 1, 0, 1, "pending 1", "comment 1"},
                 Expected{"charleso-1.0.xml", 33, 14, 33, 0, 1, "approved 33", "comment 33"},
                 Expected{"wp61-export.xml", 78, 10, 37, 4, 10, "pending 14, approved 59, rejected 5",
                          "comment 73, pingback 3, trackback 2"},
                 Expected{"wp61-export-illformed.xml", 48, 3, 17, 4, 8, "pending 13, approved 30, rejected 5",
                          "comment 47, pingback 1"},
             }) {
            QTest::newRow(row.file) << QString::fromLatin1(row.file) << row.comments << row.articles
                                    << row.topLevel << row.orphans << row.levels << QByteArray(row.statuses)
                                    << QByteArray(row.kinds);
        }
    }
    void exportsReadAsCounted()
    {
        QFETCH(QString, file);
        RecordingSink sink;
        const Result<void> done = importFile(m_corpus + QStringLiteral("/wxr/") + file, {}, sink);
        QVERIFY(done.ok());
        QTEST(qint64(sink.comments.size()), "comments");
        QTEST(sink.articlesWithComments(), "articles");
        QTEST(sink.topLevel(), "topLevel");
        QTEST(sink.orphans(), "orphans");
        QTEST(int(sink.depths().count('/') + 1), "levels");
        QTEST(sink.statuses(), "statuses");
        QTEST(sink.kinds(), "kinds");
        QMap<ProblemCode, int> problems;
        for (const Problem& problem : sink.problems) {
            ++problems[problem.code];
        }
        QMap<ProblemCode, int> expected;
        if (file == QStringLiteral("wp61-export-illformed.xml")) {
            expected[ProblemCode::ControlCharacters] = 1;
        } else if (file == QStringLiteral("pelican-wordpressexport.xml")) {
            expected[ProblemCode::DuplicateId] = 5; // posts 334, 175 and 176 stand there more than once
        } else if (file == QStringLiteral("isso-wordpress-1.0.xml")) {
            expected[ProblemCode::DuplicateId] = 1; // comment 11
        }
        QVERIFY2(problems == expected, sink.problemText());
    }

    void aRealExportKeepsItsTexts()
    {
        RecordingSink sink;
        QVERIFY(importFile(m_corpus + QStringLiteral("/wxr/wp61-export-illformed.xml"), {}, sink).ok());
        const auto byId = [&](const char* id) {
            return *std::find_if(
                sink.comments.begin(), sink.comments.end(),
                [id](const CommentRecord& comment) { return comment.origin.externalId == id; });
        };
        QCOMPARE(byId("90").author.name, QByteArray("Tom & \"Jerry\" O'Neil z"));
        QCOMPARE(byId("90").author.url, QByteArray("https://x.example/?a=1&b=2"));
        QVERIFY(byId("7").body.contains("]]>"));
        QVERIFY(byId("2").createdAt != byId("5").createdAt);
        QVERIFY(sink.articles.front().origin.source.startsWith("wxr:http"));
    }

    void aMalformedExportIsAnErrorWithItsLine()
    {
        RecordingSink sink;
        const Result<void> done =
            importFile(m_corpus + QStringLiteral("/wxr/importer-malformed.xml"), {}, sink);
        QCOMPARE(done.error().code, ErrorCode::FileMalformed);
        QVERIFY(done.error().line > 27);
        QVERIFY(sink.articles.empty() && sink.comments.empty());
    }

private:
    QString m_corpus;
};

MODERATO_TEST(TestCorpus)

} // namespace moderato::test::tst_corpus

#include "tst_corpus.moc"
