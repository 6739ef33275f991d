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

const core::Filter everything;
const core::Filter pending{StatusSet(Status::Pending), false};
const core::Filter flagged{StatusSet::all(), true};

QString text(const ThreadProjection& projection)
{
    return treeText(
        [&](Node node) {
            const std::span<const Node> children = projection.children(node);
            return std::vector<Node>(children.begin(), children.end());
        },
        [&](Node node) { return test::nameOf(projection.shape().id(node)); });
}

ThreadProjection projectionOf(const char* tree, const core::Filter& filter = {})
{
    return ThreadProjection(ThreadShape::build(rowsOf(tree)), filter);
}

// As NaiveThread::lines(), reached by next().
QStringList lines(const ThreadProjection& projection)
{
    QStringList lines;
    const ThreadShape& shape = projection.shape();
    for (Node node = projection.next(rootNode); node != noNode; node = projection.next(node)) {
        lines << QStringLiteral("%1 <%2> %3 %4 %5 %6 %7 %8")
                     .arg(shape.id(node).value)
                     .arg(shape.id(projection.parent(node)).value)
                     .arg(projection.row(node))
                     .arg(projection.depth(node))
                     .arg(static_cast<int>(shape.status(node)))
                     .arg(projection.below(node))
                     .arg(projection.undecidedBelow(node))
                     .arg(projection.isMatch(node) ? 1 : 0);
    }
    return lines;
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

std::vector<core::ShapeRow> aMillion()
{
    QRandomGenerator random(20'222);
    std::vector<core::ShapeRow> rows;
    for (qint64 n = 1; n <= 1'000'000; ++n) {
        rows.emplace_back();
        rows.back().id = {n};
        const bool isTop = n == 1 || random.bounded(10) < 3;
        rows.back().parent = {isTop ? 0 : 1 + random.bounded(static_cast<int>(n) - 1)};
        rows.back().createdAt = n;
        rows.back().status = random.bounded(10) == 0 ? Status::Pending : Status::Approved;
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
        projection.setFilter(flagged);
        QTEST(text(projection), "flaggedOnly");
        projection.setFilter(everything);
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

    void aHundredLevelsStandAndTheRestIsFlat()
    {
        for (const qint64 length : {99, 100, 101, 250}) {
            const ThreadProjection projection(ThreadShape::build(chain(length)), everything);
            int deepest = 0;
            Node last = rootNode;
            for (Node node = projection.next(rootNode); node != noNode; node = projection.next(node)) {
                int level = 0;
                for (Node above = node; above != rootNode; above = projection.parent(above))
                    ++level;
                deepest = std::max(deepest, level);
                last = node;
            }
            QCOMPARE(deepest, std::min<int>(static_cast<int>(length), ThreadProjection::levelLimit));
            QCOMPARE(last, static_cast<Node>(length));
            QCOMPARE(projection.depth(last), static_cast<int>(length) - 1);
        }
        const ThreadProjection projection(ThreadShape::build(chain(250)), everything);
        QCOMPARE(projection.children(99).size(), 151U);
        QCOMPARE(projection.children(100).size(), 0U);
        QCOMPARE(projection.below(100), 150U);
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
        projection.setFilter(pending);
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
        QTest::newRow("chains past the level limit") << 99 << true;
        QTest::newRow("chains, ids without gaps") << 99 << false;
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
        core::Filter filter;
        const core::Filter filters[] = {everything, pending, flagged, {StatusSet(Status::Approved), false}};
        qint64 lastId = 0;
        const auto any = [&] {
            return static_cast<size_t>(random.bounded(static_cast<int>(naive.comments.size())));
        };
        for (int step = 0; step < 700; ++step) {
            const int what = random.bounded(100);
            if (what < 65 || naive.comments.empty()) {
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
                const auto place = projection.placeOf(row);
                const Node node = projection.insert(row);
                QCOMPARE(projection.isShown(node), place.has_value());
                if (place)
                    QCOMPARE(projection.row(node), place->row);
                naive.insert(row, filter);
            } else if (what < 85) {
                std::vector<ThreadProjection::StateChange> changes;
                for (int n = random.bounded(6); n >= 0; --n) {
                    auto& comment = naive.comments[any()];
                    comment.row.status = static_cast<Status>(random.bounded(4));
                    comment.row.flags = static_cast<quint8>(random.bounded(2));
                    changes.push_back({projection.shape().nodeOf(comment.row.id), comment.row.status,
                                       comment.row.flags, comment.row.marks});
                }
                QVERIFY(projection.setStates(changes));
            } else if (what < 93) {
                const core::CommentId id = naive.comments[any()].row.id;
                const bool isLeaf = !naive.hasReplies(id);
                QCOMPARE(projection.remove(id), isLeaf);
                if (isLeaf)
                    naive.remove(id);
            } else {
                filter = filters[random.bounded(4)];
                projection.setFilter(filter);
                naive.setFilter(filter);
            }
            if (step % 11 == 0 || step > 690)
                QCOMPARE(lines(projection), naive.lines(ThreadProjection::levelLimit));
        }
        QStringList backwards;
        for (Node node = projection.previous(rootNode); node != noNode; node = projection.previous(node))
            backwards.prepend(QString::number(projection.shape().id(node).value));
        QStringList forwards;
        for (const QString& line : lines(projection))
            forwards << line.section(u' ', 0, 0);
        QCOMPARE(backwards, forwards);
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
        const qint64 made = timer.restart();
        projection.setFilter(pending);
        const qint64 filtered = timer.restart();
        projection.setFilter(everything);
        const qint64 cleared = timer.restart();
        Node last = rootNode;
        for (Node node = projection.next(rootNode); node != noNode; node = projection.next(node))
            last = node;
        const qint64 walked = timer.restart();
        std::vector<ThreadProjection::StateChange> changes;
        for (Node node = 1; node <= projection.shape().size(); ++node)
            changes.push_back({node, Status::Approved, 0, 0});
        projection.setStates(changes);
        const Node undecided = 999'999;
        const ThreadProjection::StateChange one{undecided, Status::Pending, 0, 0};
        projection.setStates({&one, 1});
        timer.restart();
        QCOMPARE(projection.nextUndecided(projection.next(rootNode)), undecided);
        const qint64 found = timer.nsecsElapsed() / 1000;
        timer.restart();
        core::ShapeRow reply;
        reply.id = {1'000'001};
        reply.parent = {2};
        projection.insert(reply);
        const qint64 inserted = timer.nsecsElapsed() / 1000;
        qInfo("projected in %lld ms, filtered in %lld ms, cleared in %lld ms, walked in %lld ms; the one "
              "undecided "
              "found in %lld us, a reply entered in %lld us",
              made, filtered, cleared, walked, found, inserted);
        QCOMPARE(projection.next(last), noNode);
    }
};

QTEST_GUILESS_MAIN(TestProjection)
#include "tst_projection.moc"
