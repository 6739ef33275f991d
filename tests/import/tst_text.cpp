// Captures written as text, and the trees they stand for printed back.
#include "RecordingSink.h"
#include "model/import/TextHeading.h"
#include "model/import/TextReader.h"
#include "tests/TestProgram.h"

#include <QIODevice>
#include <QTest>

#include <algorithm>
#include <utility>

namespace moderato::test::tst_text {

using namespace moderato::core;
using namespace moderato::import;

namespace {

QByteArray capture(const QByteArray& list, const QByteArray& heading = "4 thoughts on “A title”")
{
    return "A title\n\nBody.\n\n" + heading + "\n\n" + list + "\nLeave a Reply\n\n  1. not a comment\n";
}

Result<void> readText(const QByteArray& bytes, RecordingSink& sink)
{
    return readBytes(TextReader(), bytes, sink);
}

// A device that keeps how much it was asked for at most.
class AskedDevice final : public QIODevice
{
public:
    explicit AskedDevice(QByteArray bytes) : m_left(std::move(bytes)) {}
    bool isSequential() const override { return true; }
    qint64 mostAsked() const { return m_mostAsked; }

protected:
    qint64 readData(char* data, qint64 most) override
    {
        m_mostAsked = std::max(m_mostAsked, most);
        const qsizetype given = std::min<qsizetype>(m_left.size(), most);
        std::copy_n(m_left.cbegin(), given, data);
        m_left.remove(0, given);
        return given;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QByteArray m_left;
    qint64 m_mostAsked = 0;
};

} // namespace

class TestText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsBecomeTrees_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QByteArray>("tree");
        const auto row = [](const char* name, const char* list, const char* tree) {
            QTest::newRow(name) << QByteArray(list) << QByteArray(tree);
        };
        row("numbers above bullets", "  1. a\n\n  2. b\n\n    • c\n\n    • d\n", "1 2(3 4)");
        row("numbers at every depth", "  1. a\n\n    1. b\n\n      1. c\n\n  2. d\n", "1(2(3)) 4");
        row("bullets at every depth", "  • a\n\n    • b\n\n      • c\n\n  • d\n", "1(2(3)) 4");
        row("no blank lines at all", "  1. a\n    1. b\n    2. c\n  2. d\n", "1(2 3) 4");
        row("paragraphs and breaks", "  1. a\n\n    more a\n    and a\n\n  2. b\n", "1 2");
        row("numbers that skip and restart", "  3. a\n\n  7. b\n\n  1. c\n", "1 2 3");
        row("two digits move nothing", "  10. a\n\n    more a\n\n    • b\n", "1(2)");
        row("a level that is missing", "  1. a\n\n      • b\n\n    • c\n", "1(2 3)");
        row("a reply whose parent is missing", "    • a\n\n  1. b\n", "1 2");
        row("tabs for levels", "\t1. a\n\n\t\t• b\n", "1(2)");
        row("a numbered list in a text that goes on",
            "  1. a\n\n    1. one\n    2. two\n    and more\n\n  2. b\n", "1 2");
        row("a list that began in the sentence", "  1. a: 1. one\n\n    2. two\n\n    3. three\n", "1");
        row("a dense list in a text", "  1. a\n\n  2. b:\n    1. one\n    2. two\n\n  3. c\n", "1 2 3");
        row("replies under a button are no list in a text",
            "  1. a\n\n    Reply\n    1. b\n    2. c\n\n  2. d\n", "1(2 3) 4");
        row("replies with text of their own are no list in a text",
            "  1. a\n\n    1. b\n\n      more b\n\n    2. c\n\n    more a\n\n  2. d\n", "1(2 3) 4");
        row("items that are empty", "  1.\n\n  2. b\n", "1 2");
        row("a number of eight digits is text", "  1. a\n\n    12345678. units\n", "1");
        row("lines that end as on an old Macintosh", "  1. a\r\r    • b\r", "1(2)");
    }
    void listsBecomeTrees()
    {
        QFETCH(QByteArray, list);
        RecordingSink sink;
        QVERIFY(readText(capture(list), sink).ok());
        QTEST(sink.tree(), "tree");
    }

    void bodiesKeepTheirLines()
    {
        RecordingSink sink;
        QVERIFY(readText(capture("  1. first\n    second\n\n      indented\n\n    Reply\n\n"
                                 "  2. list:\n    1. one\n    2. two\n    end\n\n    Antworten\n"),
                         sink)
                    .ok());
        QCOMPARE(sink.comments.at(0).body, QByteArray("first\nsecond\n\n  indented"));
        QCOMPARE(sink.comments.at(1).body, QByteArray("list:\n1. one\n2. two\nend"));
        QCOMPARE(sink.comments.at(0).bodyFormat, BodyFormat::Plain);
        QVERIFY(!sink.comments.at(0).status);
    }

    void authorsAreReadWhereTheFormHasThem_data()
    {
        QTest::addColumn<QByteArray>("item");
        QTest::addColumn<QByteArray>("author");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* name, const char* item, const char* author, const char* body) {
            QTest::newRow(name) << QByteArray(item) << QByteArray(author) << QByteArray(body);
        };
        row("says, then a paragraph", "  1. Art Edwards says:\n\n    Ha!\n", "Art Edwards", "Ha!");
        row("says, then a line", "  1. Zoë says:\n    Ha!\n", "Zoë", "Ha!");
        row("German", "  1. Jörg sagt:\n\n    Ha!\n", "Jörg", "Ha!");
        row("French, with its space", "  1. Zoé dit :\n\n    Ha!\n", "Zoé", "Ha!");
        row("a time glued to the name", "  1. hmm2 weeks ago\n\n    Ha!\n", "hmm", "Ha!");
        row("a sentence with a time", "  1. I saw it 2 weeks ago\n\n    Ha!\n", "",
            "I saw it 2 weeks ago\n\nHa!");
        row("a sentence with a time glued to it",
            "  1. I have seen it in the very same town2 weeks ago\n\n    Ha!\n", "",
            "I have seen it in the very same town2 weeks ago\n\nHa!");
        row("a sentence with says", "  1. He says: no\n", "", "He says: no");
        row("one short line proves nothing", "  1. Hello\n\n    Ha!\n", "", "Hello\n\nHa!");
        row("short lines above every text are names",
            "  1. Peter\n\n    Ha!\n\n  2. Owner\n\n    Ho!\n\n    1. yoonar\n\n      Hi!\n", "Peter", "Ha!");
        row("not where one of them is a sentence",
            "  1. Peter\n\n    Ha!\n\n  2. Really?\n\n    Ho!\n\n    1. yoonar\n\n      Hi!\n", "",
            "Peter\n\nHa!");
        row("not where one of them is an address",
            "  1. Peter\n\n    Ha!\n\n  2. http://e.org/\n\n    Ho!\n\n    1. yoonar\n\n      Hi!\n", "",
            "Peter\n\nHa!");
    }
    void authorsAreReadWhereTheFormHasThem()
    {
        QFETCH(QByteArray, item);
        RecordingSink sink;
        QVERIFY(readText(capture(item), sink).ok());
        QTEST(sink.comments.front().author.name, "author");
        QTEST(sink.comments.front().body, "body");
    }

    void pingbacksAreAKind()
    {
        RecordingSink sink;
        QVERIFY(
            readText(capture("  1. Pingback: A page | A site\n\n  2. Trackback: B\n\n    […] b […]\n"), sink)
                .ok());
        QCOMPARE(sink.kinds(), QByteArray("pingback 1, trackback 1"));
        QCOMPARE(sink.comments.at(0).author.name, QByteArray("A page | A site"));
        QCOMPARE(sink.comments.at(1).body, QByteArray("[…] b […]"));
    }

    void headingsAreKnown_data()
    {
        QTest::addColumn<qint64>("declared");
        const auto row = [](const char* heading, qint64 declared) { QTest::newRow(heading) << declared; };
        row("4 thoughts on “A title”", 4);
        row("One thought on “A title”", 1);
        row("45 Comments to “A title” | Leave a Comment!", 45);
        row("22 comments on “A title", 22);
        row("3 responses to A title", 3);
        row("11 Antworten zu „A title“", 11);
        row("Ein Kommentar zu „A title“", 1);
        row("45 Gedanken zu „„A title!“", 45);
        row("6 Kommentare", 6);
        row("1,234 Comments", 1234);
        row("4 Comments. Leave new", 4);
        row("35 Comments »", 35);
        row("Comments ( 56 )", 56);
        row("Kommentare: 7", 7);
        row("2 réflexions sur « A title »", 2);
        row("3 comentarios en «A title»", 3);
        row("5 commenti su “A title”", 5);
        row("2 reacties op “A title”", 2);
        row("4 комментария к записи «A title»", 4);
        row("“A title” への4件のフィードバック", 4);
        row("《A title》有7条评论", 7);
        row("“A title” üzerine 4 yorum", 4);
        row("9 svar till ”A title”", 9);
    }
    void headingsAreKnown()
    {
        QFETCH(qint64, declared);
        const QByteArray text(QTest::currentDataTag());
        const auto heading = headingOf(splitLines(text).front());
        QVERIFY(heading.has_value());
        QCOMPARE(heading->declared, declared);
    }

    void otherLinesAreNoHeadings_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char* line :
             {"Gedanken zum Tag", "Comments", "  4 comments", "7 recommendations for you",
              "There were 45 people and 3 comments at the end of a long sentence", "12 new posts"}) {
            QTest::newRow(line) << QByteArray(line);
        }
    }
    void otherLinesAreNoHeadings()
    {
        QFETCH(QByteArray, line);
        QVERIFY(!headingOf(splitLines(line).front()));
    }

    void theHeadingThatNamesTheTitleWins()
    {
        const QByteArray text = "A title\n\n45 Antworten\n\n  1. in the article\n\nBody.\n\n"
                                "2 Kommentare zu „A title“\n\n  1. a\n\n  2. b\n\n"
                                "Other posts\n\n3 comments\n\n  • elsewhere\n";
        RecordingSink sink;
        QVERIFY(readText(text, sink).ok());
        QCOMPARE(sink.tree(), QByteArray("1 2"));
        QCOMPARE(sink.problemText(), QByteArray());
    }

    void theLastHeadingWinsWhereNoneNamesTheTitle()
    {
        RecordingSink sink;
        QVERIFY(readText("A title\n\n3 comments\n\n  1. steps\n\nBody.\n\n1 Comment\n\n  1. a\n", sink).ok());
        QCOMPARE(sink.comments.front().body, QByteArray("a"));
        QCOMPARE(sink.articles.front().body, QByteArray("3 comments\n\n  1. steps\n\nBody."));
    }

    void aHeadingOverAWholeListWins()
    {
        RecordingSink sink;
        QVERIFY(readText("A title\n\n2 comments\n\n  1. a\n\n  2. b\n\nOther posts\n\n3 comments\n\n"
                         "    • elsewhere\n",
                         sink)
                    .ok());
        QCOMPARE(sink.tree(), QByteArray("1 2"));
    }

    void theHeadOfAnArticle_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("title");
        QTest::addColumn<QByteArray>("caption");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* name, const char* head, const char* title, const char* caption,
                            const char* body) {
            QTest::newRow(name) << QByteArray(head) << QByteArray(title) << QByteArray(caption)
                                << QByteArray(body);
        };
        row("title, credit, body", "A title\n\nPhoto by Jo via Site\n\nBody.\n\nMore.\n", "A title",
            "Photo by Jo via Site", "Body.\n\nMore.");
        row("a sentence about a picture is no credit", "A title\n\nPicture this.\n", "A title", "",
            "Picture this.");
        row("the title on a later line", "Jun\n28\n\nA title\n\nBody.\n", "A title", "", "Jun\n28\n\nBody.");
        row("no title but the heading's", "Body one, a long paragraph.\n\nBody two.\n", "A title", "",
            "Body one, a long paragraph.\n\nBody two.");
        row("nothing but a heading", "", "A title", "", "");
        row("no-break spaces are blank", "\u00a0\n\u00a0\nA title\n\nBody.\n", "A title", "", "Body.");
    }
    void theHeadOfAnArticle()
    {
        QFETCH(QByteArray, head);
        RecordingSink sink;
        QVERIFY(readText(head + "\n1 thought on “A title”\n\n  1. a\n", sink).ok());
        QTEST(sink.articles.front().title, "title");
        QTEST(sink.articles.front().caption, "caption");
        QTEST(sink.articles.front().body, "body");
    }

    void aCountThatDiffersIsANote()
    {
        RecordingSink sink;
        QVERIFY(readText(capture("  1. a\n\n        • b\n"), sink).ok());
        QCOMPARE(sink.problemText(), QByteArray("DepthJump line 9: 4, 2\nCountDiffers line 5: 4, 2"));
        QCOMPARE(sink.problems.back().severity, Problem::Severity::Note);
    }

    void aListWithoutHeadingSpeaksForItself_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("tree");
        QTest::newRow("by what closes it")
            << QByteArray("A title\n\nBody\n\n  1. a\n\n    • b\n\nLeave a Reply\n") << QByteArray("1(2)");
        QTest::newRow("by an author")
            << QByteArray("A title\n\n  1. a list\n\nBody\n\n  1. Jo says:\n\n    a\n") << QByteArray("1");
        QTest::newRow("by a button") << QByteArray("A title\n\n  1. a\n\n    Reply\n") << QByteArray("1");
        QTest::newRow("or is none") << QByteArray("A title\n\n  1. a\n\n  2. b\n") << QByteArray();
    }
    void aListWithoutHeadingSpeaksForItself()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, tree);
        RecordingSink sink;
        const Result<void> done = readText(text, sink);
        QCOMPARE(done.ok(), !tree.isEmpty());
        QCOMPARE(sink.tree(), tree);
        if (!done.ok()) {
            QCOMPARE(done.error().code, ErrorCode::NoArticleInFile);
        }
    }

    void aLaterCaptureFindsTheSameRecords()
    {
        RecordingSink before;
        RecordingSink after;
        QVERIFY(readText(capture("  1. a\n\n    • same\n\n  2. same\n\n  3. same\n"), before).ok());
        QVERIFY(readText(capture("  1. a\n\n    • new\n\n    • same\n\n  2. same\n\n  3. same\n\n  4. z\n",
                                 "12 thoughts on “A title”"),
                         after)
                    .ok());
        QCOMPARE(after.articles.front().origin, before.articles.front().origin);
        QSet<QByteArray> ids;
        for (const CommentRecord& comment : after.comments) {
            ids.insert(comment.origin.externalId);
        }
        QCOMPARE(ids.size(), qsizetype(6));
        for (const CommentRecord& comment : before.comments) {
            QVERIFY(ids.contains(comment.origin.externalId));
        }
    }

    void oneTextUnderTwoArticlesIsTwoRecords()
    {
        RecordingSink sink;
        QVERIFY(readText("One\n\n1 comment\n\n  1. Nice post!\n", sink).ok());
        QVERIFY(readText("Two\n\n1 comment\n\n  1. Nice post!\n", sink).ok());
        QVERIFY(sink.comments.at(0).origin.externalId != sink.comments.at(1).origin.externalId);
    }

    void readingStopsWhenTheSinkSaysSo()
    {
        RecordingSink sink;
        sink.refuseAfter = 1;
        QCOMPARE(readText(capture("  1. a\n\n  2. b\n"), sink).error().code, ErrorCode::DiskFull);
        RecordingSink cancelled;
        cancelled.cancelAfter = 1;
        QCOMPARE(readText(capture("  1. a\n\n  2. b\n"), cancelled).error().code, ErrorCode::Cancelled);
    }

    void aPageIsReadAPieceAtATime()
    {
        QByteArray list;
        for (int i = 0; i < 20'000; ++i) {
            list += "  1. a comment\n\n";
        }
        AskedDevice device(capture(list));
        QVERIFY(device.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
        RecordingSink sink;
        QVERIFY(TextReader().read(device, sink, {}).ok());
        QCOMPARE(sink.comments.size(), size_t(20'000));
        QVERIFY2(device.mostAsked() <= qint64{1024} * 1024, qPrintable(QString::number(device.mostAsked())));
    }

    void aDeepThreadIsReadWhole()
    {
        QByteArray list;
        for (int depth = 1; depth <= 2000; ++depth) {
            list += QByteArray(qsizetype{2} * depth, ' ') + "• reply\n\n";
        }
        RecordingSink sink;
        QVERIFY(readText(capture(list), sink).ok());
        QCOMPARE(sink.comments.size(), size_t(2000));
        QCOMPARE(sink.topLevel(), 1);
    }
};

MODERATO_TEST(TestText)

} // namespace moderato::test::tst_text

#include "tst_text.moc"
