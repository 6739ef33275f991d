#include "model/thread/ThreadShape.h"
#include "tests/TestProgram.h"
#include "tests/thread/TreeText.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

namespace moderato::test::tst_shape {

using namespace moderato::thread;
using moderato::test::rowsOf;
using moderato::test::treeText;

namespace {

core::ShapeRow row(qint64 id, qint64 parent = 0, qint64 createdAt = 0)
{
    core::ShapeRow made;
    made.id = {id};
    made.parent = {parent};
    made.createdAt = createdAt;
    return made;
}

// Pairs "child>parent", ids ascending.
std::vector<core::ShapeRow> rowsOfPairs(const QString& pairs)
{
    std::vector<core::ShapeRow> rows;
    for (const QString& pair : pairs.split(u' ', Qt::SkipEmptyParts)) {
        const QStringList sides = pair.split(u'>');
        rows.push_back(row(sides.at(0).toLongLong(), sides.at(1).toLongLong()));
    }
    return rows;
}

} // namespace

class TestShape : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void treesAreReadAndPrintedBack_data()
    {
        QTest::addColumn<QByteArray>("tree");
        for (const char* tree : {"", "a", "a b c", "a(b)", "a(b c(d))", "a(b(c(d(e)))) f", "a(30(40) 50) b"})
            QTest::newRow(*tree == '\0' ? "the empty thread" : tree) << QByteArray(tree);
    }
    void treesAreReadAndPrintedBack()
    {
        QFETCH(QByteArray, tree);
        const std::vector<core::ShapeRow> rows = rowsOf(tree.constData());
        const ThreadShape shape = ThreadShape::build(rows);
        QCOMPARE(treeText(shape), QString::fromLatin1(tree));
        QCOMPARE(shape.size(), static_cast<Node>(rows.size()));
        for (Node node = 1; node <= shape.size(); ++node)
            QCOMPARE(shape.row(node), rows[node - 1]);
    }

    void whatAFileSaysWronglyIsMended_data()
    {
        QTest::addColumn<QString>("pairs");
        QTest::addColumn<QString>("tree");
        QTest::newRow("a parent that comes later") << u"1>2 2>0"_qs << u"b(a)"_qs;
        QTest::newRow("an absent parent before") << u"5>3 6>5"_qs << u"e(f)"_qs;
        QTest::newRow("an absent parent between") << u"2>0 4>3"_qs << u"b d"_qs;
        QTest::newRow("an absent parent after") << u"1>9 2>1"_qs << u"a(b)"_qs;
        QTest::newRow("its own parent") << u"1>1 2>1"_qs << u"a(b)"_qs;
        QTest::newRow("two in a circle") << u"1>2 2>1"_qs << u"a(b)"_qs;
        QTest::newRow("a circle met from outside") << u"1>4 2>3 3>4 4>2"_qs << u"b(d(a c))"_qs;
        QTest::newRow("two circles") << u"1>2 2>1 3>4 4>3"_qs << u"a(b) c(d)"_qs;
        QTest::newRow("a negative parent") << u"1>-4"_qs << u"a"_qs;
    }
    void whatAFileSaysWronglyIsMended()
    {
        QFETCH(QString, pairs);
        QFETCH(QString, tree);
        QCOMPARE(treeText(ThreadShape::build(rowsOfPairs(pairs))), tree);
    }

    void siblingsStandOldestFirst()
    {
        const ThreadShape shape =
            ThreadShape::build({row(1, 0, 50), row(2, 0, 20), row(3, 0, core::ShapeRow::noTime),
                                row(4, 0, 20), row(5, 1, 9), row(6, 1, 8)});
        QCOMPARE(treeText(shape), u"c b d a(f e)"_qs);
    }

    void idsAreFoundWithAndWithoutGaps()
    {
        for (const auto& ids :
             {std::vector<qint64>{7, 8, 9}, std::vector<qint64>{1, 5, 6, 100, 1'000'000'000'000}}) {
            std::vector<core::ShapeRow> rows;
            rows.reserve(ids.size());
            for (const qint64 id : ids)
                rows.push_back(row(id));
            const ThreadShape shape = ThreadShape::build(rows);
            for (qint64 id = -1; id <= 110; ++id) {
                const auto at = std::find(ids.begin(), ids.end(), id);
                const Node expected = at == ids.end() ? noNode : static_cast<Node>(at - ids.begin() + 1);
                QCOMPARE(shape.nodeOf({id}), expected);
            }
            QCOMPARE(shape.nodeOf({ids.back()}), static_cast<Node>(ids.size()));
            QCOMPARE(shape.nodeOf({ids.back() + 1}), noNode);
        }
    }

    void aReplyEntersAndLeaves()
    {
        ThreadShape shape = ThreadShape::build(rowsOf("a(b d) e"));
        QCOMPARE(shape.insert(row(6, 1, 3000)), 5U); // between b and d by its time
        QCOMPARE(treeText(shape), u"a(b f d) e"_qs);
        QCOMPARE(shape.insert(row(6, 5, 1)), 5U); // already there
        QCOMPARE(treeText(shape), u"a(b f d) e"_qs);
        QCOMPARE(shape.insert(row(3, 2)), 3U); // in the middle: greater ids move up
        QCOMPARE(treeText(shape), u"a(b(c) f d) e"_qs);
        QCOMPARE(shape.id(5), core::CommentId{5});
        QVERIFY(!shape.remove({2})); // has a reply
        QVERIFY(!shape.remove({99}));
        QVERIFY(shape.remove({3}));
        QVERIFY(shape.remove({6}));
        QCOMPARE(treeText(shape), u"a(b d) e"_qs);
        QCOMPARE(shape.insert(row(9, 77)), 5U); // parent absent: at the top
        QCOMPARE(treeText(shape), u"i a(b d) e"_qs);
    }

    void stateIsWrittenAndReadBack()
    {
        ThreadShape shape = ThreadShape::build(rowsOf("a b"));
        shape.setState(2, core::Status::Spam, 3, static_cast<core::Marks>(core::Mark::Edited));
        QCOMPARE(shape.status(2), core::Status::Spam);
        QCOMPARE(shape.flags(2), quint8{3});
        QVERIFY(core::hasMark(shape.row(2).marks, core::Mark::Edited));
        QCOMPARE(shape.status(1), core::Status::Pending);
    }

    void displayOrderIsDepthFirst()
    {
        QString text;
        for (const ThreadShape::Step step : ThreadShape::build(rowsOf("a(b c(d)) e")).displayOrder())
            text += QString::number(step.node) + u':' + QString::number(step.depth) + u' ';
        QCOMPARE(text, u"1:0 2:1 3:1 4:2 5:0 "_qs);
    }

    void aChainOfAHundredThousandIsNoStackOverflow()
    {
        std::vector<core::ShapeRow> forwards;
        std::vector<core::ShapeRow> backwards;
        constexpr qint64 length = 100'000;
        for (qint64 id = 1; id <= length; ++id) {
            forwards.push_back(row(id, id - 1));
            backwards.push_back(row(id, id == length ? 0 : id + 1));
        }
        for (const auto& rows : {forwards, backwards}) {
            const auto order = ThreadShape::build(rows).displayOrder();
            QCOMPARE(order.size(), static_cast<size_t>(length));
            QCOMPARE(order.back().depth, static_cast<int>(length) - 1);
        }
    }

    // Prints; the figures are looked at in an optimised build.
    void aMillionIsBuilt_data()
    {
        QTest::addColumn<int>("step");
        QTest::newRow("ids without gaps") << 1;
        QTest::newRow("every third id") << 3;
    }
    void aMillionIsBuilt()
    {
        QFETCH(int, step);
        QRandomGenerator random(20'221);
        std::vector<core::ShapeRow> rows;
        for (qint64 n = 1; n <= 1'000'000; ++n) {
            const bool top = n == 1 || random.bounded(10) < 3;
            rows.push_back(
                row(n * step, top ? 0 : step * (1 + random.bounded(static_cast<int>(n) - 1)), n * 1000));
        }
        QElapsedTimer timer;
        timer.start();
        const ThreadShape shape = ThreadShape::build(rows);
        const qint64 built = timer.restart();
        const auto order = shape.displayOrder();
        qInfo("built in %lld ms, put in display order in %lld ms", built, timer.elapsed());
        QCOMPARE(order.size(), rows.size());
        QCOMPARE(shape.nodeOf({qint64{500'000} * step}), 500'000U);
    }
};

MODERATO_TEST(TestShape)

} // namespace moderato::test::tst_shape

#include "tst_shape.moc"
