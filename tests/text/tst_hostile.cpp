// Bodies made to hang or to overflow: each is read in time that grows with its size, and within the caps.
#include "model/text/BodyParser.h"
#include "model/text/PlainText.h"

#include <QElapsedTimer>
#include <QTest>

using namespace moderato;
using core::BodyFormat;

Q_DECLARE_METATYPE(core::BodyFormat)

class TestHostile : public QObject
{
    Q_OBJECT

    static constexpr qint64 generous = 1500; // ms; a sanitizer's build is slow, a quadratic one takes minutes

private Q_SLOTS:
    void readsInLinearTime_data()
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
    void readsInLinearTime()
    {
        QFETCH(QByteArray, body);
        for (const BodyFormat format :
             {BodyFormat::Plain, BodyFormat::Html, BodyFormat::Markdown, BodyFormat::WordPressHtml}) {
            QElapsedTimer timer;
            timer.start();
            const text::Document document = text::parseBody(body, format);
            const qint64 shown = timer.restart();
            const QString plain = text::plainText(body, format);
            const qint64 whole = timer.restart();
            const QString line = text::preview(body, format);
            const qint64 row = timer.elapsed();
            if (shown > 50 || whole > 200 || row > 5) {
                qInfo("format %d: shown %lld ms, whole %lld ms, row %lld ms", int(format), shown, whole, row);
            }
            QVERIFY(shown < generous && whole < generous && row < generous);
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

    void longRunsGetSoftBreaks()
    {
        const text::Document document = text::parseBody(QByteArray(5000, 'x'), BodyFormat::Plain);
        const QString& run = document.blocks.first().inlines.first().text;
        QCOMPARE(run.count(QChar(0x200b)), 9);
        QVERIFY(!text::plainText(QByteArray(5000, 'x'), BodyFormat::Plain).contains(QChar(0x200b)));
    }
};

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
