// The thread is a QTreeView's model: all of it works in Qt's own view, by that view's own keys.
#include "model/intake/FileImport.h"
#include "tests/TestProgram.h"
#include "tests/ui/thread/PlainTree.h"

namespace moderato::test::tst_plain_tree {

using core::Status;

class TestPlainTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysWalkExpandAndCollapse()
    {
        PlainTree tree;
        tree.read(u"1 2<1 3<2 4 5<4"_s);
        QCOMPARE(tree.seen(), u"1 4"_s);
        tree.press(Qt::Key_Home);
        tree.press(Qt::Key_Right);
        tree.press(Qt::Key_Down);
        QCOMPARE(tree.seen(), u"1 [-2] 4"_s);
        tree.press(Qt::Key_Plus);
        QCOMPARE(tree.seen(), u"1 [-2] --3 4"_s);
        tree.press(Qt::Key_End);
        tree.press(Qt::Key_Asterisk);
        tree.press(Qt::Key_Down);
        QCOMPARE(tree.seen(), u"1 -2 --3 4 [-5]"_s);
        tree.press(Qt::Key_Minus); // * has expanded this one, too, which has no replies
        tree.press(Qt::Key_Left);
        tree.press(Qt::Key_Left);
        tree.press(Qt::Key_Up);
        tree.press(Qt::Key_Up);
        tree.press(Qt::Key_Minus);
        QCOMPARE(tree.seen(), u"1 [-2] 4"_s);
    }

    void theSampleIsReadFromItsFirstToItsLastComment()
    {
        PlainTree tree;
        QVERIFY(intake::importFile(tree.database.store(), QStringLiteral(MODERATO_SAMPLE), {}, {}).ok());
        tree.open({1});
        tree.view.expandAll();
        tree.press(Qt::Key_Home);
        QModelIndex expected = items::DisplayOrder(tree.model).first();
        int walked = 0;
        for (; expected.isValid(); expected = items::DisplayOrder(tree.model).next(expected)) {
            QCOMPARE(tree.view.currentIndex(), expected);
            QVERIFY(!expected.data().toString().isEmpty());
            QVERIFY(tree.view.viewport()->rect().intersects(tree.view.visualRect(expected)));
            ++walked;
            tree.press(Qt::Key_Down);
        }
        QCOMPARE(walked, 31);
        QVERIFY(!tree.view.indexBelow(tree.view.currentIndex()).isValid());
    }

    void decisionsAreSeen()
    {
        PlainTree tree;
        tree.read(u"1 2<1 3"_s);
        tree.view.expandAll();
        tree.press(Qt::Key_Home);
        tree.press(Qt::Key_Down);
        const QImage before = tree.view.grab().toImage();
        tree.perform(decide::setStatus(Status::Approved, {{{tree.current()}}}));
        QCOMPARE(tree.seen(), u"1 [-2a] 3"_s);
        QVERIFY(tree.view.grab().toImage() != before);
        tree.perform(decide::setStatus(Status::Spam, {{{1}, {3}}}));
        tree.perform(decide::flag(core::FlagReason::Abuse, {{{3}}}));
        QCOMPARE(tree.seen(), u"1s [-2a] 3s*"_s);
        tree.perform(decide::undo(3));
        QCOMPARE(tree.seen(), u"1 [-2] 3"_s);
        QCOMPARE(tree.view.grab().toImage(), before);
    }

    void repliesComeGoAndComeAgain()
    {
        PlainTree tree;
        tree.read(u"1 2<1 3 4<3"_s);
        tree.view.expandAll();
        tree.view.setCurrentIndex(tree.model.indexOf({4}));
        tree.perform(decide::reply({1}, "An answer"));
        tree.perform(decide::reply({5}, "And one to that"));
        QCOMPARE(tree.seen(), u"1 -2 -5a 3 [-4]"_s);
        tree.view.expandAll();
        QCOMPARE(tree.seen(), u"1 -2 -5a --6a 3 [-4]"_s);
        tree.perform(decide::undo(2));
        QCOMPARE(tree.seen(), u"1 -2 3 [-4]"_s);
        tree.perform(decide::redo());
        QCOMPARE(tree.seen(), u"1 -2 -5a 3 [-4]"_s);
        // Among those that are there: a greater id has come meanwhile.
        tree.perform(decide::undo());
        tree.database.import({comment("later", "3")});
        QTRY_COMPARE(items::ThreadContents(tree.model).commentCount(), 5);
        tree.perform(decide::redo());
        QCOMPARE(items::ThreadContents(tree.model).commentCount(), 6);
        QCOMPARE(tree.view.currentIndex(), tree.model.indexOf({4}));
        QVERIFY(tree.view.isExpanded(tree.model.indexOf({3})));
    }

    void filterSortAndAnotherReadingKeepThePlace()
    {
        PlainTree tree;
        tree.read(u"1 2<1 3 4<3 5<3 6"_s);
        tree.view.expand(tree.model.indexOf({3}));
        tree.view.setCurrentIndex(tree.model.indexOf({4}));
        tree.perform(decide::setStatus(Status::Approved, {{{2}, {3}, {5}, {6}}}));
        QCOMPARE(tree.seen(), u"1 3a [-4] -5a 6a"_s);
        tree.arrange(
            [&] { tree.model.arrange(tree.model.arrangement().inQueue(core::withStatus(Status::Pending))); });
        QCOMPARE(tree.seen(), u"1 3a [-4]"_s);
        tree.arrange(
            [&] { tree.model.arrange(tree.model.arrangement().inOrder(thread::SiblingOrder::NewestFirst)); });
        QCOMPARE(tree.seen(), u"3a [-4] 1"_s);
        tree.arrange([&] { tree.model.arrange(tree.model.arrangement().inQueue({})); });
        QCOMPARE(tree.seen(), u"6a 3a -5a [-4] 1"_s);
        tree.database.import({comment("later", "3"), comment("latest")});
        QTRY_COMPARE(items::ThreadContents(tree.model).commentCount(), 8);
        QCOMPARE(tree.seen(), u"8 6a 3a -7 -5a [-4] 1"_s);
        tree.arrange(
            [&] { tree.model.arrange(tree.model.arrangement().inQueue(core::withStatus(Status::Spam))); });
        QCOMPARE(tree.seen(), QString());
        QVERIFY(!tree.view.currentIndex().isValid());
        tree.press(Qt::Key_Down);
        tree.arrange([&] { tree.model.arrange(tree.model.arrangement().inQueue({})); });
        QCOMPARE(tree.seen(), u"8 6a 3a 1"_s);
    }

    void anotherThreadIsAnotherTree()
    {
        PlainTree tree;
        tree.database.import({comment("1"), comment("2", "1"), comment("3", {}, "b"), comment("4", "3", "b")},
                             {}, {article("a"), article("b")});
        tree.open({1});
        tree.view.expandAll();
        tree.press(Qt::Key_Home);
        tree.press(Qt::Key_Down);
        QCOMPARE(tree.seen(), u"1 [-2]"_s);
        tree.open({2});
        QCOMPARE(tree.seen(), u"3"_s);
        QVERIFY(!tree.view.currentIndex().isValid());
        tree.open({});
        QCOMPARE(tree.seen(), QString());
        tree.open({1});
        QCOMPARE(tree.seen(), u"1"_s);
    }

    void commentsAreTickedByKeyAndByHand()
    {
        PlainTree tree;
        tree.read(u"1 2<1 3"_s);
        tree.view.expandAll();
        tree.press(Qt::Key_Home);
        tree.press(Qt::Key_Space);
        tree.click(3, {32, 34});
        QCOMPARE(tree.seen(), u"[1^] -2 3^"_s);
        QCOMPARE(tree.model.ticks().inOrder(), (std::vector<core::CommentId>{{1}, {3}}));
        tree.press(Qt::Key_Space);
        tree.click(3, {32, 34});
        QCOMPARE(tree.seen(), u"[1] -2 3"_s);
        tree.click(3, {200, 34}); // beside the box
        QCOMPARE(tree.seen(), u"1 -2 [3]"_s);
    }

    void theDelegatesExpanderIsClicked()
    {
        PlainTree tree;
        tree.read(u"1 2<1 3<2 4"_s);
        tree.click(1, {14, 14});
        QCOMPARE(tree.seen(), u"1 -2 4"_s);
        tree.click(2, {28, 14}); // a level further in
        QCOMPARE(tree.seen(), u"1 -2 --3 4"_s);
        tree.click(1, {14, 14});
        QCOMPARE(tree.seen(), u"1 4"_s);
    }

    void rowsAreUniformAndLieOneBelowTheOther()
    {
        PlainTree tree;
        tree.read(u"1 2<1 3<2 4"_s);
        tree.view.expandAll();
        QModelIndex index = tree.model.index(0, 0);
        QRect row = tree.view.visualRect(index);
        QCOMPARE(row.width(), tree.view.viewport()->width());
        for (index = tree.view.indexBelow(index); index.isValid(); index = tree.view.indexBelow(index)) {
            QCOMPARE(tree.view.visualRect(index), row.translated(0, row.height()));
            row = tree.view.visualRect(index);
        }
    }

    void aDecisionOverManyIsPaintedWithoutBeingToldRowByRow()
    {
        PlainTree tree;
        std::vector<core::CommentRecord> records;
        std::vector<core::CommentId> every;
        for (int i = 1; i <= 3000; ++i) {
            records.push_back(comment(QByteArray::number(i)));
            if (i % 2 == 0) {
                every.push_back({i});
            }
        }
        tree.database.import(records);
        tree.open({1});
        const QImage before = tree.view.grab().toImage();
        tree.perform(decide::setStatus(Status::Rejected, {every}));
        QTRY_VERIFY(tree.seen().startsWith(u"1 2r 3 4r "_s));
        QVERIFY(tree.view.grab().toImage() != before);
    }
};

MODERATO_TEST(TestPlainTree)

} // namespace moderato::test::tst_plain_tree

#include "tst_plain_tree.moc"
