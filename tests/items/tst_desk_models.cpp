// The item models on a real database, decisions made by the verbs of the desk.
#include "model/items/ArticleModel.h"
#include "model/items/QueueModel.h"
#include "model/items/ThreadContents.h"
#include "model/items/ThreadModel.h"
#include "tests/TestProgram.h"
#include "tests/store/StoreFixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace moderato::test::tst_desk_models {

using namespace moderato::items;
using core::Status;
using core::StatusSet;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;
const core::Predicate pending = core::withStatus(Status::Pending);

// Two articles: a with one(two three) four, b with five; ids 1 to 5 in this order.
void fill(test::StoreFixture& database)
{
    database.import({test::comment("one"), test::comment("two", "one"), test::comment("three", "one"),
                     test::comment("four"), test::comment("five", {}, "b")},
                    {}, {test::article("a"), test::article("b")});
}

qint64 countAt(const QueueModel& model, QueueKind kind)
{
    return model.indexOf(kind).data(role(QueueRole::Count)).toLongLong();
}

QStringList words(const QAbstractItemModel& model, ThreadRole which)
{
    QStringList words;
    std::vector<QModelIndex> open{{}};
    while (!open.empty()) {
        const QModelIndex index = open.back();
        open.pop_back();
        if (index.isValid())
            words << index.data(role(which)).toString();
        for (int row = model.rowCount(index) - 1; row >= 0; --row)
            open.push_back(model.index(row, 0, index));
    }
    return words;
}

} // namespace

class TestDeskModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThreadFollowsTheDesk()
    {
        test::StoreFixture database;
        fill(database);
        ThreadModel model(database.store());
        const QAbstractItemModelTester tester(&model, fatal);
        QSignalSpy opened(&model, &ThreadModel::opened);
        model.openThread({1});
        QVERIFY(opened.wait());
        QCOMPARE(words(model, ThreadRole::Preview).join(u'|'),
                 QStringLiteral("Body of one|Body of two|Body of three|Body of four"));
        QCOMPARE(words(model, ThreadRole::AuthorName).last(), QStringLiteral("Author of four"));

        const core::CommentId two = model.idAt(model.index(0, 0, model.index(0, 0)));
        database.perform(decide::setStatus(Status::Approved, {{two}}));
        QTRY_COMPARE(model.indexOf(two).data(role(ThreadRole::Status)).toInt(), int(Status::Approved));
        QCOMPARE(model.index(0, 0).data(role(ThreadRole::UndecidedBelow)).toInt(), 1);

        const core::CommentId reply = database.perform(decide::reply(two, "Thank you")).created;
        QTRY_VERIFY(model.indexOf(reply).isValid());
        QCOMPARE(model.idAt(model.indexOf(reply).parent()), two);
        QCOMPARE(model.indexOf(reply).data().toString(), QStringLiteral("Thank you"));
        database.perform(decide::edit(reply, "Thanks"));
        QTRY_COMPARE(model.indexOf(reply).data().toString(), QStringLiteral("Thanks"));
        database.perform(decide::undo(2));
        QTRY_VERIFY(!model.indexOf(reply).isValid());
        QCOMPARE(ThreadContents(model).commentCount(), 4);
        database.perform(decide::redo(2));
        QTRY_COMPARE(model.indexOf(reply).data().toString(), QStringLiteral("Thanks"));
    }

    void anImportReadsTheOpenThreadAgain()
    {
        test::StoreFixture database;
        ArticleModel articles(database.store());
        const QAbstractItemModelTester articlesTester(&articles, fatal);
        fill(database);
        QTRY_COMPARE(articles.rowCount(), 2);
        ThreadModel model(database.store());
        const QAbstractItemModelTester tester(&model, fatal);
        QSignalSpy opened(&model, &ThreadModel::opened);
        model.openThread({2});
        QVERIFY(opened.wait());
        database.import({test::comment("six", "five", "b")}, {}, {test::article("b")});
        QTRY_COMPARE(ThreadContents(model).commentCount(), 2);
        QTRY_COMPARE(articles.index(1).data(role(ArticleRole::Total)).toInt(), 2);
    }

    void anArticleIsCalledAsItsLastImportCallsIt()
    {
        test::StoreFixture database;
        fill(database);
        ArticleModel articles(database.store());
        QCOMPARE(articles.index(0).data().toString(), QStringLiteral("Article a"));
        core::ArticleRecord renamed = test::article("a");
        renamed.title = "Renamed";
        database.import({test::comment("one")}, {}, {renamed});
        QTRY_COMPARE(articles.index(0).data().toString(), QStringLiteral("Renamed"));
    }

    void queuesCount()
    {
        test::StoreFixture database;
        QueueModel model(database.store());
        const QAbstractItemModelTester tester(&model, fatal);
        QCOMPARE(countAt(model, QueueKind::All), 0);
        fill(database);
        QTRY_COMPARE(countAt(model, QueueKind::Pending), 5);
        QSignalSpy changed(&model, &QueueModel::dataChanged);
        database.perform(decide::setStatus(Status::Spam, {{{1}}}));
        database.perform(decide::flag(core::FlagReason::Legal, {{{2}}}));
        QTRY_COMPARE(countAt(model, QueueKind::Flagged), 1);
        QCOMPARE(countAt(model, QueueKind::Pending), 4);
        QCOMPARE(countAt(model, QueueKind::Spam), 1);
        QCOMPARE(countAt(model, QueueKind::All), 5);
        QCOMPARE(changed.size(), 3); // Pending and Spam; Flagged
        QCOMPARE(model.predicateAt(model.indexOf(QueueKind::Pending)), pending);
        QCOMPARE(countAt(QueueModel(database.store()), QueueKind::Pending), 4);
    }

    void articlesStayListedWhenDecidedAway()
    {
        test::StoreFixture database;
        fill(database);
        ArticleModel model(database.store());
        const QAbstractItemModelTester tester(&model, fatal);
        model.setQueue(pending);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("Article a"));
        QCOMPARE(model.index(0).data(role(ArticleRole::Count)).toInt(), 4);
        QCOMPARE(model.nextWithMatches({}), model.index(0));
        database.perform(decide::setStatus(Status::Approved, {{{5}}}));
        QTRY_COMPARE(model.index(1).data(role(ArticleRole::Count)).toInt(), 0);
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(!model.nextWithMatches(model.index(0)).isValid());
        model.setQueue(pending);
        QCOMPARE(model.rowCount(), 1);
        database.perform(decide::undo());
        QTRY_COMPARE(model.rowCount(), 2); // its first match enters it at its place
        QCOMPARE(model.idAt(model.index(1)), core::ArticleId{2});
        QCOMPARE(model.indexOf({2}), model.index(1));
    }
};

MODERATO_TEST(TestDeskModels)

} // namespace moderato::test::tst_desk_models

#include "tst_desk_models.moc"
