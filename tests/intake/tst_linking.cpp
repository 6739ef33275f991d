// What an import connects: articles with their sources, replies with what they answer.
#include "model/sqlite/Connection.h"
#include "model/store/Writing.h"
#include "tests/TestProgram.h"
#include "tests/store/StoreFixture.h"

#include <atomic>

namespace moderato::test::tst_linking {

using core::Status;

class TestLinking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void articlesOfTwoSourcesAreTwo();
    void aParentMayBeOfTheArticlesSource();
    void anOrphanThatAnswersNobodyAnyMoreIsNone();
    void textsWithAnAddressAreMarked_data();
    void textsWithAnAddressAreMarked();
    void aHundredThousandInReverse();
};

void TestLinking::articlesOfTwoSourcesAreTwo()
{
    StoreFixture fixture;
    const auto summary = fixture.import({comment("1"), comment("1", {}, "a", "other")}, {},
                                        {article("a"), article("a", "other")});
    QCOMPARE(summary.articles, 2);
    QCOMPARE(fixture.thread({1}), "1 pending\n");
    QCOMPARE(fixture.thread({2}), "2 pending\n");
    // Names of one length, too.
    StoreFixture another;
    QCOMPARE(another
                 .import({comment("1", {}, "a", "here"), comment("1", {}, "a", "moon")}, {},
                         {article("a", "here"), article("a", "moon")})
                 .articles,
             2);
    QCOMPARE(another.thread({2}), "2 pending\n");
}

void TestLinking::aParentMayBeOfTheArticlesSource()
{
    StoreFixture fixture;
    QVERIFY(fixture.import({comment("1"), comment("2", "1", "a", "other")}).problems.isEmpty());
    QCOMPARE(fixture.thread(), "1 pending\n2<1 pending\n");
}

void TestLinking::anOrphanThatAnswersNobodyAnyMoreIsNone()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2", "absent")});
    QCOMPARE(fixture.thread(), "1 pending\n2 pending orphan\n");
    QVERIFY(fixture.import({comment("1"), comment("2")}).problems.isEmpty());
    QCOMPARE(fixture.thread(), "1 pending\n2 pending\n");
}

void TestLinking::textsWithAnAddressAreMarked_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("marked");
    QTest::newRow("http") << QByteArray("see http://example.org") << true;
    QTest::newRow("https") << QByteArray("see https://example.org") << true;
    QTest::newRow("an address without a scheme") << QByteArray("see www.example.org") << true;
    QTest::newRow("none") << QByteArray("see example.org") << false;
}

void TestLinking::textsWithAnAddressAreMarked()
{
    core::CommentRecord record = comment("1");
    QFETCH(QByteArray, body);
    record.body = body;
    StoreFixture fixture;
    fixture.import({record});
    QTEST(core::hasMark(fixture.reader()->comment({1})->marks, core::Mark::HasLink), "marked");
}

void TestLinking::aHundredThousandInReverse()
{
    // One chain of replies, the deepest first: the worst case for linking.
    std::atomic<qint64> steps = 0; // outlives the writer
    StoreFixture fixture;
    constexpr int count = 100'000;
    constexpr int instructionsAStep = 1000;
    constexpr qint64 instructionsAComment = 2000; // quadratic work takes 100,000 and more
    std::vector<core::CommentRecord> file;
    for (int i = count; i > 0; --i) {
        file.push_back(comment(QByteArray::number(i), i > 1 ? QByteArray::number(i - 1) : QByteArray()));
    }
    (void)fixture.store().writeAndWait(store::Store::Lane::Decision, [&](store::Transaction& transaction) {
        sqlite3_progress_handler(
            store::writingOf(transaction).connection.handle(), instructionsAStep,
            [](void* counter) {
                ++*static_cast<std::atomic<qint64>*>(counter);
                return 0;
            },
            &steps);
        return core::Result<void>();
    });
    const auto summary = fixture.import(file);
    qInfo() << "reverse chain of" << count << "in" << steps * instructionsAStep << "instructions of SQLite";
    QVERIFY2(steps * instructionsAStep < count * instructionsAComment, qPrintable(QString::number(steps)));
    QCOMPARE(summary.orphans, 0);
    qint64 topLevel = 0;
    const auto visit = [&](const core::ShapeRow& row) { topLevel += row.parent.isValid() ? 0 : 1; };
    QVERIFY(fixture.reader()->readShape({1}, visit, {}).ok());
    QCOMPARE(topLevel, 1);
    const auto all = fixture.perform(decide::setStatus(Status::Spam, {{{count}}, true}));
    QCOMPARE(all.changed, count);
}

MODERATO_TEST(TestLinking)

} // namespace moderato::test::tst_linking

#include "tst_linking.moc"
