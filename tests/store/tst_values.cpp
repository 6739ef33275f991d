// Numbers in a database that no build writes, put there by another hand.
#include "tests/TestProgram.h"
#include "tests/store/StoreFixture.h"

namespace moderato::test::tst_values {

using core::CommentId;
using core::Status;

class TestValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRowThatCannotBeIsShownAsDamaged();
    void aDecisionThatCannotBeIsShownAsDamaged();
    void aStatusThatCannotBeIsShownAsDamaged();
};

void TestValues::aRowThatCannotBeIsShownAsDamaged()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2", "1")});
    QVERIFY(Stranger(fixture.file())
                .execute("UPDATE comment SET kind = 9, marks = 4096 WHERE id = 1;"
                         "UPDATE content SET body_format = 77 WHERE comment_id = 1"));
    const auto damaged = *fixture.reader()->comment({1});
    QCOMPARE(int(damaged.kind), int(core::CommentKind::Other));
    QCOMPARE(int(damaged.bodyFormat), int(core::BodyFormat::Plain));
    QVERIFY(core::hasMark(damaged.marks, core::Mark::Damaged));
    QCOMPARE(damaged.body, "Body of 1");
    QVERIFY(!core::hasMark(fixture.reader()->comment({2})->marks, core::Mark::Damaged));
    QCOMPARE(fixture.thread(), "1 pending\n2<1 pending\n");
    // It is decided on as any other, and told by check.
    QCOMPARE(fixture.perform(decide::setStatus(Status::Spam, {{{1}}})).changed, 1);
    QVERIFY(fixture.faults().contains(u"comment 1: holds what cannot be"_s));
}

void TestValues::aStatusThatCannotBeIsShownAsDamaged()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2", "1")});
    QVERIFY(Stranger(fixture.file())
                .execute("PRAGMA ignore_check_constraints = 1; UPDATE comment SET status = 77 WHERE id = 2"));
    const core::Comment damaged = *fixture.reader()->comment({2});
    QCOMPARE(int(damaged.status), int(Status::Pending));
    QVERIFY(core::hasMark(damaged.marks, core::Mark::Damaged));
    QCOMPARE(fixture.thread(), "1 pending\n2<1 pending\n");
    QCOMPARE(*fixture.reader()->searcher().all({}), (std::vector<CommentId>{{1}, {2}}));
    QVERIFY(fixture.faults().contains(u"comment 2: holds what cannot be"_s));
}

void TestValues::aDecisionThatCannotBeIsShownAsDamaged()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2")});
    fixture.perform(decide::setStatus(Status::Approved, {{{2}}}));
    fixture.perform(decide::setStatus(Status::Spam, {{{1}}}));
    QVERIFY(Stranger(fixture.file())
                .execute("DROP TRIGGER decision_is_final; UPDATE decision SET verb = 99 WHERE id = 2"));
    const auto journal = *fixture.reader()->desk().journal(10);
    QCOMPARE(journal.size(), 2U);
    QVERIFY(journal[0].isDamaged);
    QCOMPARE(journal[0].decision.id, core::DecisionId{2});
    QCOMPARE(journal[0].comments, std::vector<CommentId>{{1}});
    QVERIFY(!journal[1].isDamaged); // and does not hide the others
    QCOMPARE(journal[1].decision.verb(), core::Verb::Approve);
    QCOMPARE(fixture.desk().performAndWait(decide::undo()).error().code, core::ErrorCode::DatabaseDamaged);
    QVERIFY(fixture.faults().contains(u"decision 2: holds what cannot be"_s));
}

MODERATO_TEST(TestValues)

} // namespace moderato::test::tst_values

#include "tst_values.moc"
