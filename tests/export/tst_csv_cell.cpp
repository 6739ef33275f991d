// A cell of a CSV file alone: safe even for what CsvWriter's cleaning never lets through.
#include "model/export/CsvCell.h"
#include "tests/TestProgram.h"

#include <QByteArray>
#include <QTest>

namespace moderato::test::tst_csv_cell {

class TestCsvCell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cells_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("cell");
        const auto row = [](const char* sentence, const QByteArray& text, const QByteArray& cell) {
            QTest::newRow(sentence) << text << cell;
        };
        row("nothing", "", "");
        row("a word", "a b", "a b");
        row("a comma", "a,b", "\"a,b\"");
        row("quotes are doubled", "a \"b\"", "\"a \"\"b\"\"\"");
        row("a line end", "a\nb", "\"a\nb\"");
        row("a return alone", "a\rb", "\"a\rb\"");
        row("a semicolon and a tab inside", "a;b\tc", "a;b\tc");
        row("a formula", "=1", "\"'=1\"");
        row("a formula with quotes", "=\"a\"", "\"'=\"\"a\"\"\"");
        row("a line end first", "\nx", "\"'\nx\"");
        row("a return first", "\rx", "\"'\rx\"");
        row("a tab first", "\tx", "\"'\tx\"");
        row("a formula behind blanks", "  +1", "\"'  +1\"");
        row("a formula behind a no-break space", "\u00a0@a", "\"'\u00a0@a\"");
        row("blanks alone", "  ", "  ");
        row("a full-width sign", "\uff1d1", "\"'\uff1d1\"");
        row("a sign that is not first", "a=1", "a=1");
        row("bytes that are no UTF-8", "\xff=1", "\xff=1");
    }
    void cells()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, cell);
        std::string out = "before,";
        exporting::appendCsvCell(out, text);
        QCOMPARE(QByteArray::fromStdString(out), "before," + cell);
    }
};

MODERATO_TEST(TestCsvCell)

} // namespace moderato::test::tst_csv_cell

#include "tst_csv_cell.moc"
