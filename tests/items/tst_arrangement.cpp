// What is shown of a thread, in which order, and what is folded: worked out on a worker while the desk goes
// on.
#include "tests/items/ThreadDesk.h"

using namespace moderato;
using namespace moderato::test;

class TestArrangement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFilterKeepsTicksInSight()
    {
        Desk desk;
        QVERIFY(desk.open("a!(b) c! d"));
        for (const qint64 id : {4, 3, 2})
            desk.model.setTicked({id}, true);
        desk.model.setTicked({99}, true);
        QCOMPARE(desk.model.ticked(), (std::vector<core::CommentId>{{2}, {3}, {4}}));
        QSignalSpy ticks(&desk.model, &ThreadModel::ticksChanged);
        QVERIFY(desk.setFilter(pending));
        QCOMPARE(tree(desk.model), u"a -b d"_qs);
        QCOMPARE(number(desk.at(1), ThreadRole::IsMatch), 0);
        QCOMPARE(desk.model.matchCount(), 2);
        QCOMPARE(desk.model.ticked(), (std::vector<core::CommentId>{{2}, {4}}));
        QCOMPARE(ticks.size(), 1);
        desk.model.apply(decided(2, Status::Approved));
        QCOMPARE(tree(desk.model), u"a -b d"_qs); // stays until the filter is set again
        QVERIFY(desk.setFilter(pending));
        QCOMPARE(tree(desk.model), u"d"_qs);
        desk.model.clearTicks();
        QVERIFY(desk.model.ticked().empty());
    }

    void whatHappensWhileTheThreadIsArrangedIsKept()
    {
        Desk desk;
        QVERIFY(desk.open("a!(b c!) d(e) f"));
        QSignalSpy arranged(&desk.model, &ThreadModel::arranged);
        desk.model.setFilter(pending);
        QCOMPARE(tree(desk.model), u"a -b -c d -e f"_qs); // not yet
        desk.model.setUnfolded(desk.at(4), true);
        desk.model.apply(decided(2, Status::Spam));
        desk.model.apply(added(9, 6));
        QVERIFY(arranged.wait());
        QCOMPARE(arranged.size(), 1);
        QCOMPARE(tree(desk.model), u"a -b d -e f -i"_qs);
        QCOMPARE(number(desk.at(2), ThreadRole::Status), int(Status::Spam));
        QCOMPARE(desk.seen(), u"adef"_qs);
    }

    void theNewestArrangementWins()
    {
        Desk desk;
        QVERIFY(desk.open("a!(b) c d!"));
        QSignalSpy arranged(&desk.model, &ThreadModel::arranged);
        desk.model.setFilter(pending);
        desk.model.setOrder(thread::SiblingOrder::NewestFirst);
        desk.model.setHits(std::make_shared<const std::vector<core::CommentId>>(
            std::vector<core::CommentId>{{2}, {3}, {4}}));
        QVERIFY(arranged.wait());
        QTest::qWait(20);
        QCOMPARE(arranged.size(), 1);
        QCOMPARE(tree(desk.model), u"c a -b"_qs);
        QCOMPARE(desk.model.matchCount(), 2);
    }

    void anArrangementAskedForWhileLoadingIsWhatOpens()
    {
        Desk desk;
        desk.threads.isHeld = true;
        desk.threads.threads[article] = rowsOf("a!(b c!) d");
        QSignalSpy opened(&desk.model, &ThreadModel::opened);
        QSignalSpy arranged(&desk.model, &ThreadModel::arranged);
        desk.model.openThread(article);
        QTRY_COMPARE(desk.threads.reading.load(), 1);
        desk.model.setFilter(pending);
        desk.model.apply(added(9, 4));
        desk.threads.letGo.release();
        QVERIFY(opened.wait());
        QCOMPARE(tree(desk.model), u"a -b d -i"_qs);
        QTRY_COMPARE(arranged.size(), 1);
    }

    void foldsAreLines()
    {
        Desk desk;
        QVERIFY(desk.open("a!(b(c) d!) e!(f!)"));
        QSignalSpy lines(&desk.model, &ThreadModel::linesChanged);
        QCOMPARE(desk.seen(), u"ae"_qs);
        desk.model.unfoldWork();
        QCOMPARE(desk.seen(), u"abcde"_qs);
        QVERIFY(desk.model.isUnfolded(desk.at(1)));
        desk.model.setUnfolded(desk.at(1), false);
        QCOMPARE(desk.seen(), u"ae"_qs);
        QCOMPARE(desk.model.lineOf(desk.at(3)), -1);
        desk.model.reveal(desk.at(6));
        QCOMPARE(desk.seen(), u"aef"_qs);
        desk.model.unfoldAll();
        desk.model.setUnfolded(desk.at(2), false);
        QCOMPARE(desk.seen(), u"abdef"_qs);
        const ThreadModel::Folds folds = desk.model.folds(10);
        QVERIFY(folds.all);
        QCOMPARE(folds.exceptions, (std::vector<core::CommentId>{{2}}));
        desk.model.foldAll();
        desk.model.setFolds(folds);
        QCOMPARE(desk.seen(), u"abdef"_qs);
        QCOMPARE(lines.size(), 7);
        QVERIFY(!desk.model.indexAtLine(5).isValid());
        QVERIFY(!desk.model.indexAtLine(-1).isValid());
    }

    void foldsOutliveAnotherReading()
    {
        Desk desk;
        QVERIFY(desk.open("a(b) d(f)"));
        desk.model.setUnfolded(desk.at(4), true);
        QVERIFY(desk.open("a(b c) d(f) e"));
        QCOMPARE(desk.seen(), u"adfe"_qs);
        QCOMPARE(tree(desk.model), u"a -b -c d -f e"_qs);
    }
};

QTEST_GUILESS_MAIN(TestArrangement)
#include "tst_arrangement.moc"
