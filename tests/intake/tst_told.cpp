// What an import tells those who show its threads.
#include "tests/store/StoreFixture.h"

#include <QSignalSpy>

using namespace moderato;
using namespace moderato::test;
using core::CommentId;
using core::Status;

class TestTold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSmallImportIsToldCommentByComment();
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

QTEST_GUILESS_MAIN(TestTold)
#include "tst_told.moc"
