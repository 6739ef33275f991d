// WordPress exports, whole and hurt: what an item and its comments become.
#include "RecordingSink.h"
#include "model/import/WxrReader.h"
#include "model/import/XmlGuard.h"
#include "tests/TestProgram.h"

#include <QBuffer>
#include <QTest>

namespace moderato::test::tst_wxr {

using namespace moderato::core;
using namespace moderato::import;

namespace {

const QByteArray head = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n"
                        "<rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\">\n<channel>\n"
                        "<link>https://link.example</link>\n"
                        "<wp:base_blog_url>https://blog.example/</wp:base_blog_url>\n"
                        "<wp:author><wp:author_login>jo</wp:author_login>"
                        "<wp:author_display_name><![CDATA[Jo Do]]></wp:author_display_name></wp:author>\n";
const QByteArray tail = "</channel>\n</rss>\n";

QByteArray comment(const QByteArray& id, const QByteArray& parent = "0", const QByteArray& more = {})
{
    return "<wp:comment><wp:comment_id>" + id + "</wp:comment_id><wp:comment_content><![CDATA[c" + id +
           "]]></wp:comment_content><wp:comment_parent>" + parent + "</wp:comment_parent>" + more +
           "</wp:comment>\n";
}

QByteArray item(const QByteArray& comments, const QByteArray& id = "10")
{
    return "<item><title>T" + id + "</title><wp:post_id>" + id +
           "</wp:post_id><wp:post_type>post</wp:post_type>\n" + comments + "</item>\n";
}

Result<void> readWxr(const QByteArray& bytes, RecordingSink& sink)
{
    return readBytes(WxrReader(), bytes, sink);
}

} // namespace

class TestWxr : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parentsComeInAnyOrder()
    {
        RecordingSink sink;
        QVERIFY(readWxr(head +
                            item(comment("3", "1") + comment("1") + comment("2", "3") + comment("9", "8")) +
                            tail,
                        sink)
                    .ok());
        QCOMPARE(sink.tree(), QByteArray("2(1(3)) ?4"));
        QCOMPARE(sink.problemText(), QByteArray());
    }

    void anArticlesState_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<ArticleState>("state");
        QTest::newRow("published") << QByteArray("publish") << ArticleState::Published;
        QTest::newRow("an attachment's") << QByteArray("inherit") << ArticleState::Published;
        QTest::newRow("none said") << QByteArray() << ArticleState::Published;
        QTest::newRow("a draft") << QByteArray("draft") << ArticleState::Draft;
        QTest::newRow("saved by itself") << QByteArray("auto-draft") << ArticleState::Draft;
        QTest::newRow("before its review") << QByteArray("pending") << ArticleState::Pending;
        QTest::newRow("to come") << QByteArray(" future ") << ArticleState::Scheduled;
        QTest::newRow("private") << QByteArray("private") << ArticleState::Private;
        QTest::newRow("thrown away") << QByteArray("trash") << ArticleState::Trash;
        QTest::newRow("a plugin's own") << QByteArray("in-progress") << ArticleState::Draft;
    }
    void anArticlesState()
    {
        QFETCH(QByteArray, word);
        RecordingSink sink;
        QVERIFY(readWxr(head + item("<wp:status><![CDATA[" + word + "]]></wp:status>" + comment("1")) + tail,
                        sink)
                    .ok());
        QTEST(sink.articles.front().state, "state");
    }

    void fieldsOfAComment_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* xml, const char* expected) {
            QTest::newRow(name) << QByteArray(xml) << QByteArray(expected);
        };
        row("approved", "<wp:comment_approved>1</wp:comment_approved>", "approved");
        row("held by its number", "<wp:comment_approved>0</wp:comment_approved>", "pending");
        row("held by its word", "<wp:comment_approved>hold</wp:comment_approved>", "pending");
        row("no status", "", "pending");
        row("spam", "<wp:comment_approved>spam</wp:comment_approved>", "spam");
        row("trash", "<wp:comment_approved>trash</wp:comment_approved>", "rejected");
        row("trashed with its post", "<wp:comment_approved>post-trashed</wp:comment_approved>", "rejected");
        row("an unknown status", "<wp:comment_approved>x</wp:comment_approved>", "pending BadStatus");
        row("a kind of a plugin", "<wp:comment_type>review</wp:comment_type>", "pending other:review");
        row("a trackback", "<wp:comment_type>trackback</wp:comment_type>", "pending trackback");
        row("the date in GMT",
            "<wp:comment_date>2020-01-01 12:00:00</wp:comment_date>"
            "<wp:comment_date_gmt>2020-01-01 10:00:00</wp:comment_date_gmt>",
            "pending 2020-01-01T10:00:00Z");
        row("the local date where GMT is zero",
            "<wp:comment_date>2020-01-01 12:00:00</wp:comment_date>"
            "<wp:comment_date_gmt>0000-00-00 00:00:00</wp:comment_date_gmt>",
            "pending 2020-01-01T12:00:00Z");
        row("a date that is none", "<wp:comment_date>yesterday</wp:comment_date>", "pending BadDate");
        row("a day that is none", "<wp:comment_date>2021-02-30 00:00:00</wp:comment_date>",
            "pending BadDate");
        row("a name escaped as HTML inside CDATA",
            "<wp:comment_author><![CDATA[A &amp; B &#8217;]]></wp:comment_author>", "pending by A & B ’");
        row("a name escaped once more", "<wp:comment_author><![CDATA[A &amp;lt; B]]></wp:comment_author>",
            "pending by A &lt; B");
        row("a name with an undeclared entity", "<wp:comment_author>A&nbsp;B &copy</wp:comment_author>",
            "pending by A\u00a0B \u00a9");
        row("a name with Windows' apostrophe, in CDATA and without",
            "<wp:comment_author><![CDATA[Don&#146;t]]> &#146;&alpha;</wp:comment_author>",
            "pending by Don\u2019t \u2019\u03b1");
        row("a name with a raw ampersand", "<wp:comment_author>A & B &unknown; C</wp:comment_author>",
            "pending by A & B &unknown; C");
        row("a name with white space round it", "<wp:comment_author>\n A B \n</wp:comment_author>",
            "pending by A B");
        row("meta data of plugins stays out",
            "<wp:commentmeta><wp:meta_key>comment_author</wp:meta_key><wp:comment_author>Eve"
            "</wp:comment_author></wp:commentmeta>",
            "pending");
    }
    void fieldsOfAComment()
    {
        QFETCH(QByteArray, xml);
        RecordingSink sink;
        QVERIFY(readWxr(head + item(comment("1", "0", xml)) + tail, sink).ok());
        const CommentRecord& read = sink.comments.front();
        QByteArray text = statusWord(*read.status).toByteArray();
        text += read.kind == CommentKind::Comment ? "" : ' ' + commentKindWord(read.kind).toByteArray();
        text += read.kindWord.isEmpty() ? "" : ':' + read.kindWord;
        text += read.createdAt ? ' ' + toIso8601(read.createdAt) : "";
        text += read.author.name.isEmpty() ? "" : " by " + read.author.name;
        text += sink.problems.empty() ? "" : ' ' + sink.problemText().split(' ').front();
        QTEST(text, "expected");
        QCOMPARE(read.bodyFormat, BodyFormat::WordPressHtml);
    }

    void anAddressOfWhichOnlyTheSchemeWasTypedIsNone()
    {
        for (const QByteArray scheme : {"http://", "https://"}) {
            RecordingSink sink;
            const QByteArray url = "<wp:comment_author_url>" + scheme;
            QVERIFY(readWxr(head +
                                item(comment("1", "0", url + "</wp:comment_author_url>") +
                                     comment("2", "0", url + "e.org</wp:comment_author_url>")) +
                                tail,
                            sink)
                        .ok());
            QCOMPARE(sink.comments.at(0).author.url, QByteArray());
            QCOMPARE(sink.comments.at(1).author.url, scheme + "e.org");
        }
    }

    // The file is read in pieces of 64 KiB.
    void aCommentOfXmlEndsWhereverAPieceDoes()
    {
        for (int size = 65'536 - 8; size <= 65'536; ++size) {
            const QByteArray begin = head + "<!--";
            RecordingSink sink;
            QVERIFY(readWxr(begin + QByteArray(size - begin.size(), 'x') + "-->" + item(comment("1")) + tail,
                            sink)
                        .ok());
            QCOMPARE(sink.tree(), QByteArray("1"));
        }
    }

    void bodiesAreKeptAsWritten_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("a closing of CDATA inside")
            << QByteArray("<![CDATA[a ]]]]><![CDATA[> b]]>") << QByteArray("a ]]> b");
        QTest::newRow("no CDATA") << QByteArray("a &lt;b&gt; &amp;amp; c") << QByteArray("a <b> &amp; c");
        QTest::newRow("layout round CDATA")
            << QByteArray("\n   <![CDATA[ a\n\nb ]]>\n") << QByteArray(" a\n\nb ");
        QTest::newRow("markup stays text")
            << QByteArray("<![CDATA[<script>x</script> &nbsp;]]>") << QByteArray("<script>x</script> &nbsp;");
        QTest::newRow("names that HTML has and XML has not")
            << QByteArray("&LT;b&GT; &AMP;lt; &NewLine;&bne;&notit; &CounterClockwiseContourIntegral;")
            << QByteArray("<b> &lt; \n=\u20e5&notit; \u2233");
        QTest::newRow("numbers that mean Windows-1252") << QByteArray("&#128;&#x85;") << QByteArray("€…");
        QTest::newRow("what looks like a number")
            << QByteArray("&#12ab; &#; &#x;") << QByteArray("&#12ab; &#; &#x;");
        QTest::newRow("four bytes a character") << QByteArray("<![CDATA[😀]]>") << QByteArray("😀");
        QTest::newRow("a bad byte") << QByteArray("<![CDATA[a\xff]]>") << QByteArray("a\xef\xbf\xbd");
        QTest::newRow("half a pair of surrogates")
            << QByteArray("<![CDATA[a\xed\xa0\x80]]>") << QByteArray("a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
        QTest::newRow("an overlong slash")
            << QByteArray("<![CDATA[a\xe0\x80\xaf]]>") << QByteArray("a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
        QTest::newRow("controls and non-characters go")
            << QByteArray("<![CDATA[a\x07\x0b\x1b\xef\xbf\xbe\xef\xbf\xbf]]>&#8;b") << QByteArray("ab");
        QTest::newRow("a lone less-than") << QByteArray("a <3 b ]]> c") << QByteArray("a <3 b ]]> c");
    }
    void bodiesAreKeptAsWritten()
    {
        QFETCH(QByteArray, content);
        RecordingSink sink;
        const QByteArray xml = head +
                               item("<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>" +
                                    content + "</wp:comment_content></wp:comment>") +
                               tail;
        QVERIFY(readWxr(xml, sink).ok());
        QTEST(sink.comments.front().body, "body");
    }

    void mendedCharactersAreCounted()
    {
        RecordingSink sink;
        QVERIFY(readWxr(head +
                            item("<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>"
                                 "\x01\x02&#xB;</wp:comment_content></wp:comment>") +
                            tail,
                        sink)
                    .ok());
        QCOMPARE(sink.problemText(), QByteArray("ControlCharacters line 8: 3"));
    }

    void anItemBecomesAnArticle()
    {
        RecordingSink sink;
        QVERIFY(
            readWxr(head +
                        "<item><title>A &amp;#8217; B</title><link>https://blog.example/a</link>"
                        "<dc:creator><![CDATA[jo]]></dc:creator><excerpt:encoded>no</excerpt:encoded>"
                        "<atom:link href='x'>no</atom:link>" +
                        comment("1") +
                        "<wp:post_id>7</wp:post_id><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>"
                        "<pubDate>Tue, 14 Jan 2014 17:31:03 +0000</pubDate>"
                        "<content:encoded><![CDATA[<p>Body]]></content:encoded></item>" +
                        tail,
                    sink)
                .ok());
        QCOMPARE(sink.articles.size(), size_t(1));
        const ArticleRecord& article = sink.articles.front();
        QCOMPARE(article.title, QByteArray("A ’ B"));
        QCOMPARE(article.url, QByteArray("https://blog.example/a"));
        QCOMPARE(article.byline, QByteArray("Jo Do"));
        QCOMPARE(article.body, QByteArray("<p>Body"));
        QCOMPARE(toIso8601(article.publishedAt), QByteArray("2014-01-14T17:31:03Z"));
        QCOMPARE(article.origin.source, QByteArray("wxr:https://blog.example"));
        QCOMPARE(article.origin.externalId, QByteArray("7"));
        QCOMPARE(sink.comments.front().articleExternalId, QByteArray("7"));
    }

    void addressesKeepWhatLooksLikeAnOldName()
    {
        RecordingSink sink;
        QVERIFY(
            readWxr(head +
                        item(comment("1", "0",
                                     "<wp:comment_author_url>"
                                     "<![CDATA[http://e.org/?a=1&copy=2&#038;b]]></wp:comment_author_url>")) +
                        tail,
                    sink)
                .ok());
        QCOMPARE(sink.comments.front().author.url, QByteArray("http://e.org/?a=1&copy=2&b"));
    }

    void itemsWithoutCommentsAreOfferedToTheSink()
    {
        QByteArray menu = item({}, "2");
        menu.replace(">post<", ">nav_menu_item<");
        QByteArray picture = item({}, "3");
        picture.replace(">post<", ">attachment<");
        QByteArray discussed = item(comment("1"), "4");
        discussed.replace(">post<", ">attachment<");
        RecordingSink sink;
        QVERIFY(readWxr(head + item({}, "1") + menu + picture + discussed + tail, sink).ok());
        QCOMPARE(sink.articles.size(), size_t(2));
        QCOMPARE(sink.articles.at(0).origin.externalId, QByteArray("1"));
        QCOMPARE(sink.articles.at(1).origin.externalId, QByteArray("4"));
    }

    void repeatedIdsAreRecordsOfTheirOwn()
    {
        RecordingSink sink;
        QVERIFY(readWxr(head + item(comment("1") + comment("1") + comment("1")) + tail, sink).ok());
        QCOMPARE(sink.comments.at(1).origin.externalId, QByteArray("1~2"));
        QCOMPARE(sink.comments.at(2).origin.externalId, QByteArray("1~3"));
        QCOMPARE(sink.problemText(), QByteArray("DuplicateId line 9: 1\nDuplicateId line 10: 1"));
    }

    void junkBeforeTheFirstTagIsSkipped()
    {
        RecordingSink sink;
        QVERIFY(readWxr("\xef\xbb\xbf\n\nPHP Notice: x\n" + head + item(comment("1")) + tail, sink).ok());
        QCOMPARE(sink.comments.size(), size_t(1));
    }

    void oldExportsInLatin1AreRead()
    {
        QByteArray xml =
            head + item(comment("1", "0", "<wp:comment_author>J\xf6rg</wp:comment_author>")) + tail;
        xml.replace("UTF-8", "ISO-8859-1");
        RecordingSink sink;
        QVERIFY(readWxr(xml, sink).ok());
        QCOMPARE(sink.comments.front().author.name, QByteArray("Jörg"));
    }

    void aFileCutAfterACommentKeepsIt()
    {
        RecordingSink sink;
        const QByteArray xml = head + item(comment("1") + comment("2"));
        QVERIFY(readWxr(xml.left(xml.indexOf("c2")), sink).ok());
        QCOMPARE(sink.tree(), QByteArray("1"));
        QCOMPARE(sink.problemText(), QByteArray("EndedEarly line 9"));
    }

    void aFileBrokenBeforeAnyCommentIsAnError()
    {
        RecordingSink sink;
        const Result<void> done = readWxr(head + "<item><title>x</titel></item>" + tail, sink);
        QCOMPARE(done.error().code, ErrorCode::FileMalformed);
        QCOMPARE(done.error().line, 7);
        QVERIFY(sink.articles.empty());
    }

    void bombsAreRefusedAtOnce_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("detail");
        QByteArray laughs = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"lol\">";
        for (char name = 'b'; name < 'z'; ++name) {
            laughs += QByteArray("<!ENTITY ") + name + " \"" +
                      QByteArray("&" + QByteArray(1, char(name - 1)) + ";").repeated(10) + "\">";
        }
        QTest::newRow("a billion laughs") << laughs + "]>" + head + "&y;" + tail << QStringLiteral("doctype");
        QTest::newRow("an external entity")
            << "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + head + "&x;" + tail
            << QStringLiteral("doctype");
        QTest::newRow("100,000 elements in each other")
            << head + QByteArray("<a>").repeated(100'000) << QStringLiteral("depth");
        QByteArray attributes = head + "<item ";
        for (int i = 0; i < 200'000; ++i) {
            attributes += "a" + QByteArray::number(i) + "='' ";
        }
        QTest::newRow("200,000 attributes") << attributes + "/>" + tail << QStringLiteral("attributes");
        QTest::newRow("an attribute of 50 MB")
            << head + "<item a='" + QByteArray(50'000'000, 'x') + "'/>" + tail << QStringLiteral("tag-size");
        QTest::newRow("a name of 50 MB")
            << head + "<" + QByteArray(50'000'000, 'x') + "/>" + tail << QString();
    }
    void bombsAreRefusedAtOnce()
    {
        QFETCH(QByteArray, xml);
        RecordingSink sink;
        QBuffer input;
        input.setData(xml);
        QVERIFY(input.open(QIODevice::ReadOnly));
        const Result<void> done = WxrReader().read(input, sink, {});
        // What was read of it: a bomb's size does not matter.
        QVERIFY2(input.pos() <= 4 * XmlGuard::maximumTag, QByteArray::number(input.pos()));
        QCOMPARE(done.error().code, ErrorCode::FileMalformed);
        QFETCH(QString, detail); // none: the parser itself stops earlier
        QVERIFY2(detail.isEmpty() || done.error().detail == detail, qPrintable(done.error().detail));
    }

    void aHugeTextIsCutAndTold()
    {
        RecordingSink sink;
        QVERIFY(readWxr(head +
                            item("<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content><![CDATA[" +
                                 QByteArray(20'000'000, 'x') + "]]></wp:comment_content></wp:comment>" +
                                 comment("2")) +
                            tail,
                        sink)
                    .ok());
        QCOMPARE(sink.comments.size(), size_t(2));
        QVERIFY(sink.comments.front().body.size() <= qsizetype{16} * 1024 * 1024);
        QVERIFY(sink.has(ProblemCode::TextTruncated));
    }

    void readingStopsWhenTheSinkSaysSo()
    {
        RecordingSink refused;
        refused.refuseAfter = 1;
        const QByteArray xml = head + item(comment("1") + comment("2")) + item(comment("3"), "11") + tail;
        QCOMPARE(readWxr(xml, refused).error().code, ErrorCode::DiskFull);
        RecordingSink cancelled;
        cancelled.cancelAfter = 2;
        QCOMPARE(readWxr(xml, cancelled).error().code, ErrorCode::Cancelled);
        QCOMPARE(cancelled.comments.size(), size_t(2));
    }
};

MODERATO_TEST(TestWxr)

} // namespace moderato::test::tst_wxr

#include "tst_wxr.moc"
