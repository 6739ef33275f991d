// Bodies as plain text and as one line; names of strangers made harmless.
#include "model/text/BodyParser.h"
#include "model/text/Neutraliser.h"
#include "model/text/PlainText.h"
#include "tests/TestProgram.h"

#include <QRandomGenerator>
#include <QTest>

#include <utility>

namespace moderato::test::tst_plain {

using core::BodyFormat;

class TestPlain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainTextKeepsParagraphsAndLines()
    {
        QCOMPARE(text::plainText("<p>a<br>b</p><p>c <a href=http://e.org>d</a></p>", BodyFormat::Html),
                 QStringLiteral("a\nb\n\nc d"));
        QCOMPARE(text::plainText("a  b\nc\n\nd\n\n", BodyFormat::Plain), QStringLiteral("a  b\nc\n\nd"));
    }

    void plainTextIsTheSameInBytes_data()
    {
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* sentence, const QByteArray& body) {
            QTest::newRow(sentence) << body;
        };
        row("nothing", "");
        row("only blank lines", "\n \n\t\r\n\n");
        row("blank lines at the edges", "\n\n a \n\n\n b\t\n\n");
        row("a carriage return at each end of a line", "a\r\nb\r\n\r\nc\r");
        row("a carriage return within a line", "a\rb\n");
        row("two carriage returns", "a\r\r\nb");
        row("several scripts", "Grüße, Привет, 你好, שלום, नमस्ते, 😀\nzwei");
        row("an override after ordinary text", "a\nuser\u202Etxt.exe\nb");
        row("a line of one no-break space", "a\n\u00A0\nb");
        row("an ideographic space", "a\u3000b \u3000\nc");
        row("bytes that are no UTF-8", "a\n\xff"
                                       "b\xe2\x82");
        row("controls and a NUL", QByteArray("a\x01\x7f\0b", 5));
        row("a byte order mark", "\uFEFFa");
    }
    void plainTextIsTheSameInBytes()
    {
        QFETCH(QByteArray, body);
        QByteArray out = "before";
        text::appendPlainText(out, body, BodyFormat::Plain);
        QCOMPARE(out, "before" + text::plainText(body, BodyFormat::Plain).toUtf8());
    }

    void plainTextIsTheSameInBytesOfAnyBody()
    {
        const QList<QByteArray> parts{"a",    " ",      "\t",     "\n",     "\n",     "\r\n",   "\r",
                                      "é",    "界",     "😀",      "\u00A0", "\u3000", "\u200D", "\uFE0F",
                                      "\x80", "\u0301", "\u2028", "bc",     "\u2764", "\xe2"};
        QRandomGenerator random(7);
        for (int round = 0; round < 20000; ++round) {
            QByteArray body;
            const int length = random.bounded(12);
            for (int i = 0; i < length; ++i) {
                // Mostly what the short way takes, so that it is taken often.
                body += parts.at(random.bounded(random.bounded(4) == 0 ? int(parts.size()) : 6));
            }
            QByteArray out;
            text::appendPlainText(out, body, BodyFormat::Plain);
            QCOMPARE(out, text::plainText(body, BodyFormat::Plain).toUtf8());
        }
    }

    void whatIsSaidToBeLeftIsLeft()
    {
        qint64 left = 0;
        for (char32_t character = 0; character <= 0x110000; ++character) {
            if (!text::Neutraliser::leaves(character)) {
                continue;
            }
            ++left;
            QString out;
            text::Neutraliser neutraliser(text::Neutraliser::Caps::None);
            neutraliser.append(out, U'a');
            neutraliser.append(out, character);
            if (out != QLatin1Char('a') + QString::fromUcs4(&character, 1)) {
                QFAIL(qPrintable(QStringLiteral("U+%1").arg(character, 0, 16)));
            }
        }
        QVERIFY(left > 100'000);
    }

    // What CSV, search and the terminal rely on.
    void plainTextHasNoReturnAndNoLineEndAtItsEdges()
    {
        const QList<QByteArray> parts{"a",        " ",      "\n",   "\n",    "\r",   "\r\n",  "<br>",
                                      "<p>",      "<b>",    "` `",  "  \n",  "\\\n", "&#10;", "&#13;",
                                      "&nbsp;",   "<pre>",  "- ",   "> ",    "|",    "*",     "</pre>",
                                      "\n---|\n", "\u2028", "\x0b", "&#32;", "![](", "<img>"};
        QRandomGenerator random(8);
        for (int round = 0; round < 20000; ++round) {
            QByteArray body;
            for (int i = random.bounded(10); i > 0; --i) {
                body += parts.at(random.bounded(int(parts.size())));
            }
            for (const BodyFormat format :
                 {BodyFormat::Plain, BodyFormat::Html, BodyFormat::Markdown, BodyFormat::WordPressHtml}) {
                const QString plain = text::plainText(body, format);
                if (plain.startsWith(QLatin1Char('\n')) || plain.endsWith(QLatin1Char('\n')) ||
                    plain.contains(QLatin1Char('\r'))) {
                    QFAIL((body + " in format " + QByteArray::number(int(format))).constData());
                }
            }
        }
    }

    void plainTextKeepsListsAndQuotes()
    {
        QCOMPARE(text::plainText("<blockquote>a<br>b</blockquote><ol><li>x<ul><li>y</ul><li>z</ol>c",
                                 BodyFormat::Html),
                 QStringLiteral("> a\n> b\n\n1. x\n  - y\n2. z\n\nc"));
    }

    void plainTextHasNoCap()
    {
        const QByteArray line = QByteArray(999, 'x') + '\n';
        QCOMPARE(text::plainText(line.repeated(5000), BodyFormat::Plain).size(), 5000 * 1000 - 1);
    }

    void previewIsOneLine()
    {
        QCOMPARE(text::preview("<p>a<br>b</p>\n<p>c</p>", BodyFormat::Html), QStringLiteral("a b c"));
        QCOMPARE(text::preview("", BodyFormat::Html), QString());
    }

    void previewIsCutAtAWord()
    {
        QCOMPARE(text::preview("one two three four", BodyFormat::Plain, 10), QStringLiteral("one two…"));
        QCOMPARE(text::preview(QByteArray(1000, 'x'), BodyFormat::Plain, 10), QStringLiteral("xxxxxxxxxx…"));
        QCOMPARE(text::preview("one two three four", BodyFormat::Plain, 18),
                 QStringLiteral("one two three four"));
        const QString emoji = text::preview(QByteArray("\U0001F600").repeated(100), BodyFormat::Plain, 11);
        QVERIFY(!emoji.at(emoji.size() - 2).isHighSurrogate());
    }

    void singleLine_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* sentence, const QByteArray& name, const char* shown) {
            QTest::newRow(sentence) << name << QString::fromUtf8(shown);
        };
        row("white space is folded", " Ann\n\t  Lee ", "Ann Lee");
        row("entities and tags are as they are", "<b>A&amp;B</b>", "<b>A&amp;B</b>");
        row("overrides are marked", "user\u202Etxt.exe", "user⟦RLO⟧txt.exe");
        for (const auto& [character, name] : {std::pair{"\u202A", "LRE"},
                                              {"\u202B", "RLE"},
                                              {"\u202D", "LRO"},
                                              {"\u2066", "LRI"},
                                              {"\u2067", "RLI"},
                                              {"\u2068", "FSI"}}) {
            QTest::addRow("%s is marked", name)
                << QByteArray(character) + "a" << QStringLiteral("⟦%1⟧a").arg(QLatin1String(name));
        }
        for (const char* filler :
             {"\u3164", "\uFFA0", "\u115F", "\u1160", "\u17B4", "\u180E", "\u034F", "\u061C", "\u200E",
              "\u202C", "\u2061", "\uFFF9", "\uFDD0", "\U0001D173"}) {
            const uint code = QString::fromUtf8(filler).toUcs4().constFirst();
            QTest::addRow("what looks like nothing goes: U+%04X", code)
                << "a" + QByteArray(filler) + "b" << QStringLiteral("ab");
        }
        row("isolates are marked", "a\u2066b\u2069", "a⟦LRI⟧b");
        row("zero-width characters go", "ad\u200Bmin\uFEFF\u2060\u00AD", "admin");
        row("controls go, the next-line control is a space",
            QByteArray("a\x01\x7f\xc2\x85"
                       "b",
                       6),
            "a b");
        row("a NUL goes", QByteArray("a\0b", 3), "ab");
        row("tags go", "a\U000E0041\U000E0042", "a");
        row("bytes that are no UTF-8 are marked",
            "a\xff"
            "b",
            "a\uFFFDb");
        row("a family stays together", "\U0001F468\u200D\U0001F469\u200D\U0001F467",
            "\U0001F468\u200D\U0001F469\u200D\U0001F467");
        row("Persian keeps its non-joiner", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
            "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645");
        row("Devanagari keeps its joiner", "\u0915\u094D\u200D\u0937", "\u0915\u094D\u200D\u0937");
        row("Latin loses joiners", "a\u200Db\u200Cc", "abc");
        row("a heart stays red", "\u2764\uFE0F", "\u2764\uFE0F");
        row("a letter takes three marks",
            "a\u0301\u0301\u0301\u0301\u0301"
            "b",
            "a\u0301\u0301\u0301"
            "b");
    }
    void singleLine()
    {
        QFETCH(QByteArray, name);
        QFETCH(QString, shown);
        QCOMPARE(text::singleLine(name), shown);
    }

    void singleLineIsCut()
    {
        const QString cut = text::singleLine(QByteArray("ab ").repeated(1000000), 20);
        QVERIFY(cut.size() <= 21);
        QVERIFY(cut.endsWith(QChar(u'…')));
    }

    void neutralisedInBodiesToo()
    {
        QCOMPARE(text::preview("a&#x202e;b&#8203;c\u2067", BodyFormat::Html),
                 QStringLiteral("a⟦RLO⟧bc⟦RLI⟧"));
    }

    void previewOfATypicalBody_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("plain") << int(BodyFormat::Plain);
        QTest::newRow("html") << int(BodyFormat::Html);
        QTest::newRow("markdown") << int(BodyFormat::Markdown);
    }
    void previewOfATypicalBody()
    {
        QFETCH(int, format);
        const QByteArray body =
            "<p>I do not think that this is <em>quite</em> right: the figures in the second part "
            "come from <a href=\"https://example.org/report\">another report</a>.</p>\n<p>What it "
            "says is that costs went up by a third, &amp; nobody asked why. See the table there, "
            "and the notes below it.</p>";
        QString line;
        QBENCHMARK { line = text::preview(body, BodyFormat(format)); }
        QVERIFY(line.contains(QStringLiteral("second part")));
    }
};

MODERATO_TEST(TestPlain)

} // namespace moderato::test::tst_plain

#include "tst_plain.moc"
