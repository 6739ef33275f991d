// Every verb: what it changes, what it journals, what undo and redo make of it, what is told.
#include "tests/TestProgram.h"
#include "tests/store/StoreFixture.h"

#include <QCryptographicHash>
#include <QSignalSpy>

namespace moderato::test::tst_desk {

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
    void whoRepliesHereIsSeen();
    void aFlagOnAReplyThatIsTakenBackIsNotCounted();
    void anEditMakesPlainTextOfMarkup();
    void anEditKeepsBothTexts();
    void undoAndRedoSurviveARestart();
    void aNewDecisionDropsWhatWasUndone();
    void severalStepsAtOnce();
    void nothingToUndoIsAnError();
    void unknownIdsChangeNothing();
    void eventsTellStateCountsAndUndo();
    void draftsAreKeptAndForgotten();
    void aDecisionHasAnIdentity();
    void itemsNameCommentsByOriginWithWhatWasBeforeAndAfter();
    void undoTakesBackOnesOwnDecisionsAlone();
    void aPersonKeepsTheListUnderAnotherName();
    void everyVersionOfATextIsKept();
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
    QCOMPARE(undone.verb, core::Verb::Approve);
    QCOMPARE(fixture.thread(), "1 pending\n2<1 pending\n");

    const auto journal = *fixture.reader()->desk().journal(10);
    QCOMPARE(journal.size(), 2U);
    QCOMPARE(journal[0].decision.verb(), core::Verb::Undo);
    QCOMPARE(journal[0].decision.undoes(), outcome.decision);
    QCOMPARE(journal[0].comments, (std::vector<CommentId>{{1}, {2}}));
    QCOMPARE(journal[1].decision.words(), "fine");
    QCOMPARE(journal[1].decision.actor.name, "Mo");
    QCOMPARE(fixture.reader()->desk().history({2})->size(), 2U);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestDesk::aVerbThatChangesNothingIsNotJournalled()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    QVERIFY(!fixture.perform(decide::setStatus(Status::Pending, {{{1}}})).decision.isValid());
    QVERIFY(!fixture.perform(decide::unflag({{{1}}})).decision.isValid());
    QVERIFY(!fixture.perform(decide::edit({1}, "Body of 1")).decision.isValid());
    QVERIFY(fixture.reader()->desk().journal(10)->empty());
}

void TestDesk::aStatusDecisionClosesFlagsAndUndoReopensThem()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    fixture.perform(decide::flag(core::FlagReason::Abuse, {{{1}}}, "look"));
    fixture.perform(decide::flag(core::FlagReason::Spam, {{{1}}}));
    QCOMPARE(fixture.thread(), "1 pending flags=2\n");
    QCOMPARE(fixture.reader()->counts().ofAll()->flagged, 1);
    // The status stays, the flags are answered: that is a decision.
    QVERIFY(fixture.perform(decide::setStatus(Status::Pending, {{{1}}})).decision.isValid());
    QCOMPARE(fixture.thread(), "1 pending\n");
    QCOMPARE(fixture.reader()->counts().ofAll()->flagged, 0);
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
    QCOMPARE(fixture.reader()->counts().ofAll()->total(), 2);

    fixture.perform(decide::undo());
    QCOMPARE(fixture.thread(), "1 pending\n");
    QCOMPARE(fixture.reader()->counts().ofAll()->total(), 1);
    QCOMPARE(fixture.reader()->comment({2}).error().code, core::ErrorCode::CommentUnknown);
    QCOMPARE(fixture.desk().performAndWait(decide::setStatus(Status::Spam, {{{2}}})).error().code,
             core::ErrorCode::CommentUnknown);
    QCOMPARE(fixture.reader()->desk().history({2})->size(), 2U);

    fixture.perform(decide::redo());
    QCOMPARE(fixture.thread(), "1 pending\n2<1 approved staff\n");
    QCOMPARE(fixture.desk().performAndWait(decide::reply({1}, " \n")).error().code,
             core::ErrorCode::TextEmpty);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestDesk::whoRepliesHereIsSeen()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    fixture.perform(decide::reply({1}, "mine"));
    const auto reply = *fixture.reader()->comment({2});
    const auto author = *fixture.reader()->counts().author(reply.authorId);
    QVERIFY(reply.createdAt);
    QCOMPARE(author.firstSeen, reply.createdAt);
    QCOMPARE(author.lastSeen, reply.createdAt);
}

void TestDesk::aFlagOnAReplyThatIsTakenBackIsNotCounted()
{
    StoreFixture fixture;
    decide::Desk colleague(fixture.store(), {{"Kim", "kim@example.org"}});
    fixture.import({comment("1")});
    fixture.perform(decide::reply({1}, "mine"));
    QVERIFY(colleague.performAndWait(decide::flag(core::FlagReason::Other, {{{2}}})).ok());
    QCOMPARE(fixture.reader()->counts().ofAll()->flagged, 1);
    fixture.perform(decide::undo());
    QCOMPARE(fixture.reader()->counts().ofAll()->flagged, 0);
    QCOMPARE(fixture.faults(), QStringList());
    fixture.perform(decide::redo());
    QCOMPARE(fixture.reader()->counts().ofAll()->flagged, 1);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestDesk::anEditMakesPlainTextOfMarkup()
{
    StoreFixture fixture;
    auto html = comment("1");
    html.body = "a &amp; b";
    html.bodyFormat = core::BodyFormat::Html;
    fixture.import({html});
    QCOMPARE(fixture.perform(decide::edit({1}, html.body)).changed, 1);
    QCOMPARE(fixture.reader()->comment({1})->bodyFormat, core::BodyFormat::Plain);
    QVERIFY(!fixture.perform(decide::edit({1}, html.body)).decision.isValid());
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
    const auto state = *fixture.reader()->desk().undoState(fixture.desk().decidedBy());
    QCOMPARE(state.undo->verb, core::Verb::Approve);
    QCOMPARE(state.redo->verb, core::Verb::Spam);
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
    QCOMPARE(fixture.reader()->desk().journal(10)->size(), 3U);
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
    QCOMPARE(undone.verb, core::Verb::Reply);
    QCOMPARE(fixture.thread(), "1 pending\n");
    QCOMPARE(fixture.reader()->desk().journal(10)->size(), 6U);
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
    QVERIFY(!fixture.reader()->desk().undoState(fixture.desk().decidedBy())->undo);
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
    QVERIFY(fixture.reader()->desk().journal(10)->empty());
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
    QCOMPARE(event.changed[0].after.status, Status::Approved);
    QCOMPARE(event.changed[0].after.flags, 1);
    QCOMPARE(event.totals, *fixture.reader()->counts().ofAll());
    QCOMPARE(event.totals.of(Status::Pending), 1);
    QCOMPARE(event.totals.flagged, 1);
    QCOMPARE(event.articleCounts.value({1}), event.totals);
    QCOMPARE(event.decided->verb, core::Verb::Flag);
    QCOMPARE(event.decided->undo.undo->decision, event.decided->decision);
    QVERIFY(!event.decided->undo.redo);
}

void TestDesk::draftsAreKeptAndForgotten()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2")});
    fixture.desk().saveDraft({1}, core::Verb::Reply, "half a");
    fixture.desk().saveDraft({2}, core::Verb::Reply, "other");
    fixture.reopen();
    fixture.desk().saveDraft({1}, core::Verb::Edit, "another text");
    fixture.reopen();
    QCOMPARE(*fixture.reader()->desk().draft({1}, core::Verb::Reply), "half a");
    QCOMPARE(*fixture.reader()->desk().draft({1}, core::Verb::Edit), "another text");
    fixture.perform(decide::edit({1}, "another text"));
    QVERIFY(fixture.reader()->desk().draft({1}, core::Verb::Edit)->isEmpty());
    QCOMPARE(fixture.reader()->desk().drafts()->size(), 2U);
    fixture.perform(decide::reply({1}, "half a sentence"));
    fixture.desk().saveDraft({2}, core::Verb::Reply, "");
    fixture.reopen();
    QVERIFY(fixture.reader()->desk().drafts()->empty());
}

void TestDesk::aDecisionHasAnIdentity()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    fixture.perform(decide::setStatus(Status::Spam, {{{1}}}, "an advert"));
    fixture.perform(decide::flag(core::FlagReason::Legal, {{{1}}}, "ask them"));
    fixture.perform(decide::undo());
    const auto journal = *fixture.reader()->desk().journal(10);
    QCOMPARE(journal.size(), 3U);
    const core::Decision& undone = journal[0].decision;
    const core::Decision& flagged = journal[1].decision;
    const core::Decision& spam = journal[2].decision;
    QCOMPARE((QList{spam.sequence, flagged.sequence, undone.sequence}), (QList<qint64>{1, 2, 3}));
    QCOMPARE(quint8(spam.uuid.toRfc4122().at(6)) >> 4, 7);
    QVERIFY(spam.uuid != flagged.uuid && !spam.desk.isNull() && spam.desk == undone.desk);
    QVERIFY(spam.uuid.toRfc4122() < undone.uuid.toRfc4122());
    QCOMPARE(spam.actor.name, "Mo");
    QCOMPARE(spam.actor.email, "mo@example.org");
    QVERIFY(!spam.actor.uuid.isNull() && spam.actor.uuid == undone.actor.uuid);
    QCOMPARE(int(spam.cause), int(core::Cause::Window));
    QCOMPARE(std::get<core::StatusDecision>(spam.payload).status, Status::Spam);
    QCOMPARE(spam.words(), "an advert");
    QCOMPARE(std::get<core::FlagDecision>(flagged.payload).reason, core::FlagReason::Legal);
    QCOMPARE(flagged.words(), "ask them");
    QCOMPARE(std::get<core::StepDecision>(undone.payload).uuid, flagged.uuid);
    QCOMPARE(undone.undoes(), flagged.id);
}

void TestDesk::itemsNameCommentsByOriginWithWhatWasBeforeAndAfter()
{
    StoreFixture fixture;
    fixture.import({comment("one"), comment("two")});
    const auto spam = fixture.perform(decide::setStatus(Status::Spam, {{{1}, {2}}}));
    const auto edit = fixture.perform(decide::edit({2}, "mended"));
    const auto reply = fixture.perform(decide::reply({2}, "thank you"));
    auto reader = fixture.reader();
    const auto items = *reader->desk().decisionItems(spam.decision, {}, 10);
    QCOMPARE(items.size(), 2U);
    QCOMPARE(items[1].origin, (core::Origin{"site", "two"}));
    QCOMPARE(items[1].before.status, Status::Pending);
    QCOMPARE(items[1].after.status, Status::Spam);
    QVERIFY(!items[1].before.decided.isValid());
    QCOMPARE(items[1].after.decided, spam.decision);
    // On what it was decided: the text as it was then, whatever became of it.
    const auto hash = [](const QByteArray& text) {
        return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    };
    QCOMPARE(items[1].before.textHash, hash("Body of two"));
    QCOMPARE(items[1].after.version, 1);
    const auto edited = *reader->desk().decisionItems(edit.decision, {}, 10);
    QCOMPARE(edited[0].before.textHash, hash("Body of two"));
    QCOMPARE(edited[0].after.textHash, hash("mended"));
    QCOMPARE(edited[0].after.version, 2);
    const auto replied = *reader->desk().decisionItems(reply.decision, {}, 10);
    QVERIFY(!replied[0].before.status);
    QCOMPARE(replied[0].after.status, Status::Approved);
    QVERIFY(reader->desk().decisionItems(spam.decision, {1}, 10)->size() == 1);
}

void TestDesk::undoTakesBackOnesOwnDecisionsAlone()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2")});
    decide::Desk colleague(fixture.store(), {{"Kim", "kim@example.org"}});
    decide::Desk nightly(fixture.store(), {{"Mo", "mo@example.org"}, core::Cause::CommandLine});
    fixture.perform(decide::setStatus(Status::Approved, {{{1}}}));
    QVERIFY(colleague.performAndWait(decide::setStatus(Status::Spam, {{{2}}})).ok());
    QVERIFY(nightly.performAndWait(decide::flag(core::FlagReason::Spam, {{{2}}})).ok());
    QCOMPARE(fixture.perform(decide::undo()).verb, core::Verb::Approve);
    QCOMPARE(fixture.thread(), "1 pending\n2 spam flags=1\n");
    QCOMPARE(fixture.desk().performAndWait(decide::undo()).error().code, core::ErrorCode::NothingToUndo);
    // Nor does what another decides take away what I could do again.
    QVERIFY(colleague.performAndWait(decide::undo()).ok());
    QCOMPARE(fixture.perform(decide::redo()).verb, core::Verb::Approve);
    QCOMPARE(nightly.performAndWait(decide::undo())->verb, core::Verb::Flag);
    QCOMPARE(fixture.thread(), "1 approved\n2 pending\n");
    QCOMPARE(fixture.faults(), QStringList());
}

void TestDesk::aPersonKeepsTheListUnderAnotherName()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    core::Actor person{"Mo", "mo@example.org"};
    person.uuid = core::newUuid();
    decide::Desk desk(fixture.store(), {person});
    QVERIFY(desk.performAndWait(decide::setStatus(Status::Spam, {{{1}}})).ok());
    person.name = "Mo Berg";
    desk.setActor(person);
    QVERIFY(desk.performAndWait(decide::undo()).ok());
    const auto journal = *fixture.reader()->desk().journal(10);
    QCOMPARE(journal[0].decision.actor.name, "Mo Berg");
    QCOMPARE(journal[1].decision.actor.name, "Mo Berg");
}

void TestDesk::everyVersionOfATextIsKept()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    QVERIFY(fixture.reader()->desk().versions({1})->empty());
    const auto bodies = [&] {
        QByteArrayList texts;
        for (const core::CommentVersion& version : *fixture.reader()->desk().versions({1})) {
            texts.append(QByteArray::number(version.version) + ' ' + version.author.name + ": " +
                         version.body);
        }
        return texts.join('|');
    };
    auto changed = comment("1");
    changed.author.name = "A. Other";
    changed.body = "at the source";
    fixture.import({changed});
    fixture.perform(decide::edit({1}, "mended"));
    fixture.perform(decide::undo());
    fixture.perform(decide::edit({1}, "mended better"));
    QCOMPARE(bodies(), "1 Author of 1: Body of 1|2 A. Other: at the source|3 A. Other: mended|"
                       "4 A. Other: mended better");
    QCOMPARE(fixture.reader()->comment({1})->body, "mended better");
    fixture.perform(decide::undo());
    QCOMPARE(fixture.reader()->comment({1})->body, "at the source");
    QCOMPARE(fixture.faults(), QStringList());
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

MODERATO_TEST(TestDesk)

} // namespace moderato::test::tst_desk

#include "tst_desk.moc"
