// Verbs over many comments: one decision and one step to undo, in slices that let others through.
#include "model/sqlite/Connection.h"
#include "model/store/Writing.h"
#include "tests/store/StoreFixture.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QSignalSpy>

using namespace moderato;
using namespace moderato::test;
using core::CommentId;
using core::Status;
using core::StatusSet;

namespace {

constexpr int many = 6000;

// `many` comments of article a: each tenth approved, each hundredth flagged; and three of article b.
void fill(StoreFixture& fixture, int comments = many)
{
    std::vector<core::CommentRecord> file;
    for (int i = 1; i <= comments; ++i) {
        file.push_back(comment(QByteArray::number(i), i > 10 ? QByteArray::number(i / 10) : QByteArray()));
        file.back().author.name = "Author " + QByteArray::number(i % 97);
        file.back().status = i % 10 == 0 ? Status::Approved : Status::Pending;
        if (i % 100 == 1) {
            file.back().flags = {{core::FlagReason::Abuse, "n", "", 5}};
        }
    }
    for (int i = 1; i <= 3; ++i) {
        file.push_back(comment("b" + QByteArray::number(i), {}, "b"));
    }
    fixture.import(file, {}, {article("a"), article("b")});
}

decide::Targets pendingOf(qint64 articleId)
{
    decide::Targets targets;
    targets.scope = core::Scope{{articleId}, {StatusSet(Status::Pending), false}};
    return targets;
}

decide::Targets idsUpTo(int last)
{
    decide::Targets targets;
    for (int id = 1; id <= last; ++id) {
        targets.ids.push_back({id});
    }
    return targets;
}

// Hears what the writer asks of SQLite. Declared before the store, which it has to outlive.
class SyncedCommits
{
public:
    void listenTo(store::Store& store)
    {
        // In this lane commits are synced.
        (void)store.writeAndWait(store::Store::Lane::Decision, [this](store::Transaction& transaction) {
            sqlite3_trace_v2(
                store::writingOf(transaction).connection.handle(), SQLITE_TRACE_STMT,
                [](unsigned, void* self, void*, void* sql) {
                    static_cast<SyncedCommits*>(self)->hear(static_cast<const char*>(sql));
                    return 0;
                },
                this);
            return core::Result<void>();
        });
    }
    // One letter for each commit that changed comments: S was synced to the disk, and all before it.
    QByteArray take()
    {
        const QMutexLocker lock(&m_mutex);
        return std::exchange(m_commits, {});
    }

private:
    void hear(QByteArrayView sql)
    {
        const QMutexLocker lock(&m_mutex);
        if (sql.startsWith("PRAGMA synchronous=")) {
            m_synced = sql.endsWith("FULL");
        } else if (sql.startsWith("BEGIN")) {
            m_decides = false;
        } else if (sql.startsWith("UPDATE comment SET")) {
            m_decides = true;
        } else if (sql == "COMMIT" && m_decides) {
            m_commits += m_synced ? 'S' : '-';
        }
    }

    QMutex m_mutex;
    bool m_synced = true;
    bool m_decides = false;
    QByteArray m_commits;
};

qint64 countOf(StoreFixture& fixture, Status status)
{
    return fixture.reader()->counts().ofAll()->of(status);
}

} // namespace

class TestBulk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFilterIsOneDecisionAndOneStep();
    void aFilterOverAllArticles();
    void whatAScopeNoLongerMatchesIsLeftAlone();
    void aScopeThatMatchesNothingIsNotJournalled();
    void manyIdsAreOneDecision();
    void anUnknownIdAmongManyChangesNothing();
    void flagsComeAndGoInSlices();
    void aStoppedVerbStandsAsFarAsItCame();
    void aVerbCutOffByAFullDiskTellsWhatStands();
    void aStoppedUndoIsFinishedByTheNext();
    void aDecisionInBetweenIsNotOverturnedByUndo();
    void undoStopsTheVerbUnderWay();
    void undoAtOnceMeansTheVerbJustBegun();
    void undoAndRedoFollowEachOther();
    void aDecisionIsServedWhileManyAreDecided();
    void destroyingTheDeskStopsTheVerb();
    void theLastSliceIsSyncedToTheDisk();
};

void TestBulk::aFilterIsOneDecisionAndOneStep()
{
    StoreFixture fixture;
    fill(fixture);
    const QByteArray before = fixture.thread();
    QSignalSpy changed(&fixture.store(), &store::Store::changed);
    qint64 told = 0;
    const auto outcome = fixture.desk().performAndWait(
        decide::setStatus(Status::Approved, pendingOf(1), "all fine"), [&](qint64 done, qint64 all) {
            told = done;
            return done < all;
        });
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

void TestBulk::aFilterOverAllArticles()
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

void TestBulk::whatAScopeNoLongerMatchesIsLeftAlone()
{
    StoreFixture fixture;
    fill(fixture);
    // Decided by hand after the ids were read, before their slice: the last comment, after the first slice.
    bool decided = false;
    const auto outcome =
        fixture.desk().performAndWait(decide::setStatus(Status::Approved, pendingOf(1)), [&](qint64, qint64) {
            if (!std::exchange(decided, true)) {
                fixture.perform(decide::setStatus(Status::Rejected, {{{many - 1}}}));
            }
            return true;
        });
    QVERIFY(decided);
    QCOMPARE(outcome->changed, many * 9 / 10 - 1);
    QCOMPARE(fixture.reader()->comment({many - 1})->status, Status::Rejected);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestBulk::aScopeThatMatchesNothingIsNotJournalled()
{
    StoreFixture fixture;
    fill(fixture, 20);
    auto targets = pendingOf(1);
    targets.scope->filter.statuses = StatusSet(Status::Spam);
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
    flagged.scope = core::Scope{{}, {StatusSet::all(), true}};
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
    const auto outcome = fixture.desk().performAndWait(decide::setStatus(Status::Approved, pendingOf(1)),
                                                       [](qint64, qint64) { return false; });
    QVERIFY(outcome.ok());
    QVERIFY(outcome->stopped);
    QVERIFY(outcome->changed > 0 && outcome->changed < many * 9 / 10);
    QCOMPARE(outcome->planned, many * 9 / 10);
    QVERIFY(!outcome->cutOffBy);
    QCOMPARE(fixture.reader()->desk().journal(1)->front().stoppedOf, many * 9 / 10);
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
        fixture.desk().performAndWait(decide::setStatus(Status::Approved, pendingOf(1)), [&](qint64, qint64) {
            limit("PRAGMA max_page_count=1");
            return true;
        });
    limit("PRAGMA max_page_count=1073741823");
    QVERIFY(outcome.ok());
    QVERIFY(outcome->stopped && outcome->cutOffBy);
    QCOMPARE(outcome->cutOffBy->code, core::ErrorCode::DiskFull);
    QVERIFY(outcome->changed > 0 && outcome->changed < outcome->planned);
    QCOMPARE(countOf(fixture, Status::Approved), many / 10 + outcome->changed);
    const auto entry = fixture.reader()->desk().journal(1)->front();
    QCOMPARE(entry.stoppedOf, outcome->planned);
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
    const auto stopped = fixture.desk().performAndWait(decide::undo(), [](qint64, qint64) { return false; });
    QVERIFY(stopped.ok() && stopped->stopped);
    QVERIFY(stopped->changed > 0);
    QCOMPARE(fixture.faults(), QStringList());
    const auto rest = fixture.perform(decide::undo());
    QCOMPARE(stopped->changed + rest.changed, outcome.changed);
    QCOMPARE(fixture.thread(), before);
    QVERIFY(!fixture.reader()->desk().undoState(fixture.desk().decidedBy())->undo);

    // A redo that was stopped is taken back whole.
    const auto again = fixture.desk().performAndWait(decide::redo(), [](qint64, qint64) { return false; });
    QVERIFY(again->stopped);
    QCOMPARE(fixture.perform(decide::undo()).changed, again->changed);
    QCOMPARE(fixture.thread(), before);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestBulk::aDecisionInBetweenIsNotOverturnedByUndo()
{
    StoreFixture fixture;
    fill(fixture);
    fixture.perform(decide::setStatus(Status::Approved, pendingOf(1)));
    bool decided = false;
    const auto undone = fixture.desk().performAndWait(decide::undo(), [&](qint64, qint64) {
        if (!std::exchange(decided, true)) {
            fixture.perform(decide::setStatus(Status::Spam, {{{many - 1}}}));
        }
        return true;
    });
    QVERIFY(decided);
    QCOMPARE(undone->changed, many * 9 / 10 - 1);
    QCOMPARE(fixture.reader()->comment({many - 1})->status, Status::Spam);
    QCOMPARE(countOf(fixture, Status::Pending), many * 9 / 10 + 3 - 1);
    QCOMPARE(fixture.faults(), QStringList());
    // The one in between is the next to be taken back.
    QCOMPARE(fixture.perform(decide::undo()).verb, core::Verb::Spam);
    QCOMPARE(fixture.reader()->comment({many - 1})->status, Status::Approved);
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

void TestBulk::aDecisionIsServedWhileManyAreDecided()
{
    StoreFixture fixture;
    fill(fixture, 30'000);
    QObject context;
    bool bulkDone = false;
    bool asked = false;
    bool servedBefore = false;
    QElapsedTimer timer;
    double milliseconds = -1;
    fixture.desk().perform(
        decide::setStatus(Status::Approved, pendingOf(1)), &context,
        [&](const core::Result<decide::Outcome>&) { bulkDone = true; },
        [&](qint64, qint64) {
            if (!std::exchange(asked, true)) {
                timer.start();
                fixture.desk().perform(decide::setStatus(Status::Spam, {{{30'001}}}), &context,
                                       [&](const core::Result<decide::Outcome>&) {
                                           milliseconds = double(timer.nsecsElapsed()) / 1e6;
                                           servedBefore = !bulkDone;
                                       });
            }
        });
    QTRY_VERIFY_WITH_TIMEOUT(bulkDone && milliseconds >= 0, 60'000);
    qInfo() << "a decision during a bulk of 27,000 took" << milliseconds << "ms";
    QVERIFY(servedBefore);
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

void TestBulk::theLastSliceIsSyncedToTheDisk()
{
    SyncedCommits commits;
    StoreFixture fixture;
    fill(fixture);
    commits.listenTo(fixture.store());
    fixture.perform(decide::setStatus(Status::Approved, pendingOf(1)));
    const QByteArray decided = commits.take();
    QVERIFY2(decided.size() > 1 && decided.count('S') == 1 && decided.endsWith('S'), decided.constData());
    fixture.perform(decide::undo());
    const QByteArray undone = commits.take();
    QVERIFY2(undone.size() > 1 && undone.endsWith('S'), undone.constData());
}

QTEST_GUILESS_MAIN(TestBulk)
#include "tst_bulk.moc"
