// What an import tells those who show its threads.
#include "model/intake/FileImport.h"
#include "model/sqlite/Statement.h"
#include "model/store/Writing.h"
#include "tests/TestProgram.h"
#include "tests/store/StoreFixture.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace moderato::test::tst_told {

using core::CommentId;
using core::Status;

class TestTold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSmallImportIsToldCommentByComment();
    void aRunKnowsItsFileAndFormat();
};

void TestTold::aSmallImportIsToldCommentByComment()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2", "1")});
    QCoreApplication::processEvents();
    QSignalSpy spy(&fixture.store(), &store::Store::changed);
    auto other = comment("2", "1");
    other.body = "another text";
    other.status = Status::Spam;
    fixture.import({other, comment("3", "2")});
    QTRY_COMPARE(spy.size(), 1);
    const auto event = spy[0][0].value<core::ChangeEvent>();
    QVERIFY(event.reread.empty());
    QCOMPARE(event.changed.size(), 1U);
    QCOMPARE(event.changed[0].id, CommentId{2});
    QCOMPARE(event.changed[0].before.status, Status::Pending);
    QCOMPARE(event.changed[0].after.status, Status::Spam);
    QVERIFY(event.changed[0].textChanged);
    QCOMPARE(event.added.size(), 1U);
    QCOMPARE(event.added[0].row.parent, CommentId{2});
    QCOMPARE(event.articleCounts.value({1}).total(), 3);
    // A comment that moves, or too many: the thread is read again.
    fixture.import({comment("2", "3")});
    std::vector<core::CommentRecord> many;
    for (int i = 10; i < 70; ++i) {
        many.push_back(comment(QByteArray::number(i)));
    }
    fixture.import(many);
    QTRY_COMPARE(spy.size(), 3);
    for (const int import : {1, 2}) {
        const auto large = spy[import][0].value<core::ChangeEvent>();
        QCOMPARE(large.reread, std::vector<core::ArticleId>{{1}});
        QVERIFY(large.added.empty() && large.changed.empty());
    }
    QCOMPARE(fixture.faults(), QStringList());
}

void TestTold::aRunKnowsItsFileAndFormat()
{
    StoreFixture fixture;
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("desk.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        R"({"format":"moderato","version":1,"articles":[{"origin":{"source":"s","id":"7"},"title":"T",)"
        R"("state":"draft","comments":[{"origin":{"source":"s","id":"1"},"body":"b"}]}]})");
    file.close();
    QVERIFY(intake::importFile(fixture.store(), path, {}, {}).ok());
    QCOMPARE(fixture.reader()->article({1})->record.state, core::ArticleState::Draft);
    QByteArrayList runs;
    QVERIFY(fixture.store()
                .writeAndWait(store::Store::Lane::Bulk,
                              [&](store::Transaction& transaction) {
                                  sqlite::Statement read(store::writingOf(transaction).connection,
                                                         "SELECT file, format FROM import_run ORDER BY id");
                                  while (read.next()) {
                                      runs += read.bytes(0) + ' ' + read.bytes(1);
                                  }
                                  return core::Result<void>();
                              })
                .ok());
    QCOMPARE(runs, QByteArrayList{path.toUtf8() + " json"});
}

MODERATO_TEST(TestTold)

} // namespace moderato::test::tst_told

#include "tst_told.moc"
