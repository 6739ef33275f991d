// Character references of HTML by the standard's rules, and the table of their names.
#include "model/text/Entities.h"
#include "model/text/EntityTable.h"
#include "tests/TestProgram.h"

#include <QTest>

namespace moderato::test::tst_entities {

using text::Place;

class TestEntities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void references_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("read");
        const auto row = [](const char* sentence, const char* written, const char* read) {
            QTest::newRow(sentence) << QByteArray(written) << QByteArray(read);
        };
        row("nothing", "", "");
        row("the first and the last name", "&AElig; &zwnj;.", "Æ \u200c.");
        row("the longest name", "&CounterClockwiseContourIntegral;", "\u2233");
        row("a name of two characters", "&NotEqualTilde;&fjlig;", "\u2242\u0338fj");
        row("names differ by case", "&alpha;&Alpha;&ALPHA;", "αΑ&ALPHA;");
        row("an old name needs no semicolon", "&copy 2020 &AMPx &lt", "© 2020 &x <");
        row("a younger one does", "&alpha x &hellip", "&alpha x &hellip");
        row("the longest old name at the start of a word", "&notit; &notin; &notx", "¬it; ∉ ¬x");
        row("a name cut short", "&am &a; &;", "&am &a; &;");
        row("undone once", "&amp;amp; &#38;lt;", "&amp; &lt;");
        row("numbers of both kinds", "&#65;&#x41;&#X1f600;", "AA😀");
        row("a number needs no semicolon", "&#65 &#x41g", "A Ag");
        row("a number without digits", "&#; &#x; &#xg; &#", "&#; &#x; &#xg; &#");
        row("zeros before a number", "&#00000000000000000000000000000000000000000065;", "A");
        row("Windows-1252 from first to last", "&#128;&#x80;&#146;&#159;", "€€’Ÿ");
        row("what Windows-1252 leaves free", "&#129;&#157;", "\u0081\u009d");
        row("beside Windows-1252", "&#127;&#160;", "\x7f\u00a0");
        row("no character", "&#0;&#xD800;&#xDFFF;&#x110000;", "\uFFFD\uFFFD\uFFFD\uFFFD");
        row("a number beyond counting", "&#99999999999999999999;&#xFFFFFFFFFFFFFFFFF;", "\uFFFD\uFFFD");
        row("the last characters", "&#xD7FF;&#xE000;&#x10FFFF;", "\uD7FF\uE000\U0010FFFF");
        row("no reference at all", "a & b && c&", "a & b && c&");
    }
    void references()
    {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, read);
        QCOMPARE(text::withoutEntities(written, Place::Text), read);
    }

    void attributes_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("read");
        const auto row = [](const char* sentence, const char* written, const char* read) {
            QTest::newRow(sentence) << QByteArray(written) << QByteArray(read);
        };
        row("an old name before an equals sign", "?a&copy=1", "?a&copy=1");
        row("an old name that a word begins with", "?a&copyx=1", "?a&copyx=1");
        row("an old name at the end", "?a&copy", "?a©");
        row("an old name before a slash", "?a&copy/", "?a©/");
        row("with its semicolon", "?a&copy;=1&amp;b", "?a©=1&b");
        row("a number without its semicolon", "&#65=", "A=");
    }
    void attributes()
    {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, read);
        QCOMPARE(text::withoutEntities(written, Place::Attribute), read);
    }

    void aReplacedNumberIsTold()
    {
        QVERIFY(text::entityAt("&#0;", Place::Text).replaced);
        QVERIFY(!text::entityAt("&#xFFFD;", Place::Text).replaced);
        QVERIFY(!text::entityAt("&#146;", Place::Text).replaced);
    }

    void theTableHasAllNamesOfTheStandard()
    {
        int names = 0;
        int bare = 0;
        for (const text::NamedCharacter& entry : text::namedCharacters()) {
            ++names;
            bare += entry.knownBare ? 1 : 0;
            const auto reference = '&' + QByteArray(entry.name.data(), qsizetype(entry.name.size()));
            const text::Entity found = text::entityAt(reference + ';', Place::Text);
            QCOMPARE(found.character, entry.character);
            QCOMPARE(found.second, entry.second);
            QCOMPARE(found.length, reference.size() + 1);
            if (entry.knownBare) {
                QCOMPARE(text::entityAt(reference, Place::Text).length, reference.size());
            }
        }
        QCOMPARE(names, 2125);
        QCOMPARE(names + bare, 2231); // as the standard counts
    }
};

MODERATO_TEST(TestEntities)

} // namespace moderato::test::tst_entities

#include "tst_entities.moc"
