// Every verb: what it changes, what it journals, what undo and redo make of it, what is told.
#include "tests/store/StoreFixture.h"

#include <QSignalSpy>

using namespace moderato;
using namespace moderato::test;
using core::CommentId;
using core::Status;

class TestDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStatusIsDecidedJournalledAndUndone();
    void aVerbThatChangesNothingIsNotJournalled();
    void aStatusDecisionClosesFlagsAndUndoReopensThem();
    void flagsAreOneOfAReason();
    void unflagClosesAllAndUndoReopens();
    void repliesBelowAreDecidedTogether();
    void aReplyEntersLeavesAndComesBack();
    void anEditKeepsBothTexts();
    void undoAndRedoSurviveARestart();
    void aNewDecisionDropsWhatWasUndone();
    void severalStepsAtOnce();
    void nothingToUndoIsAnError();
    void unknownIdsChangeNothing();
    void eventsTellStateCountsAndUndo();
    void draftsAreKeptAndForgotten();
    void doneComesAfterChanged();
};

void TestDesk::aStatusIsDecidedJournalledAndUndone()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2", "1")});
    const auto outcome = fixture.perform(decide::setStatus(Status::Approved, {{{1}, {2}, {1}}}, "fine"));
    QVERIFY(outcome.decision.isValid());
    QCOMPARE(outcome.changed, 2);
    QCOMPARE(fixture.thread(), "1 approved\n2<1 approved\n");

    const auto undone = fixture.perform(decide::undo());
    QCOMPARE(undone.action, core::Action::Approve);
    QCOMPARE(fixture.thread(), "1 pending\n2<1 pending\n");

    const auto journal = *fixture.reader()->journal(10);
    QCOMPARE(journal.size(), 2U);
    QCOMPARE(journal[0].action, core::Action::Undo);
    QCOMPARE(journal[0].undoes, outcome.decision);
    QCOMPARE(journal[0].comments, (std::vector<CommentId>{{1}, {2}}));
    QCOMPARE(journal[1].reason, "fine");
    QCOMPARE(journal[1].moderator, "Mo");
    QCOMPARE(fixture.reader()->history({2})->size(), 2U);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestDesk::aVerbThatChangesNothingIsNotJournalled()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    QVERIFY(!fixture.perform(decide::setStatus(Status::Pending, {{{1}}})).decision.isValid());
    QVERIFY(!fixture.perform(decide::unflag({{{1}}})).decision.isValid());
    QVERIFY(!fixture.perform(decide::edit({1}, "Body of 1")).decision.isValid());
    QVERIFY(fixture.reader()->journal(10)->empty());
}

void TestDesk::aStatusDecisionClosesFlagsAndUndoReopensThem()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    fixture.perform(decide::flag(core::FlagReason::Abuse, {{{1}}}, "look"));
    fixture.perform(decide::flag(core::FlagReason::Spam, {{{1}}}));
    QCOMPARE(fixture.thread(), "1 pending flags=2\n");
    QCOMPARE(fixture.reader()->counts()->flagged, 1);
    // The status stays, the flags are answered: that is a decision.
    QVERIFY(fixture.perform(decide::setStatus(Status::Pending, {{{1}}})).decision.isValid());
    QCOMPARE(fixture.thread(), "1 pending\n");
    QCOMPARE(fixture.reader()->counts()->flagged, 0);
    fixture.perform(decide::undo());
    QCOMPARE(fixture.thread(), "1 pending flags=2\n");
    fixture.perform(decide::redo());
    QCOMPARE(fixture.thread(), "1 pending\n");
    fixture.perform(decide::undo(3));
    QCOMPARE(fixture.thread(), "1 pending\n");
    QVERIFY(fixture.reader()->comment({1})->flags.isEmpty());
    QCOMPARE(fixture.faults(), QStringList());
}

void TestDesk::flagsAreOneOfAReason()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2")});
    fixture.perform(decide::flag(core::FlagReason::Legal, {{{1}}}, "see §5"));
    const auto again = fixture.perform(decide::flag(core::FlagReason::Legal, {{{1}, {2}}}, "again"));
    QCOMPARE(again.comments, std::vector<CommentId>{{2}});
    QVERIFY(!fixture.perform(decide::flag(core::FlagReason::Legal, {{{1}}})).decision.isValid());
    const auto flags = fixture.reader()->comment({1})->flags;
    QCOMPARE(flags.size(), 1);
    QCOMPARE(flags[0].note, "see §5");
    QCOMPARE(flags[0].moderator, "Mo");
    QVERIFY(flags[0].at.has_value());
}

void TestDesk::unflagClosesAllAndUndoReopens()
{
    StoreFixture fixture;
    auto flagged = comment("1");
    flagged.flags = {{core::FlagReason::Abuse, "n", "", 5}, {core::FlagReason::Other, "", "", {}}};
    fixture.import({flagged});
    QCOMPARE(fixture.thread(), "1 pending flags=2\n");
    fixture.perform(decide::unflag({{{1}}}));
    QCOMPARE(fixture.thread(), "1 pending\n");
    fixture.perform(decide::undo());
    QCOMPARE(fixture.thread(), "1 pending flags=2\n");
    QCOMPARE(fixture.faults(), QStringList());
}

void TestDesk::repliesBelowAreDecidedTogether()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2", "4"), comment("3"), comment("4", "1")});
    fixture.perform(decide::setStatus(Status::Spam, {{{1}}, true}));
    QCOMPARE(fixture.thread(), "1 spam\n2<4 spam\n3 pending\n4<1 spam\n");
    fixture.perform(decide::undo());
    QCOMPARE(fixture.thread(), "1 pending\n2<4 pending\n3 pending\n4<1 pending\n");
}

void TestDesk::aReplyEntersLeavesAndComesBack()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    const auto reply = fixture.perform(decide::reply({1}, "Thank you, see https://example.org"));
    QCOMPARE(reply.created, CommentId{2});
    QCOMPARE(fixture.thread(), "1 pending\n2<1 approved staff\n");
    const auto written = *fixture.reader()->comment({2});
    QCOMPARE(written.author.name, "Mo");
    QCOMPARE(written.author.email, "mo@example.org");
    QVERIFY(written.origin.source.startsWith("moderato:"));
    QVERIFY(core::hasMark(written.marks, core::Mark::HasLink));
    QCOMPARE(fixture.reader()->counts()->total(), 2);

    fixture.perform(decide::undo());
    QCOMPARE(fixture.thread(), "1 pending\n");
    QCOMPARE(fixture.reader()->counts()->total(), 1);
    QCOMPARE(fixture.reader()->comment({2}).error().code, core::ErrorCode::CommentUnknown);
    QCOMPARE(fixture.desk().performAndWait(decide::setStatus(Status::Spam, {{{2}}})).error().code,
             core::ErrorCode::CommentUnknown);
    QCOMPARE(fixture.reader()->history({2})->size(), 2U);

    fixture.perform(decide::redo());
    QCOMPARE(fixture.thread(), "1 pending\n2<1 approved staff\n");
    QCOMPARE(fixture.desk().performAndWait(decide::reply({1}, " \n")).error().code,
             core::ErrorCode::TextEmpty);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestDesk::anEditKeepsBothTexts()
{
    StoreFixture fixture;
    auto html = comment("1");
    html.body = "<p>rude</p>";
    html.bodyFormat = core::BodyFormat::Html;
    fixture.import({html});
    fixture.perform(decide::edit({1}, "mended"));
    QCOMPARE(fixture.reader()->comment({1})->body, "mended");
    QCOMPARE(fixture.thread(), "1 pending edited\n");
    fixture.perform(decide::undo());
    QCOMPARE(fixture.reader()->comment({1})->body, "<p>rude</p>");
    QCOMPARE(fixture.reader()->comment({1})->bodyFormat, core::BodyFormat::Html);
    QCOMPARE(fixture.thread(), "1 pending\n");
    fixture.perform(decide::redo());
    QCOMPARE(fixture.reader()->comment({1})->body, "mended");
    QCOMPARE(fixture.faults(), QStringList());
}

void TestDesk::undoAndRedoSurviveARestart()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    fixture.perform(decide::setStatus(Status::Approved, {{{1}}}));
    fixture.perform(decide::setStatus(Status::Spam, {{{1}}}));
    fixture.perform(decide::undo());
    fixture.reopen();
    const auto state = *fixture.reader()->undoState();
    QCOMPARE(state.undo->action, core::Action::Approve);
    QCOMPARE(state.redo->action, core::Action::Spam);
    QCOMPARE(state.redo->comments, 1);
    fixture.perform(decide::redo());
    QCOMPARE(fixture.thread(), "1 spam\n");
    fixture.perform(decide::undo(2));
    QCOMPARE(fixture.thread(), "1 pending\n");
}

void TestDesk::aNewDecisionDropsWhatWasUndone()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    fixture.perform(decide::setStatus(Status::Approved, {{{1}}}));
    fixture.perform(decide::undo());
    fixture.perform(decide::setStatus(Status::Spam, {{{1}}}));
    QCOMPARE(fixture.desk().performAndWait(decide::redo()).error().code, core::ErrorCode::NothingToRedo);
    QCOMPARE(fixture.reader()->journal(10)->size(), 3U);
}

void TestDesk::severalStepsAtOnce()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    fixture.perform(decide::reply({1}, "one"));
    fixture.perform(decide::setStatus(Status::Spam, {{{2}}}));
    fixture.perform(decide::setStatus(Status::Approved, {{{1}}}));
    QCoreApplication::processEvents();
    QSignalSpy spy(&fixture.store(), &store::Store::changed);
    const auto undone = fixture.perform(decide::undo(7));
    QCOMPARE(undone.action, core::Action::Reply);
    QCOMPARE(fixture.thread(), "1 pending\n");
    QCOMPARE(fixture.reader()->journal(10)->size(), 6U);
    fixture.perform(decide::redo(3));
    QCOMPARE(fixture.thread(), "1 approved\n2<1 spam staff\n");
    QTRY_COMPARE(spy.size(), 2);
    const auto back = spy[1][0].value<core::ChangeEvent>();
    QCOMPARE(back.added.size(), 1U);
    QCOMPARE(back.added[0].row.status, Status::Spam); // as it is in the end, told once
    QCOMPARE(back.changed.size(), 1U);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestDesk::nothingToUndoIsAnError()
{
    StoreFixture fixture;
    QCOMPARE(fixture.desk().performAndWait(decide::undo()).error().code, core::ErrorCode::NothingToUndo);
    QCOMPARE(fixture.desk().performAndWait(decide::redo()).error().code, core::ErrorCode::NothingToRedo);
    QVERIFY(!fixture.reader()->undoState()->undo);
}

void TestDesk::unknownIdsChangeNothing()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    for (const bool withReplies : {false, true}) {
        const auto answer =
            fixture.desk().performAndWait(decide::setStatus(Status::Spam, {{{1}, {99}}, withReplies}));
        QCOMPARE(answer.error().code, core::ErrorCode::CommentUnknown);
        QCOMPARE(answer.error().where, u"99"_s);
    }
    QCOMPARE(fixture.thread(), "1 pending\n");
    QVERIFY(fixture.reader()->journal(10)->empty());
}

void TestDesk::eventsTellStateCountsAndUndo()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2")});
    QCoreApplication::processEvents();
    QSignalSpy spy(&fixture.store(), &store::Store::changed);
    fixture.perform(decide::setStatus(Status::Approved, {{{2}}}));
    fixture.perform(decide::flag(core::FlagReason::Spam, {{{2}}}));
    QTRY_COMPARE(spy.size(), 2);
    const auto event = spy[1][0].value<core::ChangeEvent>();
    QCOMPARE(event.changed.size(), 1U);
    QCOMPARE(event.changed[0].id, CommentId{2});
    QCOMPARE(event.changed[0].article, core::ArticleId{1});
    QCOMPARE(event.changed[0].status, Status::Approved);
    QCOMPARE(event.changed[0].flags, 1);
    QCOMPARE(event.totals, *fixture.reader()->counts());
    QCOMPARE(event.totals.of(Status::Pending), 1);
    QCOMPARE(event.totals.flagged, 1);
    QCOMPARE(event.articleCounts.value({1}), event.totals);
    QCOMPARE(event.action, core::Action::Flag);
    QCOMPARE(event.undo.undo->decision, event.decision);
    QVERIFY(!event.undo.redo);
}

void TestDesk::draftsAreKeptAndForgotten()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2")});
    fixture.desk().saveDraft({1}, "half a");
    fixture.desk().saveDraft({2}, "other");
    fixture.reopen();
    QCOMPARE(*fixture.reader()->draft({1}), "half a");
    QCOMPARE(fixture.reader()->drafts()->size(), 2U);
    fixture.perform(decide::reply({1}, "half a sentence"));
    fixture.desk().saveDraft({2}, "");
    fixture.reopen();
    QVERIFY(fixture.reader()->drafts()->empty());
}

void TestDesk::doneComesAfterChanged()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    QCoreApplication::processEvents();
    QStringList heard;
    QObject context;
    connect(&fixture.store(), &store::Store::changed, &context, [&] { heard += u"changed"_s; });
    fixture.desk().perform(decide::setStatus(Status::Spam, {{{1}}}), &context,
                           [&](const core::Result<decide::Outcome>& outcome) {
                               QVERIFY(outcome.ok());
                               heard += u"done"_s;
                           });
    auto gone = std::make_unique<QObject>();
    fixture.desk().perform(decide::undo(), gone.get(),
                           [&](const core::Result<decide::Outcome>&) { heard += u"gone"_s; });
    gone.reset();
    QTRY_COMPARE(heard, (QStringList{u"changed"_s, u"done"_s, u"changed"_s}));
}

QTEST_GUILESS_MAIN(TestDesk)
#include "tst_desk.moc"
