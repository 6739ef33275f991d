// Bodies made to hang or to overflow: each is read within the caps. What takes quadratic time ends no test
// run (CTest stops it); how often md4c calls is counted, as the tokenizer's steps are in its own test.
#include "model/text/BodyParser.h"
#include "model/text/MarkdownLimits.h"
#include "model/text/MarkdownReader.h"
#include "model/text/PlainText.h"
#include "tests/TestProgram.h"
#include "tests/text/PrintedDocument.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

namespace moderato::test::tst_hostile {

using core::BodyFormat;

class TestHostile : public QObject
{
    Q_OBJECT

    static QString faultOf(const text::Document& document)
    {
        static const QRegularExpression address(
            QStringLiteral("^(https?://[^\\s<>\"\\\\]+|mailto:[^\\s]+@[^\\s]*)?$"),
            QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression hidden(
            QStringLiteral("[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\u202E\u3164]"));
        for (const text::Block& block : document.blocks) {
            if (block.quoteDepth > 8 || block.listDepth > 4 || block.number < 0 || block.inlines.isEmpty()) {
                return QStringLiteral("a block");
            }
            for (const text::Inline& part : block.inlines) {
                if (!address.match(part.target).hasMatch()) {
                    return QStringLiteral("the address %1").arg(part.target);
                }
                if (hidden.match(part.text).hasMatch()) {
                    return QStringLiteral("the text %1").arg(part.text);
                }
            }
        }
        return {};
    }

private Q_SLOTS:
    void readsWithinTheCaps_data()
    {
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* sentence, const QByteArray& body) {
            QTest::newRow(sentence) << body;
        };
        const auto many = [](const char* unit, int count) { return QByteArray(unit).repeated(count); };
        row("nested tables", many("<table><tr><td>", 20000) + "x");
        row("50,000 divs", many("<div>", 50000) + "x");
        row("nested lists", many("<ul><li>", 50000) + "x");
        row("nested quotes", many("<blockquote>", 50000) + "x");
        row("crossed styles", many("<b><i><u>x</p>", 20000));
        row("a million characters without a space", QByteArray(1000000, 'x'));
        row("mixed bidirectional text", many("a\u05D0", 50000));
        row("bidirectional overrides", many("\u202E\u2066", 100000));
        row("combining marks", "a" + many("\u0301", 300000));
        row("unfinished tags", many("<a ", 200000));
        row("unfinished attributes", many("<a b=\"", 100000));
        row("unfinished comments", many("<!--", 200000));
        row("unfinished end tags of scripts", "<script>" + many("</scrip", 100000));
        row("many scripts", many("<script>", 100000));
        row("ampersands", many("&", 500000));
        row("200,000 attributes", "<p " + many("a=b ", 200000) + ">x");
        row("breaks", many("<br>", 100000));
        row("links", many("<a href=http://e.org/>x</a>", 30000));
        row("bare addresses", many("http://e.org/ ", 50000));
        row("address beginnings", many("http://", 100000));
        row("addresses in one run", many("http://e.org/)", 50000));
        row("stars", many("*a ", 200000));
        row("stars that close", many("*a*", 200000));
        row("double stars", many("**a ", 200000));
        row("mixed delimiters", many("*a _b **c __d ~~e ", 40000));
        row("back-ticks", many("`a ``b ```c ````d ", 40000));
        row("opening brackets", many("[", 500000));
        row("brackets and parentheses", many("[a](", 200000));
        row("brackets that close late", many("[a](b(", 100000) + ")");
        row("images", many("![", 200000));
        row("autolinks", many("<http://", 100000));
        row("quote marks", many(">", 500000));
        row("quote marks on lines", many("> ", 2000) + many("\n>", 100000));
        row("list marks", many("- ", 200000));
        row("growing indents", many("  - a\n    - b\n", 50000));
        row("fences", many("```\n", 100000));
        row("NUL bytes", QByteArray(500000, '\0'));
        row("bytes that are no UTF-8", QByteArray(500000, '\xff'));
    }
    void readsWithinTheCaps()
    {
        QFETCH(QByteArray, body);
        for (const BodyFormat format :
             {BodyFormat::Plain, BodyFormat::Html, BodyFormat::Markdown, BodyFormat::WordPressHtml}) {
            const text::Document document = text::parseBody(body, format);
            const QString plain = text::plainText(body, format);
            const QString line = text::preview(body, format);
            QVERIFY(line.size() <= 301);
            qsizetype nodes = document.blocks.size();
            for (const text::Block& block : document.blocks) {
                QVERIFY(block.quoteDepth <= 8 && block.listDepth <= 4);
                nodes += block.inlines.size();
            }
            QVERIFY(nodes <= 2000 + 2 * 200 + 1);
            QVERIFY(plain.size() <= 6 * body.size() + 1);
        }
    }

    void markdownIsCalledForABoundedNumberOfTimes_data()
    {
        QTest::addColumn<QByteArray>("unit");
        for (const char* unit :
             {"*a*",     "*a ",   "**a *b ",    "_a_ ", "~~a~~",          "`a`",   "[a](b) ",
              "<b>",     "&amp;", "- ",         "> ",   "- a\n",          "> a\n", "1. a\n",
              "    a\n", "# a\n", "a\n\n",      "|",    "a|b\n---|---\n", "```\n", "\\*",
              "![",      "<!--",  "<http://a> "}) {
            QTest::newRow(unit) << QByteArray(unit);
        }
    }
    void markdownIsCalledForABoundedNumberOfTimes()
    {
        QFETCH(QByteArray, unit);
        const QByteArray body = unit.repeated(4000 / unit.size());
        text::Reading reading;
        reading.limits.nodes = std::numeric_limits<int>::max();
        text::DocumentBuilder builder(reading);
        text::MarkdownReader reader(builder);
        QVERIFY(reader.read(body));
        QVERIFY(reader.steps() <= text::markdownCallsAByte * body.size());
    }

    // md4c fills the rows of a table up to the columns of its head.
    void aTableThatGrowsIsGivenUp()
    {
        const QByteArray body = QByteArray("a|").repeated(500) + '\n' + QByteArray("---|").repeated(500) +
                                QByteArray("\nx").repeated(500);
        text::Reading reading;
        text::DocumentBuilder builder(reading);
        text::MarkdownReader reader(builder);
        QVERIFY(!reader.read(body));
        // When told to stop it still ends the row: three calls a cell.
        QVERIFY(reader.steps() <= text::markdownCallsAByte * body.size() + 1025 + qint64{3} * 500);
        QCOMPARE(text::plainText(body, BodyFormat::Markdown), text::plainText(body, BodyFormat::Plain));
    }

    void whatMarkdownCannotReadInTimeIsPlain_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("taken");
        const auto row = [](const char* sentence, const QByteArray& body, bool taken) {
            QTest::newRow(sentence) << "*a*\n" + body << taken;
        };
        const auto many = [](const char* unit, int count) { return QByteArray(unit).repeated(count); };
        row("64 KB", QByteArray(64 * 1024 - 4, 'x'), true);
        row("a byte more", QByteArray(64 * 1024 - 3, 'x'), false);
        row("120 links in 60 KB", many("[a](b)", 120) + QByteArray(60'000, 'x'), true);
        row("200 links in 60 KB", many("[a](b)", 200) + QByteArray(60'000, 'x'), false);
        row("200 links in 30 KB", many("[a](b)", 200) + QByteArray(27'000, 'x'), true);
        row("brackets in brackets", many("[", 10'000) + many("]", 10'000) + "\n\n[a]: b", false);
        row("links that do not begin", many("](", 16'000), false);
        row("64 quotes", many("> ", 64) + "a", true);
        row("65 quotes", many("> ", 65) + "a", false);
        row("65 quotes without blanks", "b\n" + many(">", 65) + "a", false);
        row("65 items on one line", "b\n" + many("- ", 65) + "a", false);
        row("65 numbered items on one line", "b\n\n" + many("1. ", 30) + many("2) ", 35), false);
        row("65 items behind a return", "b\r" + many("+ ", 65), false);
        row("65 items on as many lines", many("- a\n", 65), true);
        row("a long rule", many("-", 300), true);
        row("a line of dots", many(".", 300), true);
        row("a line of numbers", many("1.2", 300), true);
    }
    void whatMarkdownCannotReadInTimeIsPlain()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, taken);
        QCOMPARE(text::isMarkdownWithinLimits(body), taken);
        QCOMPARE(text::plainText(body, BodyFormat::Markdown).startsWith(QLatin1Char('*')), !taken);
        QCOMPARE(text::preview(body, BodyFormat::Markdown).startsWith(QLatin1Char('*')), !taken);
    }

    // Whatever stands beside whatever: depths and addresses stay within bounds, nothing hidden is shown.
    void anyMixtureIsSafe()
    {
        const QList<QByteArray> parts{
            "a",         "*",           "**",    "_",        "`",       "```\n",     "~~",       "[",
            "]",         "](",          ")",     "![",       "[a]",     "\n[a]: ",   "<",        ">",
            "> ",        "\n> ",        "\n- ",  "\n1. ",    "    ",    "\n",        "\n\n",     "|",
            "\n-|-|-\n", "<b>",         "</b>",  "<script>", "</a>",    "<a href='", "'>",       "http://",
            "e.org/",    "javascript:", "data:", "mailto:",  "a@e.org", "&lt;",      "&#x202e;", "\u202E",
            "\\",        "\x01",        "\xff",  "\u3164",   "<!--",    "-->",       "<ul>",     "<li>",
            "<pre>",     "<blockquote>"};
        QRandomGenerator random(9);
        for (int round = 0; round < 20000; ++round) {
            QByteArray body;
            for (int i = random.bounded(30); i > 0; --i) {
                body += parts.at(random.bounded(int(parts.size())));
            }
            for (const BodyFormat format : {BodyFormat::Html, BodyFormat::Markdown}) {
                const QString fault = faultOf(text::parseBody(body, format));
                if (!fault.isEmpty()) {
                    QFAIL(qPrintable(fault + QStringLiteral(" of ") + QString::fromUtf8(body)));
                }
            }
        }
    }

    void capsAreTold()
    {
        QVERIFY(!text::parseBody(QByteArray(1000, 'x'), BodyFormat::Plain).truncated);
        QVERIFY(text::parseBody(QByteArray(65537, 'x'), BodyFormat::Plain).truncated);
        QVERIFY(text::parseBody(QByteArray("<p>x").repeated(1500), BodyFormat::Html).truncated);
    }

    void aCutBodyEndsWithoutHalfATag()
    {
        const text::Document document =
            text::parseBody("ab <a href='http://e.org'>x", BodyFormat::Html, {12, 100, 100});
        QCOMPARE(document.blocks.first().inlines.size(), 1);
        QCOMPARE(document.blocks.first().inlines.first().text, QStringLiteral("ab"));
    }

    void aCutMarkdownEndsWithoutHalfATag()
    {
        const text::Document document =
            text::parseBody("a*b* <a href='http://e.org'>x", BodyFormat::Markdown, {14, 100, 100});
        QCOMPARE(text::printed(document), QStringLiteral("p: a*b*\n(cut)"));
        QCOMPARE(text::printed(text::parseBody("a < b and more", BodyFormat::Markdown, {7, 100, 100})),
                 QStringLiteral("p: a < b a\n(cut)"));
    }

    void longRunsGetSoftBreaks()
    {
        const text::Document document = text::parseBody(QByteArray(5000, 'x'), BodyFormat::Plain);
        const QString& run = document.blocks.first().inlines.first().text;
        QCOMPARE(run.count(QChar(0x200b)), 9);
        QVERIFY(!text::plainText(QByteArray(5000, 'x'), BodyFormat::Plain).contains(QChar(0x200b)));
    }
};

MODERATO_TEST(TestHostile)

} // namespace moderato::test::tst_hostile

#include "tst_hostile.moc"
