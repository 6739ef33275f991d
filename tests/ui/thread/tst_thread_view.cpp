// The thread is walked by keys, expands where work waits, and the place is never lost.
#include "tests/TestProgram.h"
#include "tests/ui/thread/ThreadViewDesk.h"

#include <QAccessible>
#include <QContextMenuEvent>

namespace moderato::test::tst_thread_view {

using namespace moderato::ui;
using core::Status;

class TestThreadView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThreadOpensCollapsedExceptWhereWorkWaits()
    {
        Desk desk(rowsOf(sample));
        QCOMPARE(desk.seen(), QStringLiteral("1 4 6"));
        desk.view.expandToPending();
        QCOMPARE(desk.seen(), QStringLiteral("1 2 3 4 6 7 8"));
        desk.view.collapseAll();
        QCOMPARE(desk.seen(), QStringLiteral("1 4 6"));
        desk.view.expandAll();
        QCOMPARE(desk.seen(), QStringLiteral("1 2 3 4 5 6 7 8"));
    }

    void itIsWalkedRowByRow()
    {
        Desk desk(rowsOf(sample));
        QSignalSpy current(&desk.view, &ThreadView::currentCommentChanged);
        desk.view.goNext();
        desk.view.goNext();
        QCOMPARE(desk.seen(), QStringLiteral("1 [4] 6"));
        QCOMPARE(current.size(), 2);
        QCOMPARE(current.last().at(0).value<core::CommentId>(), core::CommentId{4});
        QTest::keyClick(&desk.view, Qt::Key_Right);
        QTest::keyClick(&desk.view, Qt::Key_Down);
        QCOMPARE(desk.seen(), QStringLiteral("1 4 [5] 6"));
        desk.view.goToParent();
        QCOMPARE(desk.seen(), QStringLiteral("1 [4] 5 6"));
        QTest::keyClick(&desk.view, Qt::Key_Left);
        desk.view.goPrevious();
        desk.view.goPrevious();
        QCOMPARE(desk.seen(), QStringLiteral("[1] 4 6"));
        desk.view.goToParent();
        QCOMPARE(desk.view.currentComment(), core::CommentId{1});
    }

    void theNextUndecidedIsFoundBelowCollapsedRowsAndRoundTheEnd()
    {
        Desk desk(rowsOf(sample));
        QVERIFY(desk.view.goToNextUndecided());
        QCOMPARE(desk.seen(), QStringLiteral("1 2 [3] 4 6"));
        QVERIFY(desk.view.goToNextUndecided());
        QCOMPARE(desk.seen(), QStringLiteral("1 2 3 4 6 7 [8]"));
        QVERIFY(desk.view.goToNextUndecided());
        QCOMPARE(desk.view.currentComment(), core::CommentId{3});

        Desk done(rowsOf(QStringLiteral("1 2")));
        QVERIFY(!done.view.goToNextUndecided());
    }

    void goingToACommentExpandsWhatHidesIt()
    {
        Desk desk(rowsOf(sample));
        QVERIFY(desk.view.goTo({8}));
        QCOMPARE(desk.seen(), QStringLiteral("1 4 6 7 [8]"));
        QVERIFY(desk.view.viewport()->rect().intersects(desk.view.visualRect(desk.view.currentIndex())));
        QVERIFY(!desk.view.goTo({99}));
        QCOMPARE(desk.view.currentComment(), core::CommentId{8});
    }

    void decisionsAreAboutTheTickedOrElseTheCurrent()
    {
        Desk desk(rowsOf(sample));
        QVERIFY(desk.view.targets().empty());
        desk.view.goTo({4});
        QCOMPARE(desk.view.targets(), (std::vector<core::CommentId>{{4}}));
        desk.view.toggleTick();
        desk.view.goTo({1});
        desk.view.toggleTick();
        desk.view.goTo({6});
        QCOMPARE(desk.view.targets(), (std::vector<core::CommentId>{{1}, {4}}));
        desk.view.goTo({4});
        desk.view.toggleTick();
        QCOMPARE(desk.view.targets(), (std::vector<core::CommentId>{{1}}));
    }

    void selectAllTicksAndSelectsNothing()
    {
        Desk desk(rowsOf(sample));
        desk.view.goTo({4});
        QTest::keyClick(&desk.view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(desk.view.targets().size(), size_t(8));
        QCOMPARE(desk.view.selectionModel()->selectedIndexes().size(), 1);
    }

    void selectAllWaitsForTheWholeThread()
    {
        Desk desk(rowsOf(sample));
        desk.view.goTo({4});
        desk.threads.isHeld = true;
        desk.model.openThread({});
        desk.model.openThread(theArticle);
        QTRY_COMPARE(desk.view.lines().count(), 3); // the first rows alone
        QTest::keyClick(&desk.view, Qt::Key_A, Qt::ControlModifier);
        QVERIFY(desk.model.ticks().inOrder().empty());
        desk.threads.letGo.release();
        QTRY_COMPARE(items::ThreadContents(desk.model).commentCount(), 8);
        QTest::keyClick(&desk.view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(desk.model.ticks().inOrder().size(), size_t(8));
    }

    void selectAllOfAGreatThreadIsToldInstead()
    {
        const std::vector<core::ShapeRow> rows = topLevel(2001);
        Desk desk(rows);
        QSignalSpy told(&desk.view, &ThreadView::tooManyToTick);
        QTest::keyClick(&desk.view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.at(0).at(0).toLongLong(), 2001);
        QVERIFY(desk.view.targets().empty());
    }

    void aPlaceIsSavedAndFoundAgain()
    {
        Desk desk(rowsOf(sample));
        desk.view.goTo({8});
        desk.view.goTo({5});
        const QString before = desk.seen();
        const QByteArray place = desk.view.savePlace();

        Desk again(rowsOf(sample));
        again.view.restorePlace(place);
        QCOMPARE(again.seen(), before);

        desk.view.expandAll();
        desk.view.setExpanded(desk.model.indexOf({6}), false);
        const QString nearlyAll = desk.seen();
        QCOMPARE(nearlyAll, QStringLiteral("1 2 3 4 [5] 6"));
        again.view.restorePlace(desk.view.savePlace());
        QCOMPARE(again.seen(), nearlyAll);
    }

    void bytesThatAreNoPlaceDoNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("noise") << QByteArray("\x7f\x00\xff\xff\xff\xff\xff", 7).repeated(20);
        Desk desk(rowsOf(sample));
        desk.view.goTo({8});
        QTest::newRow("cut short") << desk.view.savePlace().chopped(3);
    }
    void bytesThatAreNoPlaceDoNothing()
    {
        QFETCH(QByteArray, bytes);
        Desk desk(rowsOf(sample));
        desk.view.restorePlace(bytes);
        QCOMPARE(desk.seen(), QStringLiteral("1 4 6"));
    }

    void theScrollPlaceIsFoundAgain()
    {
        const std::vector<core::ShapeRow> rows = topLevel(200);
        Desk desk(rows);
        desk.view.goTo({120});
        desk.view.scrollTo(desk.model.indexOf({119}), QAbstractItemView::PositionAtTop);
        const int y = desk.view.visualRect(desk.view.currentIndex()).top();
        Desk again(rows);
        again.view.restorePlace(desk.view.savePlace());
        QCOMPARE(again.view.currentComment(), core::CommentId{120});
        QCOMPARE(again.view.visualRect(again.view.currentIndex()).top(), y);
    }

    void aFilterKeepsThePlace()
    {
        Desk desk(rowsOf(sample));
        desk.view.goTo({8});
        desk.setQueue(core::withStatus(Status::Pending));
        QCOMPARE(desk.seen(), QStringLiteral("1 6 7 [8]"));
        desk.setQueue({});
        QCOMPARE(desk.seen(), QStringLiteral("1 4 6 7 [8]"));
        QSignalSpy current(&desk.view, &ThreadView::currentCommentChanged);
        desk.setQueue(core::withStatus(Status::Spam));
        QCOMPARE(desk.seen(), QString());
        QVERIFY(!current.last().at(0).value<core::CommentId>().isValid());
    }

    void lettersAreNotSearchedFor()
    {
        Desk desk(rowsOf(sample));
        desk.view.goTo({1});
        QTest::keyClicks(&desk.view, QStringLiteral("text 6"));
        QCOMPARE(desk.view.currentComment(), core::CommentId{1});
    }

    void theExpanderAndTheTickAreClicked()
    {
        Desk desk(rowsOf(sample));
        desk.view.goTo({4});
        const QPoint corner = desk.view.visualRect(desk.model.indexOf({1})).topLeft();
        QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, corner + QPoint(14, 14));
        QCOMPARE(desk.seen(), QStringLiteral("1 2 [4] 6"));
        QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, corner + QPoint(14, 14));
        QCOMPARE(desk.seen(), QStringLiteral("1 [4] 6"));
        QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, corner + QPoint(32, 34));
        QCOMPARE(desk.view.targets(), (std::vector<core::CommentId>{{1}}));
    }

    void theMenuKeyAsksAtTheCurrentRow()
    {
        Desk desk(rowsOf(sample));
        desk.view.goTo({4});
        QSignalSpy wanted(&desk.view, &ThreadView::contextMenuWanted);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(1, 1), QPoint(1, 1));
        QCoreApplication::sendEvent(desk.view.viewport(), &event);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.at(0).at(0).value<core::CommentId>(), core::CommentId{4});
    }

    void whatIsInSightStaysWhileLinesComeAndGoAbove()
    {
        std::vector<core::ShapeRow> rows;
        for (qint64 id = 1; id <= 200; ++id) {
            rows.push_back({.id = {id}, .parent = {id % 4 == 1 ? 0 : id - 1}, .author = {}, .createdAt = id});
        }
        Desk desk(rows);
        desk.view.expandAll();
        desk.view.goTo({120});
        const int y = desk.view.visualRect(desk.view.currentIndex()).top();
        core::ChangeEvent event;
        event.added.push_back({theArticle, {.id = {500}, .parent = {2}, .author = {}, .createdAt = 500}});
        desk.model.apply(event);
        QCOMPARE(desk.view.visualRect(desk.view.currentIndex()).top(), y);
        desk.view.setExpanded(desk.model.indexOf({9}), false);
        QCOMPARE(desk.view.visualRect(desk.view.currentIndex()).top(), y);
        desk.model.arrange(desk.model.arrangement().inOrder(thread::SiblingOrder::NewestFirst));
        QTRY_COMPARE(desk.model.idAt(desk.model.index(0, 0)), core::CommentId{197});
        QCOMPARE(desk.view.currentComment(), core::CommentId{120});
        QCOMPARE(desk.view.visualRect(desk.view.currentIndex()).top(), y);
    }

    void theNeighbourBeyondTheEdgeIsSeen()
    {
        const std::vector<core::ShapeRow> rows = topLevel(50);
        Desk desk(rows);
        desk.view.goTo({1});
        for (qint64 id = 2; id <= 20; ++id) {
            QTest::keyClick(&desk.view, Qt::Key_Down);
            QVERIFY(
                desk.view.viewport()->rect().contains(desk.view.visualRect(desk.model.indexOf({id + 1}))));
        }
        for (qint64 id = 19; id >= 2; --id) {
            QTest::keyClick(&desk.view, Qt::Key_Up);
            QVERIFY(
                desk.view.viewport()->rect().contains(desk.view.visualRect(desk.model.indexOf({id - 1}))));
        }
    }

    void collapsingWhatHoldsTheCurrentRowGoesToIt()
    {
        Desk desk(rowsOf(sample));
        desk.view.goTo({8});
        desk.view.setExpanded(desk.model.indexOf({6}), false);
        QCOMPARE(desk.seen(), QStringLiteral("1 4 [6]"));
        desk.view.goTo({8});
        desk.view.collapseAll();
        QCOMPARE(desk.seen(), QStringLiteral("1 4 [6]"));
    }

    void keysExpandCollapseAndTurnPages()
    {
        Desk desk(rowsOf(sample));
        desk.view.goTo({1});
        QTest::keyClick(&desk.view, Qt::Key_Plus);
        QCOMPARE(desk.seen(), QStringLiteral("[1] 2 4 6"));
        QTest::keyClick(&desk.view, Qt::Key_Right);
        QTest::keyClick(&desk.view, Qt::Key_Right);
        QTest::keyClick(&desk.view, Qt::Key_Right);
        QTest::keyClick(&desk.view, Qt::Key_Right);
        QCOMPARE(desk.seen(), QStringLiteral("1 2 [3] 4 6"));
        QTest::keyClick(&desk.view, Qt::Key_Left);
        QTest::keyClick(&desk.view, Qt::Key_Left);
        QCOMPARE(desk.seen(), QStringLiteral("1 [2] 4 6"));
        QTest::keyClick(&desk.view, Qt::Key_End);
        QCOMPARE(desk.view.currentComment(), core::CommentId{6});
        QTest::keyClick(&desk.view, Qt::Key_Home);
        QTest::keyClick(&desk.view, Qt::Key_Minus);
        QCOMPARE(desk.seen(), QStringLiteral("[1] 4 6"));
        QTest::keyClick(&desk.view, Qt::Key_Asterisk);
        QTest::keyClick(&desk.view, Qt::Key_PageDown);
        const int page =
            desk.view.viewport()->height() / desk.view.visualRect(desk.view.currentIndex()).height();
        QCOMPARE(desk.view.currentComment(), core::CommentId{page});
        QTest::keyClick(&desk.view, Qt::Key_PageUp);
        QCOMPARE(desk.view.currentComment(), core::CommentId{1});
    }

    void aScreenReaderIsToldLinesAsSentences()
    {
        Desk desk(rowsOf(sample));
        desk.view.goTo({5});
        QAccessibleInterface* tree = QAccessible::queryAccessibleInterface(&desk.view);
        QVERIFY(tree);
        QCOMPARE(tree->role(), QAccessible::Tree);
        QCOMPARE(tree->childCount(), 4);
        QAccessibleInterface* row = tree->child(2);
        QVERIFY(row && row->text(QAccessible::Name).contains(QStringLiteral("text 5")));
        QVERIFY(row->state().focused);
        QCOMPARE(tree->indexOfChild(row), 2);
        QCOMPARE(tree->focusChild(), row);
        QCOMPARE(row->rect().size(), desk.view.visualRect(desk.view.currentIndex()).size());
        QVERIFY(tree->child(0)->state().collapsed);
        tree->child(0)->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
        QCOMPARE(desk.seen(), QStringLiteral("1 2 4 [5] 6"));
        QVERIFY(tree->child(0)->state().expanded);
        QCOMPARE(tree->child(5), nullptr);
    }

    void rowsSpeak()
    {
        Desk desk(rowsOf(sample));
        const QString said = desk.model.indexOf({3}).data(Qt::AccessibleTextRole).toString();
        QVERIFY(said.startsWith(QStringLiteral("Pending, ")));
        QVERIFY(said.contains(QStringLiteral("text 3")));
        QVERIFY(!desk.view.accessibleName().isEmpty());
    }

    void aMillionExpandedIsWalked()
    {
        std::vector<core::ShapeRow> rows;
        for (qint64 id = 1; id <= 1'000'000; ++id) {
            core::ShapeRow row;
            row.id = {id};
            row.parent = {id % 3 == 1 ? 0 : id - 1};
            row.createdAt = id;
            row.status = id % 6 == 3 ? Status::Pending : Status::Approved;
            rows.push_back(row);
        }
        Desk desk(std::move(rows));
        // Texts are read for what is painted: a screen or two for each step, whatever the thread holds.
        const auto step = [&](const char* name, const std::function<void()>& act) {
            const int before = desk.threads.pagesRead;
            act();
            QCoreApplication::processEvents();
            desk.view.repaint();
            QVERIFY2(desk.threads.pagesRead - before <= 4, name);
        };
        step("expand to pending", [&] { desk.view.expandToPending(); });
        step("save the place", [&] { desk.view.savePlace(); });
        step("expand all", [&] { desk.view.expandAll(); });
        QCOMPARE(desk.view.lines().count(), 1'000'000);
        step("go to the end", [&] { desk.view.goTo({999'998}); });
        QCOMPARE(desk.view.currentComment(), core::CommentId{999'998});
        step("go to the start", [&] { desk.view.goTo({2}); });
        step("collapse", [&] { QTest::keyClick(&desk.view, Qt::Key_Minus); });
        QCOMPARE(desk.view.lines().count(), 999'999);
        step("expand", [&] { QTest::keyClick(&desk.view, Qt::Key_Plus); });
        step("key down", [&] { QTest::keyClick(&desk.view, Qt::Key_Down); });
        step("next undecided", [&] { desk.view.goToNextUndecided(); });
        step("collapse all", [&] { desk.view.collapseAll(); });
        QCOMPARE(desk.view.lines().count(), 333'334);
    }
};

MODERATO_TEST(TestThreadView)

} // namespace moderato::test::tst_thread_view

#include "tst_thread_view.moc"
