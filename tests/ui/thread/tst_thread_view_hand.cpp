// The thread under a hand: pressed, dragged over, ticked in ranges; and in a window that is written right to
// left.
#include "tests/TestProgram.h"
#include "tests/ui/thread/ThreadViewDesk.h"

namespace moderato::test::tst_thread_view_hand {

using namespace moderato::ui;
using core::Status;

class TestThreadViewHand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDragDoesNotMoveTheCurrentComment_data()
    {
        QTest::addColumn<QPoint>("from");
        QTest::addColumn<QString>("seen");
        QTest::addColumn<QString>("ticked");
        const Desk desk(rowsOf(sample));
        QTest::newRow("from the text of a row") << desk.textOf(1) << u"[1] 4 6"_qs << QString();
        QTest::newRow("from a tick") << desk.tickOf(1) << u"[1] 4 6"_qs << u"1"_qs;
        QTest::newRow("from an expander") << desk.expanderOf(1) << u"1 2 4 [6]"_qs << QString();
    }
    void aDragDoesNotMoveTheCurrentComment()
    {
        QFETCH(QPoint, from);
        Desk desk(rowsOf(sample));
        desk.view.goTo({6});
        QWidget* surface = desk.view.viewport();
        QTest::mousePress(surface, Qt::LeftButton, {}, from);
        const QString pressed = desk.seen();
        for (int y = from.y(); y < desk.rectOf(6).bottom(); y += 5) {
            QMouseEvent move(QEvent::MouseMove, QPointF(from.x(), y),
                             surface->mapToGlobal(QPointF(from.x(), y)), Qt::NoButton, Qt::LeftButton, {});
            QCoreApplication::sendEvent(surface, &move);
            QCOMPARE(desk.seen(), pressed);
        }
        QTest::mouseRelease(surface, Qt::LeftButton, {}, desk.textOf(6));
        QTEST(desk.seen(), "seen");
        QTEST(desk.ticked(), "ticked");
        QCOMPARE(desk.view.selectionModel()->selectedIndexes(), QModelIndexList{desk.view.currentIndex()});
    }

    void shiftAndAnArrowTicksFromWhereItBegan()
    {
        Desk desk(topLevel(6));
        desk.view.goTo({3});
        QTest::keyClick(&desk.view, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&desk.view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(desk.ticked(), u"3 4 5"_qs);
        QCOMPARE(desk.seen(), u"1 2 3 4 [5] 6"_qs);
        QTest::keyClick(&desk.view, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(desk.ticked(), u"3 4"_qs);
        QTest::keyClick(&desk.view, Qt::Key_Home, Qt::ShiftModifier);
        QCOMPARE(desk.ticked(), u"1 2 3"_qs);
        QTest::keyClick(&desk.view, Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(desk.ticked(), u"3 4 5 6"_qs);
        QCOMPARE(desk.view.selectionModel()->selectedIndexes(), QModelIndexList{desk.view.currentIndex()});
    }

    void aRangeLeavesAloneWhatWasTickedBefore()
    {
        Desk desk(topLevel(6));
        desk.model.ticks().set(core::CommentId{4}, true);
        desk.view.goTo({3});
        QTest::keyClick(&desk.view, Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(desk.ticked(), u"3 4 5 6"_qs);
        QTest::keyClick(&desk.view, Qt::Key_Home, Qt::ShiftModifier);
        QCOMPARE(desk.ticked(), u"1 2 3 4"_qs);
    }

    void aMoveWithoutShiftEndsTheRangeAndKeepsItsTicks()
    {
        Desk desk(topLevel(6));
        desk.view.goTo({1});
        QTest::keyClick(&desk.view, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&desk.view, Qt::Key_Down);
        QTest::keyClick(&desk.view, Qt::Key_Down);
        QTest::keyClick(&desk.view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(desk.ticked(), u"1 2 4 5"_qs);
        QTest::keyClick(&desk.view, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(desk.ticked(), u"1 2 4"_qs);
    }

    void shiftAndAPageKeepsTheEndInSight()
    {
        Desk desk(topLevel(200));
        desk.view.goTo({1});
        for (int page = 0; page < 5; ++page) {
            QTest::keyClick(&desk.view, Qt::Key_PageDown, Qt::ShiftModifier);
            QVERIFY(desk.view.viewport()->rect().contains(desk.view.visualRect(desk.view.currentIndex())));
        }
        QCOMPARE(static_cast<qint64>(desk.model.ticks().count()), desk.view.currentComment().value);
    }

    void aRangeTicksLinesThatMatch()
    {
        Desk desk(rowsOf(u"1 2<1! 3<2! 4! 5"_qs));
        desk.setQueue(core::withStatus(Status::Pending));
        desk.view.setExpanded(desk.model.indexOf({1}), true);
        QCOMPARE(desk.seen(), u"1 2 4"_qs);
        desk.view.goTo({1}); // there because of its replies alone
        QTest::keyClick(&desk.view, Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(desk.ticked(), u"2 4"_qs); // 3 is below a collapsed row
    }

    void shiftAndAClickTicksFromTheCurrentRow()
    {
        Desk desk(topLevel(5));
        desk.click(desk.textOf(2));
        desk.click(desk.textOf(4), Qt::ShiftModifier);
        QCOMPARE(desk.ticked(), u"2 3 4"_qs);
        QCOMPARE(desk.seen(), u"1 2 3 [4] 5"_qs);
        desk.click(desk.textOf(1), Qt::ShiftModifier);
        QCOMPARE(desk.ticked(), u"1 2"_qs);
        desk.click(desk.textOf(1));
        QCOMPARE(desk.ticked(), u"1 2"_qs);
        desk.click(desk.textOf(5), Qt::ShiftModifier);
        QCOMPARE(desk.ticked(), u"1 2 3 4 5"_qs);
    }

    void shiftAndAClickOnABoxGivesTheRangeItsState()
    {
        Desk desk(topLevel(5));
        desk.click(desk.tickOf(1));
        desk.click(desk.tickOf(5), Qt::ShiftModifier);
        QCOMPARE(desk.ticked(), u"1 2 3 4 5"_qs);
        desk.click(desk.tickOf(2));
        QCOMPARE(desk.ticked(), u"1 3 4 5"_qs);
        desk.click(desk.tickOf(4), Qt::ShiftModifier);
        QCOMPARE(desk.ticked(), u"1 5"_qs);
        QCOMPARE(desk.seen(), u"1 2 3 [4] 5"_qs);
    }

    void controlAndAClickTicksOne()
    {
        Desk desk(topLevel(5));
        desk.click(desk.textOf(2), Qt::ControlModifier);
        desk.click(desk.textOf(4), Qt::ControlModifier);
        QCOMPARE(desk.ticked(), u"2 4"_qs);
        QCOMPARE(desk.seen(), u"1 2 3 [4] 5"_qs);
        desk.click(desk.textOf(2), Qt::ControlModifier);
        QCOMPARE(desk.ticked(), u"4"_qs);
    }

    void aRangeOfMoreThanCanBeTickedIsToldInstead()
    {
        Desk desk(topLevel(2001));
        QSignalSpy told(&desk.view, &ThreadView::tooManyToTick);
        desk.view.goTo({1});
        QTest::keyClick(&desk.view, Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.at(0).at(0).toLongLong(), 2001);
        QCOMPARE(desk.ticked(), QString());
        QCOMPARE(desk.view.currentComment(), core::CommentId{1});
        desk.view.goTo({2});
        QTest::keyClick(&desk.view, Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(desk.model.ticks().count(), 2000);
    }

    void aRangeWhoseBeginningIsGoneBeginsHere()
    {
        Desk desk(rowsOf(u"1 2<1 3<1 4 5"_qs));
        desk.view.goTo({2});
        QTest::keyClick(&desk.view, Qt::Key_Down, Qt::ShiftModifier);
        desk.view.setExpanded(desk.model.indexOf({1}), false);
        QCOMPARE(desk.seen(), u"[1] 4 5"_qs);
        QTest::keyClick(&desk.view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(desk.ticked(), u"1 2 3 4"_qs);
    }

    void withoutACurrentRowARangeIsWhereItGoes()
    {
        Desk desk(topLevel(4));
        desk.click(desk.textOf(3), Qt::ShiftModifier);
        QCOMPARE(desk.ticked(), u"3"_qs);
        Desk empty({});
        QTest::keyClick(&empty.view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(empty.ticked(), QString());
    }

    void aRowHalfInSightStaysUnderTheHandThatTicksIt()
    {
        Desk desk(topLevel(50));
        desk.view.goTo({20});
        const QModelIndex below = desk.view.indexAt(desk.view.viewport()->rect().bottomLeft());
        const QRect rect = desk.view.visualRect(below);
        desk.click(rect.topLeft() + QPoint(200, 2), Qt::ControlModifier);
        QCOMPARE(desk.view.currentIndex(), below);
        QCOMPARE(desk.view.visualRect(below), rect);
    }

    void rightToLeftTheKeysAreMirrored()
    {
        Desk desk(rowsOf(sample));
        desk.view.setLayoutDirection(Qt::RightToLeft);
        desk.view.goTo({6});
        QTest::keyClick(&desk.view, Qt::Key_Left);
        QCOMPARE(desk.seen(), u"1 4 [6] 7"_qs);
        QTest::keyClick(&desk.view, Qt::Key_Left);
        QCOMPARE(desk.seen(), u"1 4 6 [7]"_qs);
        QTest::keyClick(&desk.view, Qt::Key_Right);
        QCOMPARE(desk.seen(), u"1 4 [6] 7"_qs);
        QTest::keyClick(&desk.view, Qt::Key_Right);
        QCOMPARE(desk.seen(), u"1 4 [6]"_qs);
    }

    void rightToLeftTheExpanderAndTheTickAreOnTheOtherSide()
    {
        Desk desk(rowsOf(sample));
        const QPoint left = desk.expanderOf(1);
        const QPoint leftTick = desk.tickOf(1);
        desk.view.setLayoutDirection(Qt::RightToLeft);
        desk.view.goTo({4});
        desk.click(left);
        QCOMPARE(desk.seen(), u"[1] 4 6"_qs); // a part of the row now
        desk.click(leftTick);
        QCOMPARE(desk.ticked(), QString());
        desk.click(desk.expanderOf(1));
        QCOMPARE(desk.seen(), u"[1] 2 4 6"_qs);
        desk.click(desk.tickOf(4));
        QCOMPARE(desk.ticked(), u"4"_qs);
        desk.click(desk.tickOf(1), Qt::ShiftModifier);
        QCOMPARE(desk.ticked(), u"1 2 4"_qs);
        desk.click(desk.expanderOf(1));
        QCOMPARE(desk.seen(), u"[1] 4 6"_qs);
    }
};

MODERATO_TEST(TestThreadViewHand)

} // namespace moderato::test::tst_thread_view_hand

#include "tst_thread_view_hand.moc"
