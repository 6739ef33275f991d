// HTML's tokens, printed: "text" as it stands, <name attributes>, </name>, ! for a comment.
#include "model/text/HtmlTokenizer.h"
#include "tests/TestProgram.h"

#include <QTest>

namespace moderato::test::tst_tokenizer {

using text::HtmlToken;
using text::HtmlTokenizer;

class TestTokenizer : public QObject
{
    Q_OBJECT

    static QByteArray printed(const HtmlToken& token)
    {
        const QByteArray name(token.name().data(), qsizetype(token.name().size()));
        switch (token.kind) {
        case HtmlToken::Kind::Text:
            return '"' + token.bytes.toByteArray() + '"';
        case HtmlToken::Kind::StartTag:
            return '<' + name + token.attributes.toByteArray() + '>';
        case HtmlToken::Kind::EndTag:
            return "</" + name + token.attributes.toByteArray() + '>';
        case HtmlToken::Kind::Comment:
            return "!";
        }
        return {};
    }
    static QByteArray tokens(QByteArrayView html, bool cut = false)
    {
        QByteArrayList out;
        HtmlTokenizer tokenizer(html, cut);
        QByteArray whole;
        for (HtmlToken token; tokenizer.next(token);) {
            out.append(printed(token));
            whole += token.bytes;
        }
        return (cut ? html.startsWith(whole) : html == whole) ? out.join(' ') : "bytes were lost";
    }
    static QByteArray value(const HtmlToken& token, std::string_view name)
    {
        const std::optional<QByteArrayView> found = token.attribute(name);
        return found ? '\'' + found->toByteArray() + '\'' : QByteArray("none");
    }

private Q_SLOTS:
    void tokens_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* sentence, const char* html, const char* expected) {
            QTest::newRow(sentence) << QByteArray(html) << QByteArray(expected);
        };
        row("nothing", "", "");
        row("text, tag, text", "a<b>c</b>d", "\"a\" <b> \"c\" </b> \"d\"");
        row("names are in lower case", "<DIV></Div >", "<div> </div >");
        row("a name of a plugin", "<my-element-x1>", "<my-element-x1>");
        row("a name too long to know", "<abcdefghijklmnopqrstuvwxyzabcdefg a>", "< a>");
        row("a name of 32 letters", "<abcdefghijklmnopqrstuvwxyzabcdef>",
            "<abcdefghijklmnopqrstuvwxyzabcdef>");
        row("a tag that closes itself", "<br/><br />", "<br/> <br />");
        row("a quoted value may hold an end", "<a b='>' c=\">\">x", "<a b='>' c=\">\"> \"x\"");
        row("an unquoted one may not", "<a b=c>d>", "<a b=c> \"d>\"");
        row("what is no tag is text", "1 < 2 <3 <> </> </ b> <", "\"1 < 2 <3 <> </> </ b> <\"");
        row("a tag behind what is none", "<<b>", "\"<\" <b>");
        row("comments, declarations and instructions", "<!-- <b> --><!doctype x><?php a ?>", "! ! !");
        row("short comments", "<!--><!--->", "! !");
        row("an unfinished tag is text", "a<b c", "\"a\" \"<b c\"");
        row("an unfinished value is text, and all behind it", "<a b=\"c><i>", "\"<a b=\"c><i>\"");
        row("an unfinished comment likewise", "<!-- a><i>", "\"<!-- a><i>\"");
        row("references stay as written", "&lt;<a b='&amp;'>", "\"&lt;\" <a b='&amp;'>");
        row("bytes that are no UTF-8", "\xff<b>\xc3", "\"\xff\" <b> \"\xc3\"");
    }
    void tokens()
    {
        QFETCH(QByteArray, html);
        QFETCH(QByteArray, expected);
        QCOMPARE(tokens(html), expected);
    }

    void anUnfinishedTagOfACutTextGoes()
    {
        QCOMPARE(tokens("a<b c", true), QByteArray("\"a\""));
        QCOMPARE(tokens("a<!-- c", true), QByteArray("\"a\""));
        QCOMPARE(tokens("a<", true), QByteArray("\"a<\""));
    }

    void attributes_data()
    {
        QTest::addColumn<QByteArray>("tag");
        QTest::addColumn<QByteArray>("href");
        const auto row = [](const char* sentence, const char* tag, const char* href) {
            QTest::newRow(sentence) << QByteArray(tag) << QByteArray(href);
        };
        row("none", "<a>", "none");
        row("another", "<a hrefs=x xhref=y href2=z>", "none");
        row("in quotes of either kind", "<a href=\"x y\">", "'x y'");
        row("in the other quotes", "<a href='x \"y'>", "'x \"y'");
        row("without quotes", "<a href=x/y?z=1>", "'x/y?z=1'");
        row("without quotes before a slash", "<a href=x/>", "'x/'");
        row("white space round the sign", "<a href \n=\t x>", "'x'");
        row("in capitals", "<a HREF=X>", "'X'");
        row("without a value", "<a href>", "''");
        row("with an empty value", "<a href=''>", "''");
        row("the first of two", "<a href=x href=y>", "'x'");
        row("behind another", "<a title='href=y' href=x>", "'x'");
        row("behind slashes", "<a / b // href=x>", "'x'");
        row("behind a sign without a name", "<a =b href=x>", "'x'");
    }
    void attributes()
    {
        QFETCH(QByteArray, tag);
        QFETCH(QByteArray, href);
        HtmlTokenizer tokenizer(tag);
        HtmlToken token;
        QVERIFY(tokenizer.next(token));
        QCOMPARE(value(token, "href"), href);
        QVERIFY(!tokenizer.next(token));
    }

    void rawContentIsTakenToItsEndTag_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("rest");
        QTest::newRow("a script") << QByteArray("<script>a</b><b></script>c") << QByteArray("a</b><b>")
                                  << QByteArray("\"c\"");
        QTest::newRow("nothing") << QByteArray("<script></script>c") << QByteArray("") << QByteArray("\"c\"");
        QTest::newRow("an end tag in capitals, with blanks")
            << QByteArray("<script>a</SCRIPT\n>c") << QByteArray("a") << QByteArray("\"c\"");
        QTest::newRow("a longer name ends nothing") << QByteArray("<script>a</scripts>b</script>c")
                                                    << QByteArray("a</scripts>b") << QByteArray("\"c\"");
        QTest::newRow("an end tag that is cut")
            << QByteArray("<script>a</script") << QByteArray("a") << QByteArray();
    }
    void rawContentIsTakenToItsEndTag()
    {
        QFETCH(QByteArray, html);
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, rest);
        HtmlTokenizer tokenizer(html);
        HtmlToken token;
        QVERIFY(tokenizer.next(token));
        const std::optional<QByteArrayView> taken = tokenizer.takeRaw("script");
        QVERIFY(taken.has_value());
        QCOMPARE(taken->toByteArray(), content);
        QByteArray behind;
        while (tokenizer.next(token)) {
            behind += printed(token);
        }
        QCOMPARE(behind, rest);
    }

    void rawContentWithoutAnEndTakesAll()
    {
        HtmlTokenizer tokenizer("<script>a</b><c>");
        HtmlToken token;
        QVERIFY(tokenizer.next(token));
        QVERIFY(!tokenizer.takeRaw("script").has_value());
        QVERIFY(!tokenizer.next(token));
    }

    void everyByteIsLookedAtABoundedNumberOfTimes_data()
    {
        QTest::addColumn<QByteArray>("html");
        for (const char* unit : {"<a ", "<a b=\"", "<!--", "<!", "<", "<b>", "</", "<a b='>", "<!-- -->",
                                 "a<", "<script>", "<script></scrip", "<script></script>", "<a b=c d"}) {
            QTest::newRow(unit) << QByteArray(unit).repeated(20000);
        }
        QTest::newRow("200,000 attributes") << "<p " + QByteArray("a=b ").repeated(200000) + ">x";
    }
    void everyByteIsLookedAtABoundedNumberOfTimes()
    {
        QFETCH(QByteArray, html);
        HtmlTokenizer tokenizer(html);
        for (HtmlToken token; tokenizer.next(token);) {
            if (token.kind == HtmlToken::Kind::StartTag && token.name() == "script") {
                tokenizer.takeRaw("script");
            }
        }
        QVERIFY(tokenizer.steps() >= html.size());
        QVERIFY(tokenizer.steps() <= 2 * html.size());
    }
};

MODERATO_TEST(TestTokenizer)

} // namespace moderato::test::tst_tokenizer

#include "tst_tokenizer.moc"
