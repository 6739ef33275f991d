// What bodies in each format become, as printed documents.
#include "model/text/BodyParser.h"
#include "tests/TestProgram.h"
#include "tests/text/PrintedDocument.h"

#include <QTest>

namespace moderato::test::tst_body {

using core::BodyFormat;

class TestBody : public QObject
{
    Q_OBJECT

    static void addColumns()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
    }
    static void row(const char* sentence, const char* body, const char* expected)
    {
        QTest::newRow(sentence) << QByteArray(body) << QString::fromUtf8(expected);
    }
    static void compare(BodyFormat format)
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, expected);
        QCOMPARE(text::printed(text::parseBody(body, format)), expected);
    }

private Q_SLOTS:
    void html_data()
    {
        addColumns();
        row("nothing is nothing", "", "");
        row("text alone is a paragraph", "hello  \n world", "p: hello world");
        row("paragraphs may stay open", "<p>one<p>two", "p: one\np: two");
        row("styles nest and cross", "<b>a<i>b</b>c</i>d", "p: **a*****b****c*d");
        row("a space before a style stays outside", "a <em>b</em> c", "p: a *b* c");
        row("struck and code", "<del>x</del> <code>a &lt; b</code>", "p: ~x~ `a < b`");
        row("two breaks part paragraphs", "a<br>b<br/><br />c", "p: a|b\np: c");
        row("a link keeps its address", "see <a href='https://e.org/?a=1&amp;b=2'>this</a>.",
            "p: see [this](https://e.org/?a=1&b=2).");
        row("a script address is only text", "<a href=\"javascript:alert(1)\">x</a>", "p: x");
        row("scripts and styles go with their content",
            "a<script>if (1<2) document.write('</b>')</script>b<style>p{}</style>c<IFRAME src=x>d</iframe >e",
            "p: abce");
        row("an unclosed script takes the rest", "a<script>b", "p: a");
        row("an image is a placeholder", "<img src=http://t.example/p.gif alt='a &quot;cat&quot;'>",
            "p: [{a \"cat\"}](http://t.example/p.gif)");
        row("an image without words shows its file name", "<img src=\"/x/pixel.png\">", "p: {pixel.png}");
        row("quotes count", "a<blockquote>b<blockquote>c</blockquote></blockquote>d",
            "p: a\n> p: b\n> > p: c\np: d");
        row("lists nest and number", "<ol><li>a<ul><li>b</ul><li>c</ol>", "1. a\n  - b\n2. c");
        row("a list may start later", "<ol start=5><li>a<li>b</ol>", "5. a\n6. b");
        row("an item holds paragraphs", "<ul><li><p>a</p><p>b</p></li></ul>", "- a\n+ b");
        row("code keeps its lines and spaces", "<pre><code>  a\n\n    b\n</code></pre>", "code:   a||    b");
        row("table cells are parted", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>",
            "p: a b\np: c");
        row("a heading is strong", "<h2>a</h2>b", "p: **a**\np: b");
        row("references are read once", "&amp;#8217; &#8217; &#x1F600; &#146; &nosuch; &amp",
            "p: &#8217; \u2019 \U0001F600 \u2019 &nosuch; &");
        row("every name of HTML is known", "Don&#146;t &alpha; &NotEqualTilde; &copy2020",
            "p: Don\u2019t \u03b1 \u2242\u0338 \u00a92020");
        row("an address may hold what looks like an old name", "<a href='http://e.org/?a=1&copy=2&lt;'>x</a>",
            "p: x");
        row("an address is read as a browser reads it", "<a href='http&colon;//e.org/?a&copy=2'>x</a>",
            "p: [x](http://e.org/?a&copy=2)");
        row("a number that is no character is marked", "&#0;&#xD800;&#x110000;", "p: \uFFFD\uFFFD\uFFFD");
        row("what is no tag is text", "1 < 2, I <3 you, <", "p: 1 < 2, I <3 you, <");
        row("an unfinished tag is text", "a <b c=\"d> e", "p: a <b c=\"d> e");
        row("the first of two addresses counts", "<a href=http://a.org/ href=http://b.org/>x</a>",
            "p: [x](http://a.org/)");
        row("a link is made by no other attribute", "<a src=http://a.org/>x</a>", "p: x");
        row("the end of an image is none", "a</img>b", "p: ab");
        row("white space by number folds", "a &#32;&#10; b", "p: a b");
        row("line ends by number break code", "<pre>a&#10;b&Tab;c</pre>", "code: a|b\tc");
        row("comments go", "a<!-- <b> -->b<!doctype x>c<?php ?>d", "p: abcd");
        row("event handlers go with their tag", "<p onclick=\"x('>')\" style=a>b", "p: b");
        row("unknown tags leave their content", "<marquee><blink>x</blink></marquee>", "p: x");
        row("a bare address becomes a link", "go to http://e.org/a_(b), now",
            "p: go to [http://e.org/a_(b)](http://e.org/a_(b)), now");
        row("an address with a user name does not", "http://good.com@evil.com/",
            "p: http://good.com@evil.com/");
    }
    void html() { compare(BodyFormat::Html); }

    void wordPress_data()
    {
        addColumns();
        row("a newline breaks the line", "a\nb", "p: a|b");
        row("a blank line ends the paragraph", "a\r\n \r\nb", "p: a\np: b");
        row("a br at the end of a line breaks it once", "a<br />\nb", "p: a|b");
        row("a br at the end of a line breaks it once, with blanks", "a<br> \t\nb", "p: a|b");
        row("a br before another tag and a line end", "a<br><i>\nb</i>", "p: a\np: *b*");
        row("a style runs on through paragraphs", "<i>a\n\nb</i>", "p: *a*\np: *b*");
        row("lists stay lists", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\nc", "- a\n- b\np: c");
        row("doubly escaped stays as it comes after one", "don&amp;#8217;t", "p: don&#8217;t");
        row("backslashes are literal", "a\\'b", "p: a\\'b");
    }
    void wordPress() { compare(BodyFormat::WordPressHtml); }

    void markdown_data()
    {
        addColumns();
        row("lines of a paragraph join", "a\nb\n\nc", "p: a b\np: c");
        row("two spaces or a backslash break", "a  \nb\\\nc", "p: a|b|c");
        row("emphasis of all kinds", "*a* _b_ **c** __d__ ~~e~~", "p: *a* *b* **c** **d** ~e~");
        row("snake_case_words stay", "snake_case_word 2*3*4 a * b", "p: snake_case_word 2*3*4 a * b");
        row("a star without partner is text", "*a b **c", "p: *a b **c");
        row("code spans hold anything", "`a *b* <i>` and ``x ` y``", "p: `a *b* <i>` and `x ` y`");
        row("a lone back-tick is text", "a ` b", "p: a ` b");
        row("links and images", "[x *y*](http://e.org \"t\") ![cat](http://e.org/c.png)",
            "p: [x ](http://e.org)[*y*](http://e.org) [{cat}](http://e.org/c.png)");
        row("a bad address is text", "[x](javascript:alert(1))", "p: x");
        row("autolinks", "<https://e.org/>", "p: [https://e.org/](https://e.org/)");
        row("escapes", "\\*a\\* \\[b\\]", "p: *a* [b]");
        row("fenced code", "```c++\nint *a;\n\n  b\n```\nc", "code: int *a;||  b\np: c");
        row("indented code", "a\n\n    code *x*\n\nb", "p: a\ncode: code *x*\np: b");
        row("quotes nest", "> a\n> > b\n\nc", "> p: a\n> > p: b\np: c");
        row("a quote goes on lazily", "> a\nb\n\nc", "> p: a b\np: c");
        row("lists", "- a\n- b\n  - c\n- d\n\nafter", "- a\n- b\n  - c\n- d\np: after");
        row("numbered lists", "3. a\n4) b", "3. a\n4. b");
        row("headings", "# a\nb", "p: **a**\np: b");
        row("a rule parts", "a\n\n---\n\nb", "p: a\np: b");
        row("HTML between", "a <b>b</b><script>x</script> &amp; c", "p: a **b** & c");
        row("emphasis and strong at once", "***both*** **a *b* c** *a **b***",
            "p: ***both*** **a *****b***** c** *a ****b***");
        row("a word that is half strong", "**a**b 2**3 __a__b", "p: **a**b 2**3 __a__b");
        row("headings by underlines", "a\n===\nb *c*\nd\n---\ne", "p: **a**\np: **b *****c***** d**\np: e");
        row("reference links", "[a][r] [r][] [r] ![i][r] [no]\n\n[r]: <http://e.org/> 'title'",
            "p: [a](http://e.org/) [r](http://e.org/) [r](http://e.org/) [{i}](http://e.org/) [no]");
        row("a reference with a bad address is text", "[a][r]\n\n[r]: javascript:alert(1)", "p: a");
        row("fences of four", "````\n```\na\n```\n````\nb", "code: ```|a|```\np: b");
        row("fences of tildes", "~~~ sh\n```\n~~~\na", "code: ```\np: a");
        row("a fence without an end", "```\na\n\n b", "code: a|| b");
        row("code in an item", "- a\n\n      b\n        c", "- a\ncode: b|  c");
        row("a table", "| a | b |\n|---|:-:|\n| *c* | d \\| e |\n| f |\n\ng",
            "p: **a | b**|*c* | d | e|f |\np: g");
        row("a table in a quote", "> a | b\n> --- | ---\n> c | d", "> p: **a | b**|c | d");
        row("what only looks like a table", "a | b\nc | d", "p: a | b c | d");
        row("quotes and lists in each other", "> 1. a\n>    > b\n>    - c\n>\n>      d\n> 2. e",
            "> 1. a\n> > + b\n>   - c\n>   + d\n> 2. e");
        row("lists that are loose", "1. a\n\n   b\n\n2. c", "1. a\n+ b\n2. c");
        row("two lists by their marks", "- a\n+ b\n\n1) c\n2) d", "- a\n- b\n1. c\n2. d");
        row("tasks are text", "- [ ] a\n- [x] b", "- [ ] a\n- [x] b");
        row("an image in a link", "[![*cat*](http://e.org/c.png)](http://e.org)", "p: [{cat}](http://e.org)");
        row("an image without words", "![](http://e.org/a/b.png)", "p: [{b.png}](http://e.org/a/b.png)");
        row("addresses with references and escapes", "[a](http://e.org/?a=1&amp;b\\_c) <a@e.org>",
            "p: [a](http://e.org/?a=1&b_c) [a@e.org](mailto:a@e.org)");
        row("a bare address with marks", "http://e.org/a_b_c?d=*e",
            "p: [http://e.org/a_b_c?d=*e](http://e.org/a_b_c?d=*e)");
        row("references by name and number",
            "&alpha; &#146; &NotEqualTilde; &nosuch; &copy 1 &notit; `&amp;`",
            "p: \u03b1 \u2019 \u2242\u0338 &nosuch; &copy 1 &notit; `&amp;`");
        row("blocks of HTML", "<div>\na *b* <i>c</i>\n</div>\n\nd *e*", "p: a *b* *c*\np: d *e*");
        row("a script over several paragraphs", "a\n\n<script>\nb\n\n*c*\n</script>\n\nd", "p: a\np: d");
        row("a script that begins in a line", "a <script>*b* ![c](http://e.org/d)\n\n- e\n\n</script>f",
            "p: a\np: f");
        row("a script without an end takes the rest", "a <script>b\n\nc", "p: a");
        row("a tag over two lines", "a <b\nid=x>c</b>", "p: a **c**");
        row("styles of HTML and Markdown cross", "<b>*a</b>*", "p: ***a***");
        row("an unfinished tag is text", "a <b c", "p: a <b c");
        row("white space folds", "a  b\t c", "p: a b c");
        row("Windows line ends", "a\r\nb\r\n\r\n- c\r\n- d", "p: a b\n- c\n- d");
        row("a byte order mark before a heading", "\uFEFF# a", "p: **a**");
        row("bytes that are no UTF-8", "*\xff* \xe2\x82", "p: *\uFFFD* \uFFFD\uFFFD");
        row("overrides are marked", "*a\u202eb*", "p: *a⟦RLO⟧b*");
    }
    void markdown() { compare(BodyFormat::Markdown); }

    void plain_data()
    {
        addColumns();
        row("lines and paragraphs", "a\nb\n\n\nc\n", "p: a|b\np: c");
        row("double spaces stay", "a.  B", "p: a.  B");
        row("markup is text", "<b>&amp;*x*", "p: <b>&amp;*x*");
        row("Windows line ends", "a\r\nb\r\n\r\nc", "p: a|b\np: c");
    }
    void plain() { compare(BodyFormat::Plain); }

    void addresses_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QString>("kept");
        const auto same = [](const char* address) {
            QTest::newRow(address) << QByteArray(address) << QString::fromUtf8(address);
        };
        const auto refused = [](const char* address) {
            QTest::newRow(address) << QByteArray(address) << QString();
        };
        same("http://e.org");
        same("HTTPS://E.org/a?b#c");
        same("https://xn--ggle-55da.com/");
        same("http://[::1]/");
        same("mailto:a@e.org");
        QTest::newRow("a mailto keeps only subject and body")
            << QByteArray("mailto:a@e.org?subject=x&cc=b@e.org&attach=/etc/passwd&body=y")
            << QStringLiteral("mailto:a@e.org?subject=x&body=y");
        for (const char* address : {"",
                                    "/relative",
                                    "//evil",
                                    "page.html",
                                    "#top",
                                    "javascript:alert(1)",
                                    "JaVaScRiPt:alert(1)",
                                    "java\nscript:alert(1)",
                                    " http://e.org",
                                    "data:text/html,x",
                                    "vbscript:x",
                                    "file:///etc/passwd",
                                    "smb://host/x",
                                    "ftp://e.org",
                                    "http:evil",
                                    "http:///path",
                                    "https:/\\evil",
                                    "http://a\\b",
                                    "https://good@evil",
                                    "https://good:pw@evil/",
                                    "http://@evil/",
                                    "http://e.org/\x01",
                                    "http://e .org/",
                                    "http://e.org/\u202Egnp",
                                    "mailto:",
                                    "mailto:nobody",
                                    "http://",
                                    "http://e.org:99999/",
                                    "view-source:http://e.org",
                                    "blob:http://e.org",
                                    "tel:1",
                                    "http://%00/"}) {
            refused(address);
        }
    }
    void addresses()
    {
        QFETCH(QByteArray, address);
        QFETCH(QString, kept);
        const text::Document document =
            text::parseBody("<a href=\"" + address + "\">x</a>", BodyFormat::Html);
        QCOMPARE(document.blocks.size(), 1);
        QCOMPARE(document.blocks.first().inlines.first().target, kept);
    }
};

MODERATO_TEST(TestBody)

} // namespace moderato::test::tst_body

#include "tst_body.moc"
