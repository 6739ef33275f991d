// Verbs over many comments: one decision and one step to undo, in slices that let others through.
#include "model/sqlite/Connection.h"
#include "model/store/Writing.h"
#include "tests/TestProgram.h"
#include "tests/decide/BulkFixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>

namespace moderato::test::tst_bulk {

using core::CommentId;
using core::Status;

namespace {

// After the first slice.
decide::Desk::Progress stopping(std::stop_source& stop)
{
    return [&stop](qint64, qint64) { stop.request_stop(); };
}

} // namespace

class TestBulk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPredicateIsOneDecisionAndOneStep();
    void aPredicateOverAllArticles();
    void aPredicateThatMatchesNothingIsNotJournalled();
    void manyIdsAreOneDecision();
    void anUnknownIdAmongManyChangesNothing();
    void flagsComeAndGoInSlices();
    void aStoppedVerbStandsAsFarAsItCame();
    void aVerbCutOffByAFullDiskTellsWhatStands();
    void aStoppedUndoIsFinishedByTheNext();
    void undoStopsTheVerbUnderWay();
    void undoAtOnceMeansTheVerbJustBegun();
    void undoAndRedoFollowEachOther();
    void destroyingTheDeskStopsTheVerb();
};

void TestBulk::aPredicateIsOneDecisionAndOneStep()
{
    StoreFixture fixture;
    fill(fixture);
    const QByteArray before = fixture.thread();
    QSignalSpy changed(&fixture.store(), &store::Store::changed);
    qint64 told = 0;
    const auto outcome =
        fixture.desk().performAndWait(decide::setStatus(Status::Approved, pendingOf(1), "all fine"),
                                      [&](qint64 done, qint64) { told = done; });
    QVERIFY(outcome.ok());
    QCOMPARE(outcome->changed, many * 9 / 10);
    QVERIFY(told > 0);
    QVERIFY(!outcome->stopped);
    QCOMPARE(outcome->comments.size(), 1000U);
    QCOMPARE(countOf(fixture, Status::Approved), many);
    QCOMPARE(countOf(fixture, Status::Pending), 3);
    QCOMPARE(fixture.reader()->counts().ofAll()->flagged, 0);
    QTRY_VERIFY(changed.size() > 1); // slices, each told
    QCOMPARE(fixture.faults(), QStringList());

    auto journal = *fixture.reader()->desk().journal(10);
    QCOMPARE(journal.size(), 1U);
    QCOMPARE(journal[0].decision.words(), "all fine");
    QCOMPARE(qint64(journal[0].comments.size()), outcome->changed);
    QCOMPARE(fixture.reader()->desk().undoState(fixture.desk().decidedBy())->undo->comments,
             outcome->changed);

    const auto undone = fixture.perform(decide::undo());
    QCOMPARE(undone.changed, outcome->changed);
    QCOMPARE(undone.verb, core::Verb::Approve);
    QCOMPARE(fixture.thread(), before);
    QCOMPARE(fixture.faults(), QStringList());
    QVERIFY(!fixture.reader()->desk().undoState(fixture.desk().decidedBy())->undo);
    QCOMPARE(fixture.perform(decide::redo()).changed, outcome->changed);
    QCOMPARE(countOf(fixture, Status::Approved), many);
    journal = *fixture.reader()->desk().journal(10);
    QCOMPARE(journal.size(), 3U);
    QCOMPARE(journal[1].decision.undoes(), outcome->decision);
    QCOMPARE(qint64(journal[1].comments.size()), outcome->changed);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestBulk::aPredicateOverAllArticles()
{
    StoreFixture fixture;
    fill(fixture);
    const auto outcome = fixture.perform(decide::setStatus(Status::Spam, pendingOf(0)));
    QCOMPARE(outcome.changed, many * 9 / 10 + 3);
    QCOMPARE(outcome.verb, core::Verb::Spam);
    QCOMPARE(fixture.thread({2}), QByteArray("6001 spam\n6002 spam\n6003 spam\n"));
    fixture.reopen();
    QCOMPARE(fixture.perform(decide::undo()).changed, outcome.changed);
    QCOMPARE(countOf(fixture, Status::Spam), 0);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestBulk::aPredicateThatMatchesNothingIsNotJournalled()
{
    StoreFixture fixture;
    fill(fixture, 20);
    decide::Targets targets;
    targets.matching = core::both(core::inArticle({1}), core::withStatus(Status::Spam));
    const auto outcome = fixture.desk().performAndWait(decide::setStatus(Status::Approved, targets));
    QVERIFY(outcome.ok());
    QVERIFY(!outcome->decision.isValid());
    QVERIFY(fixture.reader()->desk().journal(10)->empty());
}

void TestBulk::manyIdsAreOneDecision()
{
    StoreFixture fixture;
    fill(fixture);
    const QByteArray before = fixture.thread();
    const auto outcome = fixture.perform(decide::setStatus(Status::Rejected, idsUpTo(many)));
    QCOMPARE(outcome.changed, many);
    QCOMPARE(fixture.reader()->desk().journal(10)->size(), 1U);
    fixture.perform(decide::undo());
    QCOMPARE(fixture.thread(), before);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestBulk::anUnknownIdAmongManyChangesNothing()
{
    StoreFixture fixture;
    fill(fixture);
    auto targets = idsUpTo(many);
    targets.ids.push_back({99'999});
    const auto outcome = fixture.desk().performAndWait(decide::setStatus(Status::Spam, targets));
    QCOMPARE(outcome.error().code, core::ErrorCode::CommentUnknown);
    QVERIFY(fixture.reader()->desk().journal(10)->empty());
}

void TestBulk::flagsComeAndGoInSlices()
{
    StoreFixture fixture;
    fill(fixture);
    const QByteArray before = fixture.thread();
    QCOMPARE(fixture.perform(decide::flag(core::FlagReason::Spam, pendingOf(1))).changed, many * 9 / 10);
    QCOMPARE(fixture.reader()->counts().ofAll()->flagged, many * 9 / 10);
    decide::Targets flagged;
    flagged.matching = core::withFlags();
    QCOMPARE(fixture.perform(decide::unflag(flagged)).changed, many * 9 / 10);
    QCOMPARE(fixture.reader()->counts().ofAll()->flagged, 0);
    QCOMPARE(fixture.faults(), QStringList());
    fixture.perform(decide::undo(2));
    QCOMPARE(fixture.thread(), before);
    fixture.perform(decide::redo());
    QCOMPARE(fixture.reader()->counts().ofAll()->flagged, many * 9 / 10);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestBulk::aStoppedVerbStandsAsFarAsItCame()
{
    StoreFixture fixture;
    fill(fixture);
    const QByteArray before = fixture.thread();
    std::stop_source stop;
    const auto outcome = fixture.desk().performAndWait(decide::setStatus(Status::Approved, pendingOf(1)),
                                                       stopping(stop), stop.get_token());
    QVERIFY(outcome.ok());
    QVERIFY(outcome->stopped);
    QVERIFY(outcome->changed > 0 && outcome->changed < many * 9 / 10);
    QCOMPARE(outcome->planned, many * 9 / 10);
    QVERIFY(!outcome->cutOffBy);
    QCOMPARE(fixture.reader()->desk().journal(1)->front().stopped->of, many * 9 / 10);
    QCOMPARE(countOf(fixture, Status::Pending), many * 9 / 10 + 3 - outcome->changed);
    QCOMPARE(fixture.reader()->desk().undoState(fixture.desk().decidedBy())->undo->comments,
             outcome->changed);
    QCOMPARE(fixture.faults(), QStringList());
    fixture.reopen();
    QCOMPARE(fixture.perform(decide::undo()).changed, outcome->changed);
    QCOMPARE(fixture.thread(), before);
}

void TestBulk::aVerbCutOffByAFullDiskTellsWhatStands()
{
    StoreFixture fixture;
    fill(fixture);
    const QByteArray before = fixture.thread();
    const auto limit = [&](const char* sql) {
        QVERIFY(fixture.store()
                    .writeAndWait(store::Store::Lane::Decision,
                                  [sql](store::Transaction& transaction) {
                                      store::writingOf(transaction).connection.execute(sql);
                                      return core::Result<void>();
                                  })
                    .ok());
    };
    const auto outcome =
        fixture.desk().performAndWait(decide::setStatus(Status::Approved, pendingOf(1)),
                                      [&](qint64, qint64) { limit("PRAGMA max_page_count=1"); });
    limit("PRAGMA max_page_count=1073741823");
    QVERIFY(outcome.ok());
    QVERIFY(outcome->stopped && outcome->cutOffBy);
    QCOMPARE(outcome->cutOffBy->code, core::ErrorCode::DiskFull);
    QVERIFY(outcome->changed > 0 && outcome->changed < outcome->planned);
    QCOMPARE(countOf(fixture, Status::Approved), many / 10 + outcome->changed);
    const auto entry = fixture.reader()->desk().journal(1)->front();
    QCOMPARE(entry.stopped->of, outcome->planned);
    QCOMPARE(entry.stopped->at, outcome->changed);
    QCOMPARE(qint64(entry.comments.size()), outcome->changed);
    QCOMPARE(fixture.faults(), QStringList());
    // Either way out of it: taken back whole, or the same again for the rest.
    QCOMPARE(fixture.perform(decide::undo()).changed, outcome->changed);
    QCOMPARE(fixture.thread(), before);
    QCOMPARE(fixture.perform(decide::redo()).changed, outcome->changed);
    const auto rest = fixture.perform(decide::setStatus(Status::Approved, pendingOf(1)));
    QCOMPARE(rest.changed, outcome->planned - outcome->changed);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestBulk::aStoppedUndoIsFinishedByTheNext()
{
    StoreFixture fixture;
    fill(fixture);
    const QByteArray before = fixture.thread();
    const auto outcome = fixture.perform(decide::setStatus(Status::Approved, pendingOf(1)));
    std::stop_source stop;
    const auto stopped = fixture.desk().performAndWait(decide::undo(), stopping(stop), stop.get_token());
    QVERIFY(stopped.ok() && stopped->stopped);
    QVERIFY(stopped->changed > 0);
    QCOMPARE(fixture.faults(), QStringList());
    const auto rest = fixture.perform(decide::undo());
    QCOMPARE(stopped->changed + rest.changed, outcome.changed);
    QCOMPARE(fixture.thread(), before);
    QVERIFY(!fixture.reader()->desk().undoState(fixture.desk().decidedBy())->undo);

    // A redo that was stopped is taken back whole.
    std::stop_source stopAgain;
    const auto again =
        fixture.desk().performAndWait(decide::redo(), stopping(stopAgain), stopAgain.get_token());
    QVERIFY(again->stopped);
    QCOMPARE(fixture.perform(decide::undo()).changed, again->changed);
    QCOMPARE(fixture.thread(), before);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestBulk::undoStopsTheVerbUnderWay()
{
    StoreFixture fixture;
    fill(fixture, 30'000);
    QObject context;
    std::optional<decide::Outcome> bulk;
    std::optional<decide::Outcome> undone;
    bool asked = false;
    fixture.desk().perform(
        decide::setStatus(Status::Approved, pendingOf(1)), &context,
        [&](const core::Result<decide::Outcome>& outcome) { bulk = *outcome; },
        [&](qint64, qint64) {
            if (!std::exchange(asked, true)) {
                fixture.desk().perform(
                    decide::undo(), &context,
                    [&](const core::Result<decide::Outcome>& outcome) { undone = *outcome; });
            }
        });
    QTRY_VERIFY(bulk && undone);
    QVERIFY(bulk->stopped);
    QVERIFY(bulk->changed < 27'000);
    QCOMPARE(undone->changed, bulk->changed);
    QCOMPARE(countOf(fixture, Status::Pending), 27'003);
    QVERIFY(!fixture.reader()->desk().undoState(fixture.desk().decidedBy())->undo);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestBulk::undoAtOnceMeansTheVerbJustBegun()
{
    StoreFixture fixture;
    fill(fixture);
    fixture.perform(decide::setStatus(Status::Spam, {{{1}}}));
    QObject context;
    std::optional<decide::Outcome> bulk;
    std::optional<decide::Outcome> undone;
    fixture.desk().perform(decide::setStatus(Status::Approved, pendingOf(1)), &context,
                           [&](const core::Result<decide::Outcome>& outcome) { bulk = *outcome; });
    fixture.desk().perform(decide::undo(), &context,
                           [&](const core::Result<decide::Outcome>& outcome) { undone = *outcome; });
    QTRY_VERIFY(bulk && undone);
    QVERIFY(bulk->stopped);
    QCOMPARE(undone->changed, bulk->changed);
    QCOMPARE(undone->verb, core::Verb::Approve);
    QCOMPARE(fixture.reader()->comment({1})->status, Status::Spam); // the decision before stands
    QCOMPARE(countOf(fixture, Status::Pending), many * 9 / 10 + 2);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestBulk::undoAndRedoFollowEachOther()
{
    StoreFixture fixture;
    fill(fixture);
    const auto outcome = fixture.perform(decide::setStatus(Status::Approved, pendingOf(1)));
    QObject context;
    QList<qint64> changed;
    const auto note = [&](const core::Result<decide::Outcome>& done) {
        changed.append(done ? done->changed : -1);
    };
    for (const decide::Request& request : {decide::undo(), decide::redo(), decide::undo(), decide::undo()}) {
        fixture.desk().perform(request, &context, note);
    }
    QTRY_COMPARE(changed.size(), 4);
    QCOMPARE(changed, (QList<qint64>{outcome.changed, outcome.changed, outcome.changed, -1}));
    QCOMPARE(countOf(fixture, Status::Pending), many * 9 / 10 + 3);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestBulk::destroyingTheDeskStopsTheVerb()
{
    StoreFixture fixture;
    fill(fixture, 30'000);
    QObject context;
    bool told = false;
    fixture.desk().perform(decide::setStatus(Status::Approved, pendingOf(1)), &context,
                           [&](const core::Result<decide::Outcome>&) { told = true; });
    fixture.reopen();
    QVERIFY(!told);
    QVERIFY(countOf(fixture, Status::Pending) > 3);
    QCOMPARE(fixture.faults(), QStringList());
}

MODERATO_TEST(TestBulk)

} // namespace moderato::test::tst_bulk

#include "tst_bulk.moc"
