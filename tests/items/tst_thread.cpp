#include "tests/TestProgram.h"
#include "tests/items/ThreadDesk.h"
#include "tests/thread/NaiveThread.h"

#include <QRandomGenerator>

namespace moderato::test::tst_thread {

class TestThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThreadOpens()
    {
        Desk desk;
        QVERIFY(desk.open("a(b c!*(d)) e"));
        QCOMPARE(tree(desk.model), u"a -b -c --d e"_qs);
        QCOMPARE(items::ThreadContents(desk.model).commentCount(), 5);
        QVERIFY(!desk.model.isLoading());
        const QModelIndex c = desk.at(3);
        QCOMPARE(number(c, ThreadRole::Id), 3);
        QCOMPARE(number(c, ThreadRole::CreatedAt), 3000);
        QCOMPARE(number(c, ThreadRole::Flags), 1);
        QCOMPARE(number(c, ThreadRole::Replies), 1);
        QCOMPARE(c.data(role(ThreadRole::AuthorName)).toString(), u"author 3"_qs);
        QCOMPARE(c.data().toString(), u"text 3"_qs);
        const int pagesRead = desk.threads.pagesRead;
        QCOMPARE(desk.at(1).data().toString(), u"text 1"_qs); // came with its neighbour
        QCOMPARE(desk.threads.pagesRead, pagesRead);
        QCOMPARE(desk.model.parent(c), desk.at(1));
        QVERIFY(desk.model.hasChildren(c));
        QVERIFY(!desk.model.hasChildren(desk.at(5)));
    }

    void theTopIsShownBeforeTheRest()
    {
        Desk desk;
        desk.threads.isHeld = true;
        desk.threads.threads[theArticle] = rowsOf("a(b c) d");
        QSignalSpy opened(&desk.model, &ThreadModel::opened);
        desk.model.openThread(theArticle);
        QTRY_COMPARE(tree(desk.model), u"a d"_qs);
        QVERIFY(desk.model.isLoading());
        desk.model.apply(decided(1, Status::Spam)); // shown at once, and not lost by what was read before it
        QCOMPARE(number(desk.at(1), ThreadRole::Status), int(Status::Spam));
        desk.model.apply(added(9, 1));
        desk.threads.letGo.release();
        QVERIFY(opened.wait());
        QCOMPARE(tree(desk.model), u"a -b -c -i d"_qs);
        QCOMPARE(number(desk.at(1), ThreadRole::Status), int(Status::Spam));
    }

    void aStaleLoadIsDropped()
    {
        Desk desk;
        desk.threads.isHeld = true;
        desk.threads.threads[theArticle] = rowsOf("a(b)");
        desk.threads.threads[other] = rowsOf("c(d)");
        QSignalSpy opened(&desk.model, &ThreadModel::opened);
        QSignalSpy failed(&desk.model, &ThreadModel::failed);
        desk.model.openThread(theArticle);
        QTRY_COMPARE(desk.threads.reading.load(), 1);
        desk.model.openThread(other);
        desk.threads.isHeld = false;
        desk.threads.letGo.release();
        QVERIFY(opened.wait());
        QCOMPARE(tree(desk.model), u"c -d"_qs);
        QTest::qWait(20);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(failed.size(), 0);
    }

    void closingWhileLoadingIsSafe()
    {
        FakeThreads threads;
        threads.isHeld = true;
        threads.threads[theArticle] = rowsOf("a(b)");
        {
            ThreadModel model(threads.opener());
            model.openThread(theArticle);
            QTRY_COMPARE(threads.reading.load(), 1);
            threads.letGo.release();
        }
        QCOMPARE(threads.reading.load(), 0);
        QCoreApplication::processEvents();
    }

    void aFailureIsTold()
    {
        Desk desk;
        desk.threads.isBroken = true;
        desk.threads.threads[theArticle] = rowsOf("a");
        QSignalSpy failed(&desk.model, &ThreadModel::failed);
        desk.model.openThread(theArticle);
        QVERIFY(failed.wait());
        QVERIFY(!desk.model.isLoading());
    }

    void noArticleIsTheEmptyThread()
    {
        Desk desk;
        QVERIFY(desk.open("a(b)"));
        QSignalSpy opened(&desk.model, &ThreadModel::opened);
        desk.model.openThread({});
        QCOMPARE(opened.size(), 1);
        QCOMPARE(desk.model.rowCount(), 0);
        QVERIFY(!items::DisplayOrder(desk.model).nextUndecided({}).isValid());
        QVERIFY(!items::DisplayOrder(desk.model).first().isValid());
    }

    void aDecisionIsToldInRuns()
    {
        Desk desk;
        QVERIFY(desk.open("a!(b c d) e"));
        QSignalSpy changed(&desk.model, &ThreadModel::dataChanged);
        core::ChangeEvent event;
        for (const qint64 id : {2, 3, 4})
            event.changed.push_back({theArticle, {id}, {}, {Status::Approved, 0, 0}, false});
        event.changed.push_back({other, {5}, {}, {Status::Approved, 0, 0}, false});
        desk.model.apply(event);
        QCOMPARE(changed.size(), 2); // a, which counts them; b to d
        QCOMPARE(changed.at(0).at(0).toModelIndex(), desk.at(1));
        QCOMPARE(changed.at(1).at(0).toModelIndex(), desk.at(2));
        QCOMPARE(changed.at(1).at(1).toModelIndex(), desk.at(4));
        QVERIFY(changed.at(1).at(2).value<QList<int>>().contains(role(ThreadRole::Status)));
        QCOMPARE(number(desk.at(1), ThreadRole::UndecidedBelow), 0);
        QCOMPARE(number(desk.at(5), ThreadRole::Status), int(Status::Pending));
    }

    void manyDecisionsAreToldAsOne()
    {
        Desk desk;
        QByteArray text;
        for (int id = 1; id <= 3000; ++id)
            text += QByteArray::number(id) + ' ';
        QVERIFY(desk.open(text.constData()));
        QSignalSpy changed(&desk.model, &ThreadModel::dataChanged);
        QSignalSpy any(&desk.model, &ThreadModel::anyRowChanged);
        core::ChangeEvent event;
        for (qint64 id = 1; id <= 3000; id += 2)
            event.changed.push_back({theArticle, {id}, {}, {Status::Approved, 0, 0}, false});
        desk.model.apply(event);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(any.size(), 1);
        QCOMPARE(number(desk.model.index(2998, 0), ThreadRole::Status), int(Status::Approved));
    }

    void aTextThatChangedIsReadAgain()
    {
        Desk desk;
        QVERIFY(desk.open("a"));
        QCOMPARE(desk.at(1).data().toString(), u"text 1"_qs);
        const int pagesRead = desk.threads.pagesRead;
        core::ChangeEvent event = decided(1, Status::Pending);
        event.changed.front().textChanged = true;
        desk.model.apply(event);
        QCOMPARE(desk.at(1).data().toString(), u"text 1"_qs);
        QCOMPARE(desk.threads.pagesRead, pagesRead + 1);
    }

    void repliesEnterAndLeave()
    {
        Desk desk;
        QVERIFY(desk.open("a(b) d"));
        const QPersistentModelIndex b = desk.at(2);
        const QPersistentModelIndex d = desk.at(4);
        QSignalSpy inserted(&desk.model, &ThreadModel::rowsInserted);
        QSignalSpy removedRows(&desk.model, &ThreadModel::rowsRemoved);
        QSignalSpy reset(&desk.model, &ThreadModel::modelReset);
        desk.model.apply(added(6, 2));
        desk.model.apply(added(7, 0));
        desk.model.apply(added(8, 0, other));
        QCOMPARE(tree(desk.model), u"a -b --f d g"_qs);
        QCOMPARE(inserted.size(), 2);
        desk.model.apply(added(7, 0)); // told twice
        QCOMPARE(tree(desk.model), u"a -b --f d g"_qs);
        QCOMPARE(inserted.size(), 2);
        desk.model.apply(removed(7));
        desk.model.apply(removed(6));
        desk.model.apply(removed(6));
        QCOMPARE(tree(desk.model), u"a -b d"_qs);
        QCOMPARE(removedRows.size(), 2);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(desk.model.idAt(b), core::CommentId{2});
        QCOMPARE(desk.model.idAt(d), core::CommentId{4});
        desk.model.apply(added(3, 1)); // among the ids that are there
        QCOMPARE(tree(desk.model), u"a -b -c d"_qs);
        QCOMPARE(reset.size(), 0); // what is held on to stays
        QCOMPARE(desk.model.idAt(b), core::CommentId{2});
        QCOMPARE(desk.model.idAt(d), core::CommentId{4});
        desk.model.apply(removed(3));
        QCOMPARE(tree(desk.model), u"a -b d"_qs);
        QCOMPARE(desk.model.idAt(d), core::CommentId{4});
        QCOMPARE(reset.size(), 0);
    }

    void anImportReadsTheThreadAgainBehindWhatIsShown()
    {
        Desk desk;
        QVERIFY(desk.open("a(b) d"));
        const QPersistentModelIndex d = desk.at(4);
        QSignalSpy reset(&desk.model, &ThreadModel::modelReset);
        desk.model.ticks().set(core::CommentId{2}, true);
        desk.threads.threads[theArticle] = rowsOf("a(b c) d");
        core::ChangeEvent event;
        event.reread.push_back(theArticle);
        QSignalSpy opened(&desk.model, &ThreadModel::opened);
        desk.model.apply(event);
        QCOMPARE(tree(desk.model), u"a -b d"_qs);
        QVERIFY(opened.wait());
        QCOMPARE(tree(desk.model), u"a -b -c d"_qs);
        QCOMPARE(desk.model.ticks().inOrder(), std::vector<core::CommentId>{{2}});
        QCOMPARE(desk.model.idAt(d), core::CommentId{4});
        QCOMPARE(reset.size(), 0);
        QVERIFY(desk.open("c"));
        QCOMPARE(reset.size(), 0); // the same thread still, if another one now
        desk.threads.threads[other] = rowsOf("e");
        desk.model.openThread(other);
        QCOMPARE(reset.size(), 1);
        QVERIFY(!d.isValid());
    }

    void draftsAreMarked()
    {
        Desk desk;
        QVERIFY(desk.open("a b"));
        QSignalSpy changed(&desk.model, &ThreadModel::dataChanged);
        desk.model.setDrafts({{1}});
        desk.model.setDrafts({{2}, {77}});
        QCOMPARE(changed.size(), 3);
        QVERIFY(!desk.at(1).data(role(ThreadRole::HasDraft)).toBool());
        QVERIFY(desk.at(2).data(role(ThreadRole::HasDraft)).toBool());
    }

    void walkingGoesThroughTheWholeThread()
    {
        Desk desk;
        QVERIFY(desk.open("a!(b c!(d)) e!"));
        QString forwards;
        const items::DisplayOrder order(desk.model);
        for (QModelIndex at = order.first(); at.isValid(); at = order.next(at))
            forwards += test::nameOf(desk.model.idAt(at));
        QCOMPARE(forwards, u"abcde"_qs);
        QString backwards;
        for (QModelIndex at = order.last(); at.isValid(); at = order.previous(at))
            backwards += test::nameOf(desk.model.idAt(at));
        QCOMPARE(backwards, u"edcba"_qs);
        QCOMPARE(order.nextUndecided({}), desk.at(2));
        QCOMPARE(order.nextUndecided(desk.at(4)), desk.at(2));
    }

    void aRandomWalkAgreesWithANaiveModel()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        Desk desk;
        QVERIFY(desk.open("a"));
        NaiveThread naive;
        naive.comments.push_back({rowsOf("a").front(), true, true});
        qint64 lastId = 1;
        const auto any = [&] {
            return static_cast<size_t>(random.bounded(static_cast<int>(naive.comments.size())));
        };
        for (int step = 0; step < 400; ++step) {
            const int what = random.bounded(100);
            if (what < 55 || naive.comments.size() < 2) {
                const qint64 parent = random.bounded(4) == 0 ? 0 : naive.comments[any()].row.id.value;
                const core::ChangeEvent event = added(++lastId, parent);
                desk.model.apply(event);
                naive.insert(event.added.front().row);
            } else if (what < 80) {
                auto& comment = naive.comments[any()];
                comment.row.status = static_cast<Status>(random.bounded(4));
                desk.model.apply(decided(comment.row.id.value, comment.row.status));
            } else if (what < 92) {
                const core::CommentId id = naive.comments[any()].row.id;
                if (naive.hasReplies(id))
                    continue;
                desk.model.apply(removed(id.value));
                naive.remove(id);
            } else {
                const core::Predicate queue = random.bounded(2) == 0 ? core::Predicate() : pending;
                QVERIFY(desk.setQueue(queue));
                naive.arrange(thread::Arrangement().inQueue(queue));
            }
            QCOMPARE(lines(desk.model, desk.visible), naive.lines());
        }
    }
};

MODERATO_TEST(TestThread)

} // namespace moderato::test::tst_thread

#include "tst_thread.moc"
