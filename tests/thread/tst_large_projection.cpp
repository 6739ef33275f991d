// Projections of large threads: what a decision over many costs and counts, and what arranging a million
// does.
#include "model/thread/VisibleLines.h"
#include "tests/TestProgram.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

namespace moderato::test::tst_large_projection {

using namespace moderato::thread;
using core::Status;

namespace {

const Arrangement everything;
const Arrangement pending = Arrangement().inQueue(core::withStatus(Status::Pending));

std::vector<core::ShapeRow> rowsByChance(qint64 count)
{
    QRandomGenerator random(20'222);
    std::vector<core::ShapeRow> rows;
    for (qint64 n = 1; n <= count; ++n) {
        rows.emplace_back();
        rows.back().id = {n};
        const bool isTop = n == 1 || random.bounded(10) < 3;
        rows.back().parent = {isTop ? 0 : 1 + random.bounded(static_cast<int>(n) - 1)};
        rows.back().createdAt = n;
        rows.back().status = random.bounded(10) == 0 ? Status::Pending : Status::Approved;
    }
    return rows;
}

std::vector<core::ShapeRow> aMillion() { return rowsByChance(1'000'000); }

std::vector<core::ShapeRow> aChain(qint64 count)
{
    std::vector<core::ShapeRow> rows = rowsByChance(count);
    for (core::ShapeRow& row : rows)
        row.parent.value = row.id.value - 1;
    return rows;
}

} // namespace

class TestLargeProjection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBigDecisionCountsInEveryAncestor_data()
    {
        QTest::addColumn<std::vector<core::ShapeRow>>("rows");
        QTest::addColumn<int>("each");
        QTest::newRow("some of many, counted up from each") << rowsByChance(60'000) << 40;
        QTest::newRow("all of them, counted anew") << rowsByChance(5'000) << 1;
        QTest::newRow("some of a chain, too deep for walks") << aChain(5'000) << 4;
    }
    void aBigDecisionCountsInEveryAncestor()
    {
        QFETCH(std::vector<core::ShapeRow>, rows);
        QFETCH(int, each);
        ThreadProjection projection(ThreadShape::build(rows), everything);
        std::vector<ThreadProjection::StateChange> changes;
        for (size_t i = 0; i < rows.size(); i += static_cast<size_t>(each)) {
            core::ShapeRow& row = rows[i];
            row.status = row.status == Status::Pending ? Status::Spam : Status::Pending;
            changes.push_back({projection.shape().nodeOf(row.id), row.status, row.flags, row.marks});
        }
        QVERIFY(changes.size() > ThreadProjection::finestChange);
        QVERIFY(!projection.setStates(changes));
        const ThreadProjection fresh(ThreadShape::build(rows), everything);
        int different = 0;
        for (Node node = rootNode; node <= fresh.shape().size(); ++node)
            different += projection.undecidedBelow(node) != fresh.undecidedBelow(node) ? 1 : 0;
        QCOMPARE(different, 0);
    }

    void aBigDecisionIsToldAsOne()
    {
        ThreadProjection projection(ThreadShape::build(aMillion()), everything);
        std::vector<ThreadProjection::StateChange> changes;
        for (Node node = 1; node <= 100'000; ++node)
            changes.push_back({node, Status::Spam, 0, 0});
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!projection.setStates(changes));
        qInfo("100,000 decided in %lld ms", timer.elapsed());
        Node undecided = 0;
        for (Node node = 1; node <= projection.shape().size(); ++node)
            undecided += projection.shape().status(node) == Status::Pending ? 1U : 0U;
        QCOMPARE(projection.undecidedBelow(rootNode), undecided);
    }

    // Prints; the figures are looked at in an optimised build.
    void aMillionIsProjected()
    {
        ThreadShape shape = ThreadShape::build(aMillion());
        QElapsedTimer timer;
        timer.start();
        ThreadProjection projection(std::move(shape), everything);
        qInfo("projected in %lld ms", timer.restart());
        projection.arrange(pending);
        qInfo("filtered in %lld ms", timer.restart());
        projection.arrange(everything.inOrder(SiblingOrder::MostRepliesFirst));
        qInfo("sorted in %lld ms", timer.restart());
        projection.arrange(everything);
        qInfo("cleared in %lld ms", timer.restart());
        VisibleLines visible(projection);
        timer.restart();
        visible.setAllExpanded(true);
        qInfo("expanded in %lld ms", timer.restart());
        const ThreadShape copy = projection.shape();
        qInfo("copied in %lld us", timer.nsecsElapsed() / 1000);
        timer.restart();
        QRandomGenerator random(7);
        qint64 longest = 0;
        for (int turn = 0; turn < 200; ++turn) {
            const Node node = 1 + static_cast<Node>(random.bounded(1'000'000));
            for (const bool expand : {false, true}) {
                timer.restart();
                visible.setExpanded(node, expand);
                longest = std::max(longest, timer.nsecsElapsed() / 1000);
            }
        }
        qInfo("longest of 400 times collapsed or expanded: %lld us", longest);
        timer.restart();
        visible.setExpanded(1, false);
        visible.setExpanded(1, true);
        qInfo("the greatest subtree collapsed and expanded in %lld us", timer.nsecsElapsed() / 1000);

        std::vector<ThreadProjection::StateChange> changes;
        for (Node node = 1; node <= projection.shape().size(); ++node)
            changes.push_back({node, Status::Approved, 0, 0});
        projection.setStates(changes);
        const Node undecided = 999'999;
        const ThreadProjection::StateChange one{undecided, Status::Pending, 0, 0};
        projection.setStates({&one, 1});
        timer.restart();
        QCOMPARE(projection.nextUndecided(projection.next(rootNode)), undecided);
        qInfo("the one undecided found in %lld us", timer.nsecsElapsed() / 1000);
        core::ShapeRow reply;
        reply.id = {1'000'001};
        reply.parent = {2};
        timer.restart();
        visible.inserted(projection.insert(reply));
        qInfo("a reply entered in %lld us, the arrays copied for it", timer.nsecsElapsed() / 1000);
        reply.id = {1'000'002};
        timer.restart();
        visible.inserted(projection.insert(reply));
        qInfo("another entered in %lld us", timer.nsecsElapsed() / 1000);
        QCOMPARE(visible.count(), 1'000'002U);
    }
};

MODERATO_TEST(TestLargeProjection)

} // namespace moderato::test::tst_large_projection

#include "tst_large_projection.moc"
