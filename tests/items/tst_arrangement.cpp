// What is shown of a thread, in which order, and what is collapsed: worked out on a worker while the desk
// goes on.
#include "tests/TestProgram.h"
#include "tests/items/ThreadDesk.h"
#include "tests/thread/NaiveArrangement.h"

namespace moderato::test::tst_arrangement {

class TestArrangement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFilterKeepsTicksInSight()
    {
        Desk desk;
        QVERIFY(desk.open("a!(b) c! d"));
        Ticks& ticked = desk.model.ticks();
        ticked.set(std::vector<core::CommentId>{{4}, {3}, {2}, {99}}, true);
        QCOMPARE(ticked.inOrder(), (std::vector<core::CommentId>{{2}, {3}, {4}}));
        QSignalSpy ticks(&ticked, &Ticks::changed);
        QVERIFY(desk.setQueue(pending));
        QCOMPARE(tree(desk.model), u"a -b d"_qs);
        QCOMPARE(number(desk.at(1), ThreadRole::IsMatch), 0);
        QCOMPARE(items::ThreadContents(desk.model).matchCount(), 2);
        QCOMPARE(ticked.inOrder(), (std::vector<core::CommentId>{{2}, {4}}));
        QCOMPARE(ticks.size(), 1);
        desk.model.apply(decided(2, Status::Approved));
        QCOMPARE(tree(desk.model), u"a -b d"_qs); // stays until the filter is set again
        QVERIFY(desk.setQueue(pending));
        QCOMPARE(tree(desk.model), u"d"_qs);
        ticked.clear();
        QCOMPARE(ticked.count(), 0);
    }

    void whatHappensWhileTheThreadIsArrangedIsKept()
    {
        Desk desk;
        QVERIFY(desk.open("a!(b c!) d(e) f"));
        QSignalSpy arranged(&desk.model, &ThreadModel::arranged);
        desk.model.arrange(desk.model.arrangement().inQueue(pending));
        QCOMPARE(tree(desk.model), u"a -b -c d -e f"_qs); // not yet
        desk.visible.setExpanded(desk.at(4), true);
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
        desk.model.arrange(desk.model.arrangement().inQueue(pending));
        desk.model.arrange(desk.model.arrangement().inOrder(thread::SiblingOrder::NewestFirst));
        desk.model.arrange(test::narrowedTo({{2}, {3}, {4}}, desk.model.arrangement()));
        QVERIFY(arranged.wait());
        QTest::qWait(20);
        QCOMPARE(arranged.size(), 1);
        QCOMPARE(tree(desk.model), u"c a -b"_qs);
        QCOMPARE(items::ThreadContents(desk.model).matchCount(), 2);
    }

    void anArrangementAskedForWhileLoadingIsWhatOpens()
    {
        Desk desk;
        desk.threads.isHeld = true;
        desk.threads.threads[theArticle] = rowsOf("a!(b c!) d");
        QSignalSpy opened(&desk.model, &ThreadModel::opened);
        QSignalSpy arranged(&desk.model, &ThreadModel::arranged);
        desk.model.openThread(theArticle);
        QTRY_COMPARE(desk.threads.reading.load(), 1);
        desk.model.arrange(desk.model.arrangement().inQueue(pending));
        desk.model.apply(added(9, 4));
        desk.threads.letGo.release();
        QVERIFY(opened.wait());
        QCOMPARE(tree(desk.model), u"a -b d -i"_qs);
        QTRY_COMPARE(arranged.size(), 1);
    }

    void whatIsHeldOnToIsFoundAgain()
    {
        Desk desk;
        QVERIFY(desk.open("a!(b c!) d(e) f"));
        const QPersistentModelIndex c = desk.at(3);
        const QPersistentModelIndex e = desk.at(5);
        QSignalSpy reset(&desk.model, &ThreadModel::modelReset);
        QVERIFY(desk.setQueue(pending));
        QVERIFY(!c.isValid()); // filtered out
        QCOMPARE(desk.model.idAt(e), core::CommentId{5});
        QCOMPARE(QModelIndex(e), desk.at(5));
        QSignalSpy arranged(&desk.model, &ThreadModel::arranged);
        desk.model.arrange(desk.model.arrangement().inOrder(thread::SiblingOrder::NewestFirst));
        QVERIFY(arranged.wait());
        QCOMPARE(tree(desk.model), u"f d -e a -b"_qs);
        QCOMPARE(QModelIndex(e), desk.at(5));
        QCOMPARE(reset.size(), 0);
    }

    void whatIsCollapsedHidesLines()
    {
        Desk desk;
        QVERIFY(desk.open("a!(b(c) d!) e!(f!)"));
        ThreadLines& visible = desk.visible;
        QSignalSpy changed(&visible, &ThreadLines::changed);
        QCOMPARE(desk.seen(), u"ae"_qs);
        visible.expandToPending();
        QCOMPARE(desk.seen(), u"abcde"_qs);
        QVERIFY(visible.isExpanded(desk.at(1)));
        visible.setExpanded(desk.at(1), false);
        QCOMPARE(desk.seen(), u"ae"_qs);
        QCOMPARE(visible.lineOf(desk.at(3)), -1);
        visible.reveal(desk.at(6));
        QCOMPARE(desk.seen(), u"aef"_qs);
        visible.expandAll();
        visible.setExpanded(desk.at(2), false);
        QCOMPARE(desk.seen(), u"abdef"_qs);
        const ThreadLines::ExpandedRows rows = visible.expandedRows(10);
        QVERIFY(rows.all);
        QCOMPARE(rows.exceptions, (std::vector<core::CommentId>{{2}}));
        QVERIFY(visible.expandedRows(0).exceptions.empty());
        visible.collapseAll();
        visible.setExpandedRows(rows);
        QCOMPARE(desk.seen(), u"abdef"_qs);
        QCOMPARE(changed.size(), 7);
        QVERIFY(!visible.indexAt(5).isValid());
        QVERIFY(!visible.indexAt(-1).isValid());
    }

    void twoViewsHaveTwoSets()
    {
        Desk desk;
        QVERIFY(desk.open("a!(b(c!) d!) e(f)"));
        desk.visible.expandAll();
        desk.other.setExpanded(desk.at(5), true);
        QCOMPARE(desk.seen(), u"abcdef"_qs);
        QCOMPARE(desk.seen(desk.other), u"aef"_qs);
        QVERIFY(desk.setQueue(pending));
        QCOMPARE(desk.seen(), u"abef"_qs);
        QCOMPARE(desk.seen(desk.other), u"aef"_qs);
        desk.model.apply(added(9, 5));
        desk.model.apply(added(10, 2));
        desk.model.apply(added(11, 10));
        QCOMPARE(desk.seen(), u"abjkefi"_qs);
        QCOMPARE(desk.seen(desk.other), u"aefi"_qs);
        desk.model.apply(removed(11));
        desk.model.apply(removed(9));
        QVERIFY(desk.setQueue({}));
        QCOMPARE(desk.seen(), u"abcjdef"_qs);
        QCOMPARE(desk.seen(desk.other), u"aef"_qs);
    }

    void whatIsExpandedOutlivesAnotherReadingAndNotAnotherThread()
    {
        Desk desk;
        QVERIFY(desk.open("a(b) d(f)"));
        desk.visible.setExpanded(desk.at(4), true);
        QVERIFY(desk.open("a(b c) d(f) e"));
        QCOMPARE(desk.seen(), u"adfe"_qs);
        QCOMPARE(tree(desk.model), u"a -b -c d -f e"_qs);
        desk.visible.expandAll();
        desk.model.openThread({});
        QCOMPARE(desk.visible.count(), 0);
        QVERIFY(desk.open("a(b) d(f)"));
        QCOMPARE(desk.seen(), u"ad"_qs);
    }

    void linesOutliveTheirModel()
    {
        ThreadLines visible;
        QCOMPARE(visible.count(), 0);
        {
            Desk desk;
            QVERIFY(desk.open("a(b)"));
            visible.setModel(&desk.model);
            QCOMPARE(visible.count(), 1);
            QSignalSpy changed(&visible, &ThreadLines::changed);
            ThreadLines gone;
            gone.setModel(&desk.model);
        }
        QCOMPARE(visible.count(), 0);
        QVERIFY(!visible.indexAt(0).isValid());
        visible.expandAll();
        visible.setModel(nullptr);
    }

    void aViewOfQtsTicksByTheCheckState()
    {
        Desk desk;
        QVERIFY(desk.open("a(b) c"));
        QSignalSpy changed(&desk.model, &ThreadModel::dataChanged);
        QSignalSpy ticks(&desk.model.ticks(), &Ticks::changed);
        QVERIFY(desk.model.flags(desk.at(2)).testFlag(Qt::ItemIsUserCheckable));
        QVERIFY(desk.model.setData(desk.at(2), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(desk.at(2).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QCOMPARE(desk.at(3).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(ticks.size(), 1);
        QVERIFY(desk.model.setData(desk.at(2), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(desk.model.ticks().count(), 0);
        QVERIFY(!desk.model.setData(desk.at(2), u"other words"_qs, Qt::DisplayRole));
        QVERIFY(!desk.model.setData({}, Qt::Checked, Qt::CheckStateRole));
    }

    void ticksAreToldOnce()
    {
        Desk desk;
        QVERIFY(desk.open("a(b) c"));
        QSignalSpy ticks(&desk.model.ticks(), &Ticks::changed);
        const std::vector<core::CommentId> ids{{3}, {99}, {1}};
        desk.model.ticks().set(ids, true);
        desk.model.ticks().set(ids, true);
        QCOMPARE(ticks.size(), 1);
        QCOMPARE(ticks.at(0).at(0).toInt(), 2);
        QCOMPARE(desk.model.ticks().inOrder(), (std::vector<core::CommentId>{{1}, {3}}));
    }
};

MODERATO_TEST(TestArrangement)

} // namespace moderato::test::tst_arrangement

#include "tst_arrangement.moc"
