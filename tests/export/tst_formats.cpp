// What each format's bytes are, and that they hold the tree.
#include "model/export/Export.h"
#include "model/export/JsonText.h"
#include "tests/TestProgram.h"
#include "tests/export/JsonGolden.h"
#include "tests/export/MemorySource.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace moderato::test::tst_formats {

using namespace moderato::exporting;

namespace {

QByteArray exported(MemorySource& source, const ExportOptions& options)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const core::Result<ExportSummary> summary = writeExport(source, options, buffer);
    return summary.ok() ? bytes : QByteArray("failed");
}

QByteArray exported(MemorySource& source, const QByteArray& format)
{
    ExportOptions options;
    options.format = format;
    return exported(source, options);
}

} // namespace

class TestFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonIsExact()
    {
        MemorySource source;
        core::Article& article =
            source.addArticle("Bread \"now\"", "approved Ann: a\n  pending Bob: b\n    approved : c\n");
        article.record.url = "https://e.org/bread";
        article.record.byline = "Eve";
        article.record.publishedAt = 1600000000000;
        article.record.state = core::ArticleState::Scheduled;
        article.record.body = "One.\n\nTwo.";
        core::Comment& first = source.comment(1);
        first.author.url = "https://ann.example";
        first.flags.append({core::FlagReason::OffTopic, "see \\ this", "Mia", 1600000000500});
        source.comment(3).createdAt = std::nullopt;
        source.comment(3).body = "<p>c</p>";
        source.comment(3).bodyFormat = core::BodyFormat::Html;
        QCOMPARE(exported(source, "json"), wholeFile);
    }

    void jsonOfNothing()
    {
        MemorySource source;
        QCOMPARE(exported(source, "json"),
                 QByteArray("{\"format\":\"moderato\",\"version\":1,\"articles\":[]}\n"));
    }

    void jsonHoldsTheTree()
    {
        MemorySource source;
        source.addArticle(
            "T", "approved A: a\n  approved B: b\n    approved C: c\n  approved D: d\napproved E: e\n");
        source.addArticle("U", "approved F: f\n");
        core::Comment& orphan = source.comment(5);
        orphan.parentNamed = "gone";
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(exported(source, "json"), &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
        QStringList edges;
        for (const auto& article : document[QStringLiteral("articles")].toArray()) {
            for (const auto& comment : article[QStringLiteral("comments")].toArray()) {
                edges.append(comment[QStringLiteral("author")][QStringLiteral("name")].toString() +
                             QLatin1Char('<') + comment[QStringLiteral("parent")].toString());
            }
        }
        QCOMPARE(edges.join(QLatin1Char(' ')), QStringLiteral("A< B<c1 C<c2 D<c1 E<gone F<"));
    }

    void jsonWithPersonalData()
    {
        MemorySource source;
        source.addArticle("T", "approved A: a\n");
        source.comment(1).author.email = "a@e.org";
        source.comment(1).ip = "::1";
        source.comment(1).userAgent = "W3C";
        source.comment(1).flags.append({core::FlagReason::Spam, {}, "Mia", std::nullopt});
        ExportOptions options;
        options.personalData = true;
        const QByteArray bytes = exported(source, options);
        QVERIFY(bytes.contains(withEmail));
        QVERIFY(bytes.contains(withModerator));
        QVERIFY(bytes.contains(withAddress));
    }

    void jsonStrings_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* sentence, const QByteArray& text, const QByteArray& expected) {
            QTest::newRow(sentence) << text << expected;
        };
        row("nothing", "", "\"\"");
        row("escapes", "a\"\\\n\r\t\b\f/", "\"a\\\"\\\\\\n\\r\\t\\b\\f/\"");
        row("controls and NUL", QByteArray("\0\x1f\x7f", 3), "\"\\u0000\\u001f\\u007f\"");
        row("all lengths of characters", "aé€😀", "\"aé€😀\"");
        row("a lone tail", "a\x80z", "\"a\uFFFDz\"");
        row("a cut character", "a\xe2\x82", "\"a\uFFFD\uFFFD\"");
        row("an overlong slash", "\xc0\xaf", "\"\uFFFD\uFFFD\"");
        row("a surrogate", "\xed\xa0\x80", "\"\uFFFD\uFFFD\uFFFD\"");
        row("beyond Unicode", "\xf4\x90\x80\x80", "\"\uFFFD\uFFFD\uFFFD\uFFFD\"");
    }
    void jsonStrings()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        std::string out;
        appendJsonString(out, text);
        QCOMPARE(QByteArray::fromStdString(out), expected);
    }

    void csvIsExact()
    {
        MemorySource source;
        source.addArticle("Bread, fresh", "approved Ann \"A\": a\n  approved =1+1: <b>\n  pending X: y\n");
        source.comment(1).body = "<p>a</p><p>b</p>";
        source.comment(1).bodyFormat = core::BodyFormat::Html;
        source.comment(2).body = "plain";
        QCOMPARE(exported(source, "csv"),
                 QByteArray(
                     "article_id,article_title,comment_id,parent_id,depth,author_name,author_url,created_at,"
                     "status,kind,body_text\r\n"
                     "1,\"Bread, fresh\",1,,0,\"Ann "
                     "\"\"A\"\"\",,2020-09-13T12:27:40Z,approved,comment,\"a\n\nb\"\r\n"
                     "1,\"Bread, fresh\",2,1,1,\"'=1+1\",,2020-09-13T12:28:40Z,approved,comment,plain\r\n"));
    }

    void bodiesAtTheEdgeOfABlock_data()
    {
        QTest::addColumn<int>("bytes");
        for (const int bytes : {262143, 262144, 262145, 600001}) {
            QTest::addRow("%d bytes", bytes) << bytes;
        }
    }
    void bodiesAtTheEdgeOfABlock()
    {
        QFETCH(int, bytes);
        MemorySource source;
        source.addArticle("T", "approved A: a\napproved B: b\napproved C: c\n");
        QByteArray body = QByteArray("\"é,\\").repeated(bytes / 5);
        body.append(bytes - body.size(), 'x');
        source.comment(2).body = body;
        const QJsonDocument json = QJsonDocument::fromJson(exported(source, "json"));
        const QJsonArray comments = json[QStringLiteral("articles")][0][QStringLiteral("comments")].toArray();
        QCOMPARE(comments.size(), 3);
        QVERIFY(comments[1][QStringLiteral("body")].toString() == QString::fromUtf8(body));
        QCOMPARE(comments[2][QStringLiteral("body")].toString(), QStringLiteral("c"));
        const QByteArray csv = exported(source, "csv");
        QVERIFY(csv.contains(",comment,\"" + QByteArray(body).replace('"', "\"\"") + "\"\r\n1,T,3,"));
    }

    void anArticleOfNothingApproved()
    {
        MemorySource source;
        source.addArticle("T", "pending A: a\n  spam B: b\n");
        ExportOptions options;
        QCOMPARE(exported(source, options),
                 QByteArray("{\"format\":\"moderato\",\"version\":1,\"articles\":[]}\n"));
        options.articles = {core::ArticleId{1}};
        QVERIFY(exported(source, options).contains("\"comments\":[]}"));
        options.format = "csv";
        QCOMPARE(exported(source, options).count("\r\n"), 1);
    }

    void thousandsOfArticles()
    {
        MemorySource source;
        for (int i = 0; i < 3000; ++i) {
            source.addArticle("T", i % 3 == 0 ? "approved A: a\n" : "pending A: a\n  approved B: b\n");
        }
        const QJsonDocument json = QJsonDocument::fromJson(exported(source, "json"));
        const QJsonArray articles = json[QStringLiteral("articles")].toArray();
        QCOMPARE(articles.size(), 3000);
        QCOMPARE(articles[2999][QStringLiteral("comments")][0][QStringLiteral("stub")].toBool(), true);
        QCOMPARE(articles[2999][QStringLiteral("comments")][1][QStringLiteral("parent")].toString(),
                 articles[2999][QStringLiteral("comments")][0][QStringLiteral("origin")][QStringLiteral("id")]
                     .toString());
    }

    // Wherever a stranger's text stands.
    void csvCellsAreNoFormulas_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("cell");
        const auto row = [](const char* name, const QByteArray& text, const QByteArray& cell) {
            QTest::newRow(name) << text << cell;
        };
        for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\tx", " =1", "\u00a0=1", "\u3000@1",
                                 "＝1", "＋1", "－1", "＠1", "﹦1", "﹢1", "﹣1", "﹫1"}) {
            QTest::addRow("kept behind an apostrophe: %s", text)
                << QByteArray(text) << "\"'" + QByteArray(text) + '"';
        }
        row("behind a NUL", QByteArray("\0=1+1", 5), "\"'=1+1\"");
        row("behind an escape", "\x1b=1", "\"'=1\"");
        row("behind a return", "\r=1", "\"'=1\"");
        row("behind an empty line", "\n\n=1", "\"'=1\"");
        row("behind a deleted character", "\x7f=1", "\"'=1\"");
        row("behind a byte order mark", "\ufeff=1", "\"'=1\"");
        row("behind a zero width space", "\u200b\u200c\u200d=1", "\"'=1\"");
        row("behind a soft hyphen", "\u00ad=1", "\"'=1\"");
        row("behind a word joiner", "\u2060-1", "\"'-1\"");
        row("behind a C1 control", "\u0085\u009b+1", "\"'+1\"");
        row("behind a tag character", "\U000e0041@1", "\"'@1\"");
        row("behind a filler", "\u3164=1", "\"'=1\"");
        row("behind a variation selector", "\ufe0f=1", "\"'=1\"");
        row("behind blanks and what is not seen", " \u200b =1", "\"'  =1\"");
        row("an escape sequence", "a\x1b[31mred\x1b]0;x\x07", "a[31mred]0;x");
        row("a NUL in the middle", QByteArray("a\0b", 3), "ab");
        row("an override", "a\u202e b", "a⟦RLO⟧ b");
        row("a byte that is no UTF-8", "a\xff", "a\xef\xbf\xbd");
        row("a sum is no formula", "1+1=2", "1+1=2");
        row("a long run has no break put in", QByteArray(5000, 'x'), QByteArray(5000, 'x'));
    }
    void csvCellsAreNoFormulas()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, cell);
        MemorySource source;
        core::Article& article = source.addArticle("T", "approved A: a\n");
        article.record.title = text;
        core::Comment& comment = source.comment(1);
        comment.author = {text, text, text};
        comment.ip = text;
        comment.body = text;
        ExportOptions options;
        options.format = "csv";
        options.personalData = true;
        QCOMPARE(exported(source, options).mid(exported(source, options).indexOf('\n') + 1),
                 "1," + cell + ",1,,0," + cell + ',' + cell + ",2020-09-13T12:27:40Z,approved,comment," +
                     cell + ',' + cell + ',' + cell + "\r\n");
    }

    void textIsTheCaptureForm()
    {
        MemorySource source;
        core::Article& article = source.addArticle(
            "Bread", "approved Ann: a\n  approved : c\n    approved Cid: d\n  pending X: y\n"
                     "    approved : under a stub\napproved : last\n");
        article.record.caption = "Image by Eve from Pixabay";
        article.record.body = "One.\n\nTwo.";
        source.comment(1).body = "first  line\nsecond\n\nthird";
        QCOMPARE(exported(source, "text"), QByteArray("Bread\n"
                                                      "\n"
                                                      "Image by Eve from Pixabay\n"
                                                      "\n"
                                                      "One.\n"
                                                      "\n"
                                                      "Two.\n"
                                                      "\n"
                                                      "6 thoughts on “Bread”\n"
                                                      "\n"
                                                      "  1. Ann says:\n"
                                                      "    first  line\n"
                                                      "    second\n"
                                                      "\n"
                                                      "    third\n"
                                                      "\n"
                                                      "    • c\n"
                                                      "\n"
                                                      "      • Cid says:\n"
                                                      "        d\n"
                                                      "\n"
                                                      "    • [comment not published]\n"
                                                      "\n"
                                                      "      • under a stub\n"
                                                      "\n"
                                                      "  2. last\n"));
    }

    void textOfOneComment()
    {
        MemorySource source;
        source.addArticle("T", "approved : a\n");
        QVERIFY(exported(source, "text").contains("\nOne thought on “T”\n\n  1. a\n"));
    }

    void textGuardsWhatWouldReadAsAnItem()
    {
        MemorySource source;
        core::Article& article = source.addArticle("T", "approved : a\napproved : b\n  approved : c\n");
        article.record.body = "3 comments\n\n  1. not one";
        source.comment(1).body = "x\n1. one\n  • two\n12.\n2.5 is no item\nLeave a Reply\n\n3 Comments";
        source.comment(2).body = "Bob says:\nhi";
        source.comment(3).body = "Pingback: no";
        const QByteArray text = exported(source, "text");
        QVERIFY(text.contains("3 comments\n\n|   1. not one\n"));
        QVERIFY(text.contains(
            "  1. x\n    | 1. one\n    |   • two\n    | 12.\n    2.5 is no item\n    Leave a Reply\n\n"
            "    3 Comments\n"));
        QVERIFY(text.contains("  2. | Bob says:\n    hi\n"));
        QVERIFY(text.contains("    • | Pingback: no\n"));
    }

    // The indents of a chain would grow with the square of its length.
    void textStopsIndentingFarBelow()
    {
        MemorySource source;
        const core::ArticleId article = source.addArticle("T").id;
        for (qint64 i = 0; i < 504; ++i) {
            source.addComment(article, core::CommentId{i}).body = "x";
        }
        const QByteArrayList lines = exported(source, "text").split('\n');
        qsizetype widest = 0;
        for (const QByteArray& line : lines) {
            widest = std::max(widest, line.indexOf("•"));
        }
        QCOMPARE(widest, 2 * 500 + 2);
    }

    void textOfAPingback()
    {
        MemorySource source;
        source.addArticle("T", "approved Other site: see\n");
        source.comment(1).kind = core::CommentKind::Pingback;
        QVERIFY(exported(source, "text").contains("  1. Pingback: Other site\n    see\n"));
    }
};

MODERATO_TEST(TestFormats)

} // namespace moderato::test::tst_formats

#include "tst_formats.moc"
