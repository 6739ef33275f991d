#include "model/thread/ThreadProjection.h"
#include "tests/thread/NaiveThread.h"
#include "tests/thread/TreeText.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace moderato;
using namespace moderato::thread;
using core::Status;
using core::StatusSet;
using moderato::test::NaiveThread;
using moderato::test::rowsOf;
using moderato::test::treeText;

namespace {

const Arrangement everything;
const Arrangement pending{{StatusSet(Status::Pending), false}, nullptr, SiblingOrder::OldestFirst};
const Arrangement flagged{{StatusSet::all(), true}, nullptr, SiblingOrder::OldestFirst};

Arrangement ordered(SiblingOrder order, Arrangement arrangement = {})
{
    arrangement.order = order;
    return arrangement;
}

Arrangement narrowedTo(std::vector<core::CommentId> hits, Arrangement arrangement = {})
{
    arrangement.hits = std::make_shared<const std::vector<core::CommentId>>(std::move(hits));
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

// As NaiveThread::lines(), reached by next().
QStringList lines(const ThreadProjection& projection)
{
    QStringList lines;
    const ThreadShape& shape = projection.shape();
    for (Node node = projection.next(rootNode); node != noNode; node = projection.next(node)) {
        lines << QStringLiteral("%1 <%2> %3 %4 %5 %6 %7 %8%9")
                     .arg(shape.id(node).value)
                     .arg(shape.id(projection.parent(node)).value)
                     .arg(projection.row(node))
                     .arg(projection.depth(node))
                     .arg(static_cast<int>(shape.status(node)))
                     .arg(projection.below(node))
                     .arg(projection.undecidedBelow(node))
                     .arg(projection.isMatch(node) ? 1 : 0)
                     .arg(projection.lineOf(node) == noNode ? QStringLiteral("+") : QString());
    }
    return lines;
}

// The lines that no fold hides.
QString seen(const ThreadProjection& projection)
{
    QString text;
    for (Node line = 0; line < projection.lineCount(); ++line) {
        const Node node = projection.nodeAt(line);
        text += test::nameOf(projection.shape().id(node));
        if (projection.lineOf(node) != line)
            text += QStringLiteral("?!");
    }
    return text;
}

std::vector<core::ShapeRow> chain(qint64 length)
{
    std::vector<core::ShapeRow> rows;
    for (qint64 id = 1; id <= length; ++id) {
        rows.emplace_back();
        rows.back().id = {id};
        rows.back().parent = {id - 1};
        rows.back().createdAt = id;
    }
    return rows;
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
        projection.arrange(narrowedTo({}));
        QCOMPARE(text(projection), u""_qs);
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
        ThreadProjection busiest = projectionOf("a(b c(e)) d", ordered(SiblingOrder::MostRepliesFirst));
        busiest.insert(row);
        QCOMPARE(text(busiest), u"a(c(e) b z) d"_qs);
    }

    void foldsHideWhatIsBelowThem()
    {
        ThreadProjection projection = projectionOf("a(b(c) d) e(f)");
        QCOMPARE(seen(projection), u"ae"_qs);
        projection.setUnfolded(2, true); // hidden itself: nothing moves yet
        QCOMPARE(seen(projection), u"ae"_qs);
        projection.setUnfolded(1, true);
        QCOMPARE(seen(projection), u"abcde"_qs);
        projection.setUnfolded(5, true);
        QCOMPARE(seen(projection), u"abcdef"_qs);
        projection.setUnfolded(2, false);
        QCOMPARE(seen(projection), u"abdef"_qs);
        projection.setUnfolded(1, false);
        QCOMPARE(seen(projection), u"aef"_qs);
        projection.setAllUnfolded(true);
        QCOMPARE(seen(projection), u"abcdef"_qs);
        projection.setUnfolded(5, false);
        QCOMPARE(seen(projection), u"abcde"_qs);
        projection.setAllUnfolded(false);
        projection.reveal(3);
        QCOMPARE(seen(projection), u"abcde"_qs);
        QVERIFY(projection.isUnfolded(1) && projection.isUnfolded(2) && !projection.isUnfolded(5));
    }

    void foldsOutliveAnotherArrangement()
    {
        ThreadProjection projection = projectionOf("a!(b(c) d) e(f!)");
        projection.setUnfolded(1, true);
        projection.arrange(pending);
        QCOMPARE(seen(projection), u"abde"_qs);
        projection.arrange(ordered(SiblingOrder::NewestFirst));
        QCOMPARE(seen(projection), u"eadb"_qs);
        const ThreadProjection copy(projection.shape(), everything, projection.folds());
        QCOMPARE(seen(copy), u"abde"_qs);
    }

    void workIsUnfoldedWithinItsBudget()
    {
        const char* tree = "a!(b!(c)) d!(e f) g!(h!(i!))";
        ThreadProjection projection = projectionOf(tree);
        projection.unfoldWork(100, 100);
        QCOMPARE(seen(projection), u"abcdefg"_qs);
        ThreadProjection few = projectionOf(tree);
        few.unfoldWork(100, 1);
        QCOMPARE(seen(few), u"abcdg"_qs);
        ThreadProjection small = projectionOf(tree);
        small.unfoldWork(1, 100);
        QCOMPARE(seen(small), u"abcdg"_qs);
    }

    void aChainOfAnyDepthIsShown()
    {
        ThreadProjection projection(ThreadShape::build(chain(200'000)), everything);
        QCOMPARE(projection.lineCount(), 1U);
        projection.reveal(200'000);
        QCOMPARE(projection.lineCount(), 200'000U);
        QCOMPARE(projection.depth(200), 199);
        QCOMPARE(projection.depth(200'000), ThreadProjection::deepest);
        QCOMPARE(projection.next(200'000), noNode);
        projection.setUnfolded(199'999, false);
        QCOMPARE(projection.lineCount(), 199'999U);
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

    void aRandomWalkAgreesWithANaiveModel_data()
    {
        QTest::addColumn<int>("chainShare");
        QTest::addColumn<bool>("gaps");
        QTest::newRow("bushy") << 1 << true;
        QTest::newRow("long chains") << 99 << true;
        QTest::newRow("long chains, ids without gaps") << 99 << false;
    }
    void aRandomWalkAgreesWithANaiveModel()
    {
        QFETCH(int, chainShare);
        QFETCH(bool, gaps);
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        ThreadProjection projection;
        NaiveThread naive;
        qint64 lastId = 0;
        const auto any = [&] {
            return static_cast<size_t>(random.bounded(static_cast<int>(naive.comments.size())));
        };
        const auto anyNode = [&] { return projection.shape().nodeOf(naive.comments[any()].row.id); };
        const Arrangement some[] = {everything,
                                    pending,
                                    flagged,
                                    {{StatusSet(Status::Approved), false}, nullptr, {}},
                                    narrowedTo({{2}, {3}, {5}, {70}, {71}, {90}})};
        for (int step = 0; step < 900; ++step) {
            const int what = random.bounded(100);
            if (what < 50 || naive.comments.empty()) {
                core::ShapeRow row;
                row.id = {lastId + 1 + (gaps ? random.bounded(3) : 0)};
                if (gaps && random.bounded(20) == 0)
                    row.id = {1 + random.bounded(static_cast<int>(lastId) + 1)};
                if (naive.find(row.id) != nullptr)
                    continue;
                if (!naive.comments.empty() && random.bounded(100) < chainShare)
                    row.parent = naive.comments.back().row.id;
                else if (!naive.comments.empty() && random.bounded(4) > 0)
                    row.parent = naive.comments[any()].row.id;
                row.createdAt = random.bounded(50);
                row.status = static_cast<Status>(random.bounded(4));
                row.flags = static_cast<quint8>(random.bounded(2));
                lastId = std::max(lastId, row.id.value);
                const bool isLast = row.id.value == lastId;
                const auto place = projection.placeOf(row);
                const Node node = projection.insert(row);
                QCOMPARE(projection.isShown(node), place.has_value());
                if (place && isLast)
                    QCOMPARE(projection.row(node), place->row);
                naive.insert(row);
                // Among the ids that are there the thread is arranged again; in this order that may show.
                if (!isLast && naive.arrangement.order == SiblingOrder::MostRepliesFirst) {
                    projection.arrange(naive.arrangement);
                    naive.arrange(projection.arrangement());
                }
            } else if (what < 65) {
                std::vector<ThreadProjection::StateChange> changes;
                for (int n = random.bounded(6); n >= 0; --n) {
                    auto& comment = naive.comments[any()];
                    comment.row.status = static_cast<Status>(random.bounded(4));
                    comment.row.flags = static_cast<quint8>(random.bounded(2));
                    changes.push_back({projection.shape().nodeOf(comment.row.id), comment.row.status,
                                       comment.row.flags, comment.row.marks});
                }
                QVERIFY(projection.setStates(changes));
            } else if (what < 72) {
                const core::CommentId id = naive.comments[any()].row.id;
                const bool isLeaf = !naive.hasReplies(id);
                const bool isLast = projection.shape().nodeOf(id) == projection.shape().size();
                QCOMPARE(projection.remove(id), isLeaf);
                if (isLeaf)
                    naive.remove(id);
                if (isLeaf && !isLast && naive.arrangement.order == SiblingOrder::MostRepliesFirst) {
                    projection.arrange(naive.arrangement);
                    naive.arrange(projection.arrangement());
                }
            } else if (what < 88) {
                const Node node = anyNode();
                const bool unfold = random.bounded(3) > 0;
                projection.setUnfolded(node, unfold);
                if (unfold)
                    naive.unfolded.insert(projection.shape().id(node));
                else
                    naive.unfolded.remove(projection.shape().id(node));
            } else if (what < 91) {
                const Node node = anyNode();
                if (!projection.isShown(node))
                    continue;
                projection.reveal(node);
                naive.reveal(projection.shape().id(node));
            } else if (what < 93) {
                const bool unfold = random.bounded(2) == 0;
                projection.setAllUnfolded(unfold);
                naive.setAllUnfolded(unfold);
            } else {
                Arrangement arrangement = some[random.bounded(5)];
                arrangement.order = static_cast<SiblingOrder>(random.bounded(3));
                projection.arrange(arrangement);
                naive.arrange(arrangement);
            }
            if (step % 7 == 0 || step > 890)
                QCOMPARE(lines(projection), naive.lines());
        }
        QStringList backwards;
        for (Node node = projection.previous(rootNode); node != noNode; node = projection.previous(node))
            backwards.prepend(QString::number(projection.shape().id(node).value));
        QStringList forwards;
        for (const QString& line : lines(projection))
            forwards << line.section(u' ', 0, 0);
        QCOMPARE(backwards, forwards);
    }
};

QTEST_GUILESS_MAIN(TestProjection)
#include "tst_projection.moc"
