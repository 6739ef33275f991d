#include "model/thread/ThreadProjection.h"
#include "tests/TestProgram.h"
#include "tests/thread/NaiveArrangement.h"
#include "tests/thread/TreeText.h"

#include <QTest>

namespace moderato::test::tst_projection {

using namespace moderato::thread;
using core::Status;
using moderato::test::narrowedTo;
using moderato::test::rowsOf;
using moderato::test::treeText;

namespace {

const Arrangement everything;
const Arrangement pending = Arrangement().inQueue(core::withStatus(Status::Pending));
const Arrangement flagged = Arrangement().inQueue(core::withFlags());

Arrangement ordered(SiblingOrder order, Arrangement arrangement = {})
{
    arrangement.order = order;
    return arrangement;
}

QString text(const ThreadProjection& projection)
{
    return treeText(
        [&](Node node) {
            const std::span<const Node> children = projection.children(node);
            return std::vector<Node>(children.begin(), children.end());
        },
        [&](Node node) { return test::nameOf(projection.shape().id(node)); });
}

ThreadProjection projectionOf(const char* tree, const Arrangement& arrangement = {})
{
    return ThreadProjection(ThreadShape::build(rowsOf(tree)), arrangement);
}

} // namespace

class TestProjection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filtersKeepMatchesAndTheirAncestors_data()
    {
        QTest::addColumn<QByteArray>("tree");
        QTest::addColumn<QString>("pendingOnly");
        QTest::addColumn<QString>("flaggedOnly");
        QTest::newRow("all match") << QByteArray("a(b* c)") << u"a(b c)"_qs << u"a(b)"_qs;
        QTest::newRow("none match") << QByteArray("a!(b! c!)") << u""_qs << u""_qs;
        QTest::newRow("a match deep down")
            << QByteArray("a!(b!(c d!*)) e!") << u"a(b(c))"_qs << u"a(b(d))"_qs;
        QTest::newRow("a match above others") << QByteArray("a*(b!(c!)) d!") << u"a"_qs << u"a"_qs;
    }
    void filtersKeepMatchesAndTheirAncestors()
    {
        QFETCH(QByteArray, tree);
        ThreadProjection projection = projectionOf(tree.constData(), pending);
        QTEST(text(projection), "pendingOnly");
        projection.arrange(flagged);
        QTEST(text(projection), "flaggedOnly");
        projection.arrange(everything);
        QCOMPARE(text(projection), treeText(projection.shape()));
        QCOMPARE(projection.matchCount(), projection.shape().size());
    }

    void ancestorsAreTold()
    {
        const ThreadProjection projection = projectionOf("a!(b)", pending);
        QVERIFY(!projection.isMatch(1));
        QVERIFY(projection.isMatch(2));
        QCOMPARE(projection.matchCount(), 1U);
    }

    void searchHitsStandWithTheirAncestors()
    {
        ThreadProjection projection = projectionOf("a!(b(c) d!) e!(f)", narrowedTo({{3}, {6}, {99}}));
        QCOMPARE(text(projection), u"a(b(c)) e(f)"_qs);
        QCOMPARE(projection.matchCount(), 2U);
        QVERIFY(!projection.isMatch(2));
        projection.arrange(narrowedTo({{2}, {4}}, pending));
        QCOMPARE(text(projection), u"a(b)"_qs);
        projection.arrange(narrowedTo(std::vector<core::CommentId>()));
        QCOMPARE(text(projection), u""_qs);
    }

    void whatIsDecidedCountsAsItIsNow()
    {
        ThreadProjection projection = projectionOf("a!(b(c) d!) e!(f)", narrowedTo({{2}, {3}, {4}}, pending));
        QCOMPARE(projection.stillMatching(), 2U);
        const ThreadProjection::StateChange approved{2, Status::Approved, 0, 0};
        projection.setStates({&approved, 1});
        QCOMPARE(projection.matchCount(), 2U);
        QCOMPARE(projection.stillMatching(), 1U);
        QVERIFY(!projection.stillMatches(2));
        const ThreadProjection::StateChange pendingAgain{2, Status::Pending, 0, 0};
        projection.setStates({&pendingAgain, 1});
        QCOMPARE(projection.stillMatching(), 2U);
        // No hit, and not shown for its own sake.
        const ThreadProjection::StateChange other{6, Status::Pending, 1, 0};
        projection.setStates({&other, 1});
        QCOMPARE(projection.stillMatching(), 2U);
    }

    void whatIsNoHitIsNotTheNextToDecide()
    {
        // e is shown for f's sake; b, c and f are found, c is decided.
        ThreadProjection projection = projectionOf("a!(b c!) d e(f)", narrowedTo({{2}, {3}, {6}}));
        QCOMPARE(text(projection), u"a(b c) e(f)"_qs);
        QCOMPARE(projection.nextUndecided(rootNode), 2U);
        QCOMPARE(projection.nextUndecided(2), 6U);
        QCOMPARE(projection.nextUndecided(5), 6U);
        QCOMPARE(projection.nextUndecided(6), 2U);
        const ThreadProjection::StateChange approved{2, Status::Approved, 0, 0};
        projection.setStates({&approved, 1});
        QCOMPARE(projection.nextUndecided(6), noNode);
        QCOMPARE(projection.nextUndecided(2), 6U);
    }

    void aSearchThatRowsAnswerNeedsNoHits()
    {
        core::Predicate reply;
        reply.terms.resize(1);
        reply.terms[0].kind = core::Term::Kind::IsReply;
        const ThreadProjection projection =
            projectionOf("a!(b(c) d!) e!(f)", pending.narrowedTo(reply, nullptr));
        QCOMPARE(text(projection), u"a(b(c)) e(f)"_qs);
        QCOMPARE(projection.matchCount(), 3U);
        QVERIFY(!projection.isMatch(1));
    }

    void siblingsStandInTheOrderAskedFor()
    {
        ThreadProjection projection = projectionOf("a(b c(d) e(f g)) h i(j)");
        projection.arrange(ordered(SiblingOrder::NewestFirst));
        QCOMPARE(text(projection), u"i(j) h a(e(g f) c(d) b)"_qs);
        projection.arrange(ordered(SiblingOrder::MostRepliesFirst));
        QCOMPARE(text(projection), u"a(e(f g) c(d) b) i(j) h"_qs);
        projection.arrange(everything);
        QCOMPARE(text(projection), u"a(b c(d) e(f g)) h i(j)"_qs);
    }

    void aNewCommentStandsWhereTheOrderWantsIt()
    {
        core::ShapeRow row;
        row.id = {26};
        row.parent = {1};
        row.createdAt = 100'000;
        ThreadProjection newest = projectionOf("a(b c) d", ordered(SiblingOrder::NewestFirst));
        newest.insert(row);
        QCOMPARE(text(newest), u"d a(z c b)"_qs);
        ThreadProjection oldest = projectionOf("a(b c) d", everything);
        core::ShapeRow twin = row;
        twin.createdAt = oldest.shape().row(oldest.shape().nodeOf({3})).createdAt;
        oldest.insert(twin);
        QCOMPARE(text(oldest), u"a(b c z) d"_qs);
        // A queue that leaves something out keeps its own branches.
        ThreadProjection oldestPending =
            projectionOf("a(b c) d!", ordered(SiblingOrder::OldestFirst, pending));
        oldestPending.insert(twin);
        QCOMPARE(text(oldestPending), u"a(b c z)"_qs);
        ThreadProjection busiest = projectionOf("a(b c(e)) d", ordered(SiblingOrder::MostRepliesFirst));
        busiest.insert(row);
        QCOMPARE(text(busiest), u"a(c(e) b z) d"_qs);
    }

    void copiesOfAShapeDoNotSeeEachOther()
    {
        ThreadShape shape = ThreadShape::build(rowsOf("a(b) c"));
        const ThreadShape before = shape;
        shape.setState(2, Status::Spam, 0, 0);
        core::ShapeRow row;
        row.id = {9};
        row.parent = {2};
        shape.insert(row);
        QCOMPARE(treeText(before), u"a(b) c"_qs);
        QCOMPARE(before.status(2), Status::Pending);
        QCOMPARE(treeText(shape), u"a(b(i)) c"_qs);
        const ThreadShape longer = shape;
        shape.remove({9});
        QCOMPARE(treeText(longer), u"a(b(i)) c"_qs);
        QCOMPARE(treeText(shape), u"a(b) c"_qs);
    }

    void decisionsKeepTheirPlaceUntilTheFilterIsSetAgain()
    {
        ThreadProjection projection = projectionOf("a!(b c) d", pending);
        const ThreadProjection::StateChange approve{2, Status::Approved, 0, 0};
        const auto runs = projection.setStates({&approve, 1});
        QCOMPARE(text(projection), u"a(b c) d"_qs);
        QCOMPARE(projection.undecidedBelow(1), 1U);
        QVERIFY(runs);
        QCOMPARE(runs->size(), 2U); // a counts one less; b itself
        QCOMPARE(runs->at(0).parent, rootNode);
        QCOMPARE(runs->at(1).parent, 1U);
        projection.arrange(pending);
        QCOMPARE(text(projection), u"a(c) d"_qs);
    }

    void neighboursDecidedTogetherAreOneRun()
    {
        ThreadProjection projection = projectionOf("a! b! c! d! e!");
        std::vector<ThreadProjection::StateChange> changes;
        for (const Node node : {4U, 2U, 3U, 5U})
            changes.push_back({node, Status::Rejected, 0, 0});
        const auto runs = projection.setStates(changes);
        QCOMPARE(runs->size(), 1U);
        QCOMPARE(runs->front().first, 1U);
        QCOMPARE(runs->front().last, 4U);
    }

    void nextUndecidedGoesRoundOnce()
    {
        const ThreadProjection projection = projectionOf("a!(b(c!)) d!(e!(f)) g!");
        QCOMPARE(projection.nextUndecided(rootNode), 2U);
        QCOMPARE(projection.nextUndecided(2), 6U);
        QCOMPARE(projection.nextUndecided(6), 2U);
        QCOMPARE(projection.nextUndecided(7), 2U);
        const ThreadProjection lone = projectionOf("a! b c!");
        QCOMPARE(lone.nextUndecided(1), 2U);
        QCOMPARE(lone.nextUndecided(2), noNode);
        QCOMPARE(projectionOf("a!").nextUndecided(1), noNode);
        QCOMPARE(ThreadProjection().nextUndecided(rootNode), noNode);
    }
};

MODERATO_TEST(TestProjection)

} // namespace moderato::test::tst_projection

#include "tst_projection.moc"
