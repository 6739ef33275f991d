// The way from a file name to a sink: what is refused, and with which error.
#include "RecordingSink.h"
#include "model/import/Formats.h"
#include "tests/TestProgram.h"

#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

namespace moderato::test::tst_formats {

using namespace moderato::core;
using namespace moderato::import;

namespace {

const QByteArray capture = "A title\n\nBody.\n\n1 comment on “A title”\n\n  1. Straße\n";

} // namespace

class TestFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badFilesAreErrorsThatNameTheFile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char* name, const QByteArray& bytes, ErrorCode code,
                            const char* detail = "") {
            QTest::newRow(name) << bytes << code << QString::fromLatin1(detail);
        };
        row("empty", "", ErrorCode::FileEmpty);
        row("only white space", " \n\t\r\n", ErrorCode::FileEmpty);
        row("only a byte order mark", "\xef\xbb\xbf", ErrorCode::FileEmpty);
        row("a database", QByteArray("SQLite format 3\0xyz", 19), ErrorCode::FileIsBinary, "SQLite");
        row("compressed by gzip", "\x1f\x8b\x08 abc", ErrorCode::FileIsBinary, "gzip");
        row("a PNG picture", "\x89PNG\r\n\x1a\n abc", ErrorCode::FileIsBinary, "PNG");
        row("a PDF page", "%PDF-1.7\nabc", ErrorCode::FileIsBinary, "PDF");
        row("a zip archive", "PK\x03\x04 abc", ErrorCode::FileIsBinary, "zip");
        row("a text with NUL", QByteArray("some\0text here", 14), ErrorCode::FileIsBinary);
        row("mostly controls", "\x01\x02\x03\x04\x05 a", ErrorCode::FileIsBinary);
        row("UTF-32", QByteArray("\xff\xfe\0\0a\0\0\0", 8), ErrorCode::FileIsBinary);
        row("prose without comments", "Just a text.\n\nNothing more.\n", ErrorCode::NoArticleInFile);
        row("a shopping list", "Milk\n\n  1. Eggs\n  2. Bread\n", ErrorCode::NoArticleInFile);
        row("a web page", "<!DOCTYPE html><html><body>4 comments</body></html>", ErrorCode::FormatUnknown);
        row("JSON of others", "{\"a\": 1}", ErrorCode::FormatUnknown);
        row("a news feed", "<?xml version=\"1.0\"?><rss><channel/></rss>", ErrorCode::FormatUnknown);
    }
    void badFilesAreErrorsThatNameTheFile()
    {
        QFETCH(QByteArray, bytes);
        const QString path = fileWith(bytes);
        RecordingSink sink;
        const Result<void> done = importFile(path, "auto", sink);
        QVERIFY(!done.ok());
        QTEST(done.error().code, "code");
        QTEST(done.error().detail, "detail");
        QCOMPARE(done.error().where, path);
        QVERIFY(sink.articles.empty() && sink.comments.empty() && sink.problems.empty());
    }

    void whatIsNoFileIsAnError()
    {
        RecordingSink sink;
        QCOMPARE(importFile(m_folder.filePath(QStringLiteral("none.txt")), {}, sink).error().code,
                 ErrorCode::FileMissing);
        const Result<void> folder = importFile(m_folder.path(), {}, sink);
        QCOMPARE(folder.error().code, ErrorCode::FileUnreadable);
        QCOMPARE(folder.error().detail, QStringLiteral("directory"));
    }

    void anUnknownFormatNameIsAnError()
    {
        RecordingSink sink;
        const Result<void> done = importFile(fileWith(capture), "vellum", sink);
        QCOMPARE(done.error().code, ErrorCode::FormatUnknown);
        QCOMPARE(done.error().detail, QStringLiteral("vellum"));
    }

    void encodingsAreTold_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("problems");
        QByteArray windows = capture;
        windows.replace("ß", "\xdf").replace("“", "\x93").replace("”", "\x94");
        QByteArray broken = capture;
        broken.replace("Body", "Bo\xc3y");
        const QString text = QString::fromUtf8(capture);
        QStringEncoder little(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom);
        QStringEncoder big(QStringEncoder::Utf16BE, QStringEncoder::Flag::WriteBom);
        QTest::newRow("UTF-8") << capture << QByteArray();
        QTest::newRow("UTF-8 with a mark") << "\xef\xbb\xbf" + capture << QByteArray();
        QTest::newRow("UTF-16, little end first") << QByteArray(little(text)) << QByteArray();
        QTest::newRow("UTF-16, big end first") << QByteArray(big(text)) << QByteArray();
        QTest::newRow("Windows-1252") << windows << QByteArray("BadEncoding line 1: windows-1252, 3");
        QTest::newRow("UTF-8 with a bad byte") << broken << QByteArray("BadEncoding line 1: utf-8, 1");
        QTest::newRow("lines ended by CR LF") << QByteArray(capture).replace("\n", "\r\n") << QByteArray();
        QTest::newRow("lines ended by CR") << QByteArray(capture).replace("\n", "\r") << QByteArray();
    }
    void encodingsAreTold()
    {
        QFETCH(QByteArray, bytes);
        RecordingSink sink;
        QVERIFY(importFile(fileWith(bytes), {}, sink).ok());
        QCOMPARE(sink.comments.size(), size_t(1));
        QCOMPARE(sink.comments.front().body, QByteArray("Straße"));
        QCOMPARE(sink.articles.front().title, QByteArray("A title"));
        QTEST(sink.problemText(), "problems");
    }

    void everyReaderIsFoundByItsName()
    {
        for (const auto& reader : formats()) {
            QCOMPARE(formatNamed(reader->name()), reader.get());
        }
        QCOMPARE(formatNamed("auto"), nullptr);
    }

private:
    QString fileWith(const QByteArray& bytes)
    {
        QString path = m_folder.filePath(QStringLiteral("file-%1").arg(++m_count));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("cannot write the fixture");
        }
        return path;
    }

    QTemporaryDir m_folder;
    int m_count = 0;
};

MODERATO_TEST(TestFormats)

} // namespace moderato::test::tst_formats

#include "tst_formats.moc"
