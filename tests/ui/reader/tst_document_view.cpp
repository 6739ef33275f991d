// What a document shows is what it says; links are told, never followed, and nothing is loaded.
#include "model/text/BodyParser.h"
#include "tests/TestProgram.h"
#include "ui/reader/DocumentView.h"

#include <QImage>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QVBoxLayout>

namespace moderato::test::tst_document_view {

using namespace moderato::ui;

namespace {

// Blocks one a line: quote depth as '>', links in brackets, bold in stars, code blocks after a bar.
QString drawn(const DocumentView& view)
{
    QStringList lines;
    for (QTextBlock block = view.document()->begin(); block.isValid(); block = block.next()) {
        QString line(block.blockFormat().intProperty(quoteDepthProperty), QLatin1Char('>'));
        for (auto piece = block.begin(); !piece.atEnd(); ++piece) {
            const QTextCharFormat format = piece.fragment().charFormat();
            QString text = piece.fragment().text();
            if (format.fontWeight() > QFont::Normal) {
                text = QLatin1Char('*') + text + QLatin1Char('*');
            }
            if (format.isAnchor()) {
                text = QLatin1Char('[') + text + QLatin1Char(']');
            }
            line += text;
        }
        lines << line.replace(QChar::LineSeparator, QLatin1Char('/'));
    }
    return lines.join(QLatin1Char('|'));
}

void fill(DocumentView& view, const QByteArray& body, core::BodyFormat format)
{
    view.showDocument(text::parseBody(body, format));
}

} // namespace

class TestDocumentView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDocumentIsShownAsItIs_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QString>("expected");
        QTest::newRow("paragraphs and emphasis")
            << QByteArray("<p>a <strong>b</strong> c</p><p>d</p>") << QStringLiteral("a *b* c|d");
        QTest::newRow("a line break") << QByteArray("<p>a<br>b</p>") << QStringLiteral("a/b");
        QTest::newRow("a quote in a quote")
            << QByteArray("<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote><p>c</p>")
            << QStringLiteral(">a|>>b|c");
        QTest::newRow("a list") << QByteArray("<ol><li>a</li><li>b</li></ol>")
                                << QStringLiteral("1.\ta|2.\tb");
        QTest::newRow("a link") << QByteArray("<p><a href=\"https://e.org/\">a</a></p>")
                                << QStringLiteral("[a]");
        QTest::newRow("a link that must not be")
            << QByteArray("<p><a href=\"file:///etc/passwd\">a</a></p>") << QStringLiteral("a");
        QTest::newRow("markup told as text")
            << QByteArray("<p>&lt;img src=x&gt;</p>") << QStringLiteral("<img src=x>");
    }
    void aDocumentIsShownAsItIs()
    {
        QFETCH(QByteArray, html);
        QFETCH(QString, expected);
        DocumentView view;
        fill(view, html, core::BodyFormat::Html);
        QCOMPARE(drawn(view), expected);
        fill(view, "plain", core::BodyFormat::Plain);
        QCOMPARE(drawn(view), QStringLiteral("plain"));
    }

    void aScriptAddressHandedInIsNoLink()
    {
        DocumentView view;
        text::Block block;
        block.inlines = {{text::Inline::Kind::Text, text::Inline::Plain, QStringLiteral("a"),
                          QStringLiteral("javascript:alert(1)")}};
        view.showDocument({{block}, false});
        QCOMPARE(drawn(view), QStringLiteral("a"));
    }

    void whatIsCutIsSaid()
    {
        DocumentView view;
        view.showDocument({{}, true});
        QVERIFY(view.toPlainText().contains(QStringLiteral("too long")));
    }

    void anyResourceIsAnEmptyImage()
    {
        DocumentView view;
        const QVariant resource =
            view.loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("file:///etc/hostname")));
        QCOMPARE(resource.value<QImage>().size(), QSize(1, 1));
    }

    void linksAreReachedByTabAndToldByReturn()
    {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* before = new QLineEdit(&window);
        auto* view = new DocumentView(&window);
        auto* after = new QLineEdit(&window);
        for (QWidget* widget : std::initializer_list<QWidget*>{before, view, after}) {
            layout->addWidget(widget);
        }
        fill(*view, "<p><a href='https://e.org/1'>one</a> and <a href='https://e.org/2'>two</a></p>",
             core::BodyFormat::Html);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy told(view, &DocumentView::linkActivated);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Tab);
        QTest::keyClick(view, Qt::Key_Return);
        QTest::keyClick(view, Qt::Key_Tab);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(told.size(), 2);
        QCOMPARE(told.at(0).at(0).toString(), QStringLiteral("https://e.org/1"));
        QCOMPARE(told.at(1).at(0).toString(), QStringLiteral("https://e.org/2"));
        QTest::keyClick(view, Qt::Key_Tab);
        QVERIFY(after->hasFocus());
    }

    void aClickTellsALinkAndStays()
    {
        DocumentView view;
        view.resize(400, 60);
        fill(view, "<p><a href='https://e.org/1'>a link to press</a></p>", core::BodyFormat::Html);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy told(&view, &DocumentView::linkActivated);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(10, 8));
        QCOMPARE(told.size(), 1);
        QCOMPARE(view.toPlainText(), QStringLiteral("a link to press"));
    }

    void theViewIsAsTallAsItsText()
    {
        DocumentView view;
        view.resize(300, 10);
        view.show();
        fill(view, QByteArray("Words to fill lines with. ").repeated(40), core::BodyFormat::Plain);
        const int narrow = view.height();
        view.resize(600, narrow);
        QCoreApplication::processEvents();
        QVERIFY(view.height() < narrow);
        view.setLineLimit(2);
        QVERIFY(view.isCut());
        QVERIFY(view.height() < view.fontMetrics().lineSpacing() * 4);
    }

    void anotherPaletteKeepsTheText()
    {
        DocumentView view;
        fill(view, "<p>a <a href='https://e.org/'>b</a></p>", core::BodyFormat::Html);
        QPalette dark(QColor(0x20, 0x20, 0x20));
        dark.setColor(QPalette::Base, Qt::black);
        dark.setColor(QPalette::Text, Qt::white);
        view.setPalette(dark);
        QCOMPARE(drawn(view), QStringLiteral("a [b]"));
        QTextCursor cursor(view.document());
        cursor.setPosition(3);
        QVERIFY(cursor.charFormat().foreground().color().lightness() > 128);
    }
};

MODERATO_TEST(TestDocumentView)

} // namespace moderato::test::tst_document_view

#include "tst_document_view.moc"
