// Decisions in the middle of an export: what is written is what was still approved when its text was read.
#include "model/export/Export.h"
#include "tests/TestProgram.h"
#include "tests/store/StoreFixture.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace moderato::test::tst_export {

using core::Status;

namespace {

constexpr int comments = 600; // three pages

QByteArray idOf(int i) { return QByteArray::number(i); }

// Each answers the one before, so that whoever is rejected is needed by the next.
void importChain(StoreFixture& fixture)
{
    std::vector<core::CommentRecord> chain;
    for (int i = 1; i <= comments; ++i) {
        chain.push_back(comment(idOf(i), i > 1 ? idOf(i - 1) : QByteArray()));
        chain.back().status = Status::Approved;
    }
    fixture.import(chain);
}

} // namespace

class TestExport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCommentThatIsRejectedMeanwhileIsNotWritten();
    void aReplyThatIsTakenBackMeanwhileIsNotWritten();
    void aFileThatBecameADatabaseMeanwhileIsKept();
};

void TestExport::aCommentThatIsRejectedMeanwhileIsNotWritten()
{
    StoreFixture fixture;
    importChain(fixture);
    const auto reader = fixture.reader();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    bool decided = false;
    const auto written = exporting::writeExport(*reader, {}, buffer, [&](qint64 done) {
        if (!std::exchange(decided, true)) {
            [&] { QVERIFY(done > 0 && done < comments); }();
            // One that is written already, one of each kind that is not: an inner one, the last.
            fixture.perform(decide::setStatus(Status::Rejected, {{{1}, {400}, {comments}}}));
        }
    });
    QVERIFY(written.ok());
    QCOMPARE(written->comments, comments - 2);
    QCOMPARE(written->stubs, 1);
    const QJsonArray rows = QJsonDocument::fromJson(bytes)["articles"_L1][0]["comments"_L1].toArray();
    QCOMPARE(rows.size(), comments - 1);
    for (int i = 1; i < comments; ++i) {
        const QJsonValue row = rows.at(i - 1);
        QCOMPARE(row["origin"_L1]["id"_L1].toString().toLatin1(), idOf(i));
        QCOMPARE(row["parent"_L1].toString().toLatin1(), i > 1 ? idOf(i - 1) : QByteArray());
        QCOMPARE(row["stub"_L1].toBool(), i == 400);
    }
    QVERIFY(!bytes.contains("Body of 400") && !bytes.contains("Author of 400"));
    QVERIFY(!bytes.contains("Body of 600"));
}

void TestExport::aReplyThatIsTakenBackMeanwhileIsNotWritten()
{
    StoreFixture fixture;
    importChain(fixture);
    const core::CommentId reply = fixture.perform(decide::reply({comments}, "the desk's word")).created;
    QVERIFY(reply.isValid());
    const auto reader = fixture.reader();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    bool decided = false;
    const auto written = exporting::writeExport(*reader, {}, buffer, [&](qint64) {
        if (!std::exchange(decided, true)) {
            fixture.perform(decide::undo());
        }
    });
    QVERIFY(written.ok());
    QCOMPARE(written->comments, comments);
    QVERIFY(!bytes.contains("the desk's word"));
}

void TestExport::aFileThatBecameADatabaseMeanwhileIsKept()
{
    StoreFixture fixture;
    importChain(fixture);
    StoreFixture other;
    other.import({comment("1")});
    other.close();
    QTemporaryDir folder;
    const QString path = folder.filePath(u"out.json"_s);
    const auto reader = fixture.reader();
    const auto written =
        exporting::writeExportFile(*reader, {}, path, [&](qint64) { QFile::copy(other.file(), path); });
    QCOMPARE(written.error().code, core::ErrorCode::FileIsDatabase);
    QVERIFY(store::Store::open(path).ok());
}

MODERATO_TEST(TestExport)

} // namespace moderato::test::tst_export

#include "tst_export.moc"
