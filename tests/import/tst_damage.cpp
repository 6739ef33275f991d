// Files cut and bytes flipped: a reader gives an error, problems or a clean read, and always ends.
#include "RecordingSink.h"
#include "model/import/Formats.h"
#include "tests/TestProgram.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <random>

namespace moderato::test::tst_damage {

using namespace moderato::core;
using namespace moderato::import;

namespace {

constexpr int cuts = 64;
constexpr int flips = 64;

} // namespace

class TestDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDamagedFileIsReadToAnEnd_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QByteArray>("bytes");
        const QDir fixtures(QStringLiteral(MODERATO_FIXTURES "/import"));
        for (const QFileInfo& info : fixtures.entryInfoList(QDir::Files, QDir::Name)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly)) {
                const QByteArray format = info.suffix() == QStringLiteral("xml")   ? "wxr"
                                          : info.suffix() == QStringLiteral("txt") ? "text"
                                                                                   : info.suffix().toLatin1();
                QTest::newRow(qPrintable(info.fileName())) << format << file.readAll();
            }
        }
    }
    void aDamagedFileIsReadToAnEnd()
    {
        QFETCH(QByteArray, format);
        QFETCH(QByteArray, bytes);
        const FormatReader* reader = formatNamed(format);
        QVERIFY(reader != nullptr && bytes.size() > cuts);
        RecordingSink whole;
        QVERIFY(readBytes(*reader, bytes, whole).ok());
        const size_t comments = whole.comments.size();
        QVERIFY(comments > 0);

        for (int cut = 0; cut < cuts; ++cut) {
            readDamaged(*reader, bytes.left(bytes.size() * cut / cuts), comments);
        }
        std::mt19937 random(20221107);
        for (int flip = 0; flip < flips; ++flip) {
            QByteArray damaged = bytes;
            for (int i = 0; i <= flip / 8; ++i) {
                const auto at = static_cast<qsizetype>(random() % static_cast<size_t>(bytes.size()));
                damaged[at] = static_cast<char>(random() & 0xff);
            }
            readDamaged(*reader, damaged, comments * 2 + 8);
        }
    }

private:
    static void readDamaged(const FormatReader& reader, const QByteArray& bytes, size_t atMost)
    {
        RecordingSink sink;
        const auto asked = reader.recognise(bytes);
        const Result<void> done = readBytes(reader, bytes, sink);
        QVERIFY(asked >= FormatReader::Confidence::None);
        QVERIFY(sink.comments.size() <= atMost);
        if (done.ok()) {
            QVERIFY(!sink.articles.empty());
        }
        for (const CommentRecord& comment : sink.comments) {
            QVERIFY(!comment.origin.externalId.isEmpty());
            QVERIFY(QByteArrayView(comment.body).isValidUtf8());
        }
    }
};

MODERATO_TEST(TestDamage)

} // namespace moderato::test::tst_damage

#include "tst_damage.moc"
