// Which comments are lines of a view: what is collapsed hides, what is expanded outlives every change.
#include "model/thread/VisibleLines.h"
#include "tests/TestProgram.h"
#include "tests/thread/NaiveThread.h"
#include "tests/thread/TreeText.h"

#include <QRandomGenerator>
#include <QTest>

#include <array>

namespace moderato::test::tst_visible_lines {

using namespace moderato::thread;
using core::Status;
using moderato::test::NaiveThread;
using moderato::test::narrowedTo;
using moderato::test::rowsOf;

namespace {

const Arrangement everything;
const Arrangement pending = Arrangement().inQueue(core::withStatus(Status::Pending));
const Arrangement flagged = Arrangement().inQueue(core::withFlags());

// As NaiveThread::lines(), reached by next().
QStringList lines(const ThreadProjection& projection, const VisibleLines& visible)
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
                     .arg(visible.lineOf(node) == noNode ? QStringLiteral("+") : QString());
    }
    return lines;
}

QString seen(const ThreadProjection& projection, const VisibleLines& visible)
{
    QString text;
    for (Node line = 0; line < visible.count(); ++line) {
        const Node node = visible.nodeAt(line);
        text += test::nameOf(projection.shape().id(node));
        if (visible.lineOf(node) != line)
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

// A thread and a view of it.
struct Tree
{
    explicit Tree(const char* tree) : projection(ThreadShape::build(rowsOf(tree)), everything) {}

    ThreadProjection projection;
    VisibleLines visible{projection};

    QString seen() const { return tst_visible_lines::seen(projection, visible); }
    void arrange(const Arrangement& arrangement)
    {
        projection.arrange(arrangement);
        visible.replaced(visible.expansion());
    }
};

} // namespace

class TestVisibleLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsCollapsedHidesWhatIsBelow()
    {
        Tree tree("a(b(c) d) e(f)");
        VisibleLines& visible = tree.visible;
        QCOMPARE(tree.seen(), u"ae"_qs);
        visible.setExpanded(2, true); // hidden itself: nothing moves yet
        QCOMPARE(tree.seen(), u"ae"_qs);
        visible.setExpanded(1, true);
        QCOMPARE(tree.seen(), u"abcde"_qs);
        visible.setExpanded(5, true);
        QCOMPARE(tree.seen(), u"abcdef"_qs);
        visible.setExpanded(2, false);
        QCOMPARE(tree.seen(), u"abdef"_qs);
        visible.setExpanded(1, false);
        QCOMPARE(tree.seen(), u"aef"_qs);
        visible.setAllExpanded(true);
        QCOMPARE(tree.seen(), u"abcdef"_qs);
        visible.setExpanded(5, false);
        QCOMPARE(tree.seen(), u"abcde"_qs);
        visible.setAllExpanded(false);
        visible.reveal(3);
        QCOMPARE(tree.seen(), u"abcde"_qs);
        QVERIFY(visible.isExpanded(1) && visible.isExpanded(2) && !visible.isExpanded(5));
    }

    void twoViewsOfOneThreadHaveTwoSets()
    {
        Tree tree("a(b(c) d) e(f)");
        VisibleLines other(tree.projection);
        tree.visible.setExpanded(1, true);
        other.setExpanded(5, true);
        QCOMPARE(tree.seen(), u"abde"_qs);
        QCOMPARE(seen(tree.projection, other), u"aef"_qs);
        QCOMPARE(other.lineOf(2), noNode);
    }

    void whatIsExpandedOutlivesAnotherArrangement()
    {
        Tree tree("a!(b(c) d) e(f!)");
        tree.visible.setExpanded(1, true);
        tree.arrange(pending);
        QCOMPARE(tree.seen(), u"abde"_qs);
        tree.arrange(everything.inOrder(SiblingOrder::NewestFirst));
        QCOMPARE(tree.seen(), u"eadb"_qs);
    }

    void linesMadeAheadAreTakenOnce()
    {
        Tree tree("a(b(c) d) e(f)");
        tree.visible.setExpanded(1, true);
        std::array prepared{VisibleLines::prepare(tree.projection, {}),
                            VisibleLines::prepare(tree.projection, tree.visible.expansion())};
        const Node* made = prepared[1].lines.data();
        tree.visible.replaced(tree.visible.expansion(), prepared);
        QVERIFY(prepared[1].isTaken && !prepared[0].isTaken);
        QVERIFY(prepared[1].lines.data() != made);
        QCOMPARE(tree.seen(), u"abde"_qs);
        VisibleLines other(tree.projection);
        other.replaced(tree.visible.expansion(), prepared); // what is left there is no longer that
        QCOMPARE(seen(tree.projection, other), u"abde"_qs);
    }

    void whatIsExpandedIsFoundInAThreadReadAgain()
    {
        Tree tree("1(3(4)) 5(6)");
        tree.visible.setExpanded(2, true); // 3, the second
        Tree again("1(2 3(4)) 5(6)");
        again.visible.replaced(tree.visible.expansionIn(again.projection.shape()));
        QVERIFY(!again.visible.isExpanded(2));
        QVERIFY(again.visible.isExpanded(3));
        tree.visible.setAllExpanded(true);
        again.visible.replaced(tree.visible.expansionIn(again.projection.shape()));
        QCOMPARE(again.visible.count(), 6U);
        QVERIFY(again.visible.expansion().expanded.empty()); // nothing is kept where all are alike
    }

    void pendingOnesAreExpandedWithinABudget_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("visits");
        QTest::addColumn<QString>("seen");
        QTest::newRow("enough of both") << 100 << 100 << u"abcdefg"_qs;
        QTest::newRow("one comment looked at") << 100 << 1 << u"abcdg"_qs;
        QTest::newRow("one more row") << 1 << 100 << u"abcdg"_qs;
    }
    void pendingOnesAreExpandedWithinABudget()
    {
        QFETCH(int, rows);
        QFETCH(int, visits);
        Tree tree("a!(b!(c)) d!(e f) g!(h!(i!))");
        tree.visible.expandToPending(static_cast<Node>(rows), static_cast<Node>(visits));
        QTEST(tree.seen(), "seen");
    }

    void aChainOfAnyDepthIsShown()
    {
        ThreadProjection projection(ThreadShape::build(chain(200'000)), everything);
        VisibleLines visible(projection);
        QCOMPARE(visible.count(), 1U);
        visible.reveal(200'000);
        QCOMPARE(visible.count(), 200'000U);
        QCOMPARE(projection.depth(200), 199);
        QCOMPARE(projection.depth(200'000), ThreadProjection::deepest);
        QCOMPARE(projection.next(200'000), noNode);
        visible.setExpanded(199'999, false);
        QCOMPARE(visible.count(), 199'999U);
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
        std::array views{VisibleLines(projection), VisibleLines(projection)};
        NaiveThread naive;
        naive.views.resize(views.size());
        qint64 lastId = 0;
        const auto any = [&] {
            return static_cast<size_t>(random.bounded(static_cast<int>(naive.comments.size())));
        };
        const auto anyId = [&] { return naive.comments[any()].row.id; };
        const auto arrange = [&](const Arrangement& arrangement) {
            projection.arrange(arrangement);
            naive.arrange(arrangement);
            for (VisibleLines& view : views)
                view.replaced(view.expansion());
        };
        const Arrangement some[] = {everything, pending, flagged,
                                    everything.inQueue(core::withStatus(Status::Approved)),
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
                for (VisibleLines& view : views)
                    view.inserted(node);
                QCOMPARE(projection.isShown(node), place.has_value());
                if (place && isLast)
                    QCOMPARE(projection.row(node), place->row);
                naive.insert(row);
                // Among the ids that are there the thread is arranged again; in this order that may show.
                if (!isLast && naive.arrangement.order == SiblingOrder::MostRepliesFirst)
                    arrange(projection.arrangement());
            } else if (what < 65) {
                std::vector<ThreadProjection::StateChange> changes;
                for (int n = random.bounded(6); n >= 0; --n) {
                    auto& comment = naive.comments[any()];
                    comment.row.status = static_cast<Status>(random.bounded(4));
                    comment.row.flags = static_cast<quint8>(random.bounded(2));
                    changes.push_back({projection.shape().nodeOf(comment.row.id), comment.row.status,
                                       comment.row.flags, comment.row.marks});
                }
                (void)projection.setStates(changes); // in long chains it may have counted anew
            } else if (what < 72) {
                const core::CommentId id = naive.comments[any()].row.id;
                const bool isLeaf = !naive.hasReplies(id);
                const Node node = projection.shape().nodeOf(id);
                const bool isLast = node == projection.shape().size();
                QCOMPARE(projection.remove(id), isLeaf);
                if (!isLeaf)
                    continue;
                naive.remove(id);
                for (VisibleLines& view : views)
                    view.removed(node);
                if (!isLast && naive.arrangement.order == SiblingOrder::MostRepliesFirst)
                    arrange(projection.arrangement());
            } else if (what < 93) {
                const auto which = static_cast<size_t>(random.bounded(2));
                VisibleLines& view = views[which];
                const core::CommentId id = anyId();
                const Node node = projection.shape().nodeOf(id);
                if (what < 88) {
                    const bool expand = random.bounded(3) > 0;
                    view.setExpanded(node, expand);
                    naive.setExpanded(id, expand, which);
                } else if (what < 91 && projection.isShown(node)) {
                    view.reveal(node);
                    naive.reveal(id, which);
                } else if (what >= 91) {
                    const bool expand = random.bounded(2) == 0;
                    view.setAllExpanded(expand);
                    naive.setAllExpanded(expand, which);
                }
            } else {
                Arrangement arrangement = some[random.bounded(5)];
                arrangement.order = static_cast<SiblingOrder>(random.bounded(3));
                arrange(arrangement);
            }
            const auto which = static_cast<size_t>(step / 7 % 2);
            if (step % 7 == 0 || step > 890)
                QCOMPARE(lines(projection, views[which]), naive.lines(which));
        }
        QCOMPARE(lines(projection, views[0]), naive.lines(0));
        QCOMPARE(lines(projection, views[1]), naive.lines(1));
        QStringList backwards;
        for (Node node = projection.previous(rootNode); node != noNode; node = projection.previous(node))
            backwards.prepend(QString::number(projection.shape().id(node).value));
        QStringList forwards;
        for (const QString& line : lines(projection, views[0]))
            forwards << line.section(u' ', 0, 0);
        QCOMPARE(backwards, forwards);
    }
};

MODERATO_TEST(TestVisibleLines)

} // namespace moderato::test::tst_visible_lines

#include "tst_visible_lines.moc"
