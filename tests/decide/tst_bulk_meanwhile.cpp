// Verbs over many comments, and what comes between their slices.
#include "model/query/QueryParser.h"
#include "model/sqlite/Connection.h"
#include "model/store/TargetReader.h"
#include "model/store/Writing.h"
#include "tests/TestProgram.h"
#include "tests/decide/BulkFixture.h"

#include <QElapsedTimer>
#include <QMutex>

namespace moderato::test::tst_bulk_meanwhile {

using core::Status;

namespace {

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

} // namespace

class TestBulkMeanwhile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNoLongerMatchesIsLeftAlone();
    void aPredicateByWordsIsAskedAgainOfTheText();
    void idsWithAPredicateAreThoseThatStillFulfilIt();
    void aDecisionInBetweenIsNotOverturnedByUndo();
    void aDecisionIsServedWhileManyAreDecided();
    void theLastSliceIsSyncedToTheDisk();
};

void TestBulkMeanwhile::whatNoLongerMatchesIsLeftAlone()
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
        });
    QVERIFY(decided);
    QCOMPARE(outcome->changed, many * 9 / 10 - 1);
    QCOMPARE(fixture.reader()->comment({many - 1})->status, Status::Rejected);
    QCOMPARE(fixture.faults(), QStringList());
}

// Words, too: of two late ones the text of one is edited, and one is decided, before their slice.
void TestBulkMeanwhile::aPredicateByWordsIsAskedAgainOfTheText()
{
    StoreFixture fixture;
    fill(fixture);
    decide::Targets targets;
    targets.matching = *query::parseQuery(QStringLiteral("status:pending body -author:\"Author 3\""));
    const auto expected = fixture.reader()->targets().matching(*targets.matching);
    const std::vector<core::CommentId> late(expected->end() - 2, expected->end());
    bool cameBetween = false;
    const auto outcome =
        fixture.desk().performAndWait(decide::setStatus(Status::Spam, targets), [&](qint64, qint64) {
            if (!std::exchange(cameBetween, true)) {
                fixture.perform(decide::edit(late[0], "another word"));
                fixture.perform(decide::setStatus(Status::Rejected, {{late[1]}}));
            }
        });
    QVERIFY(cameBetween);
    QCOMPARE(outcome->changed, std::ssize(*expected) - 2);
    QCOMPARE(fixture.reader()->comment(late[0])->status, Status::Pending);
    QCOMPARE(fixture.reader()->comment(late[1])->status, Status::Rejected);
    QCOMPARE(fixture.faults(), QStringList());
}

// What a narrowed thread has counted, not what came since.
void TestBulkMeanwhile::idsWithAPredicateAreThoseThatStillFulfilIt()
{
    StoreFixture fixture;
    fill(fixture, 20);
    decide::Targets targets;
    targets.ids = {{7}, {5}, {10}, {999}}; // 10 is approved, 999 is gone
    targets.matching = core::withStatus(Status::Pending);
    const auto outcome = fixture.desk().performAndWait(decide::setStatus(Status::Spam, targets));
    QVERIFY(outcome.ok());
    QCOMPARE(outcome->comments, (std::vector<core::CommentId>{{5}, {7}}));
    QCOMPARE(countOf(fixture, Status::Spam), 2);
}

void TestBulkMeanwhile::aDecisionInBetweenIsNotOverturnedByUndo()
{
    StoreFixture fixture;
    fill(fixture);
    fixture.perform(decide::setStatus(Status::Approved, pendingOf(1)));
    bool decided = false;
    const auto undone = fixture.desk().performAndWait(decide::undo(), [&](qint64, qint64) {
        if (!std::exchange(decided, true)) {
            fixture.perform(decide::setStatus(Status::Spam, {{{many - 1}}}));
        }
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

void TestBulkMeanwhile::aDecisionIsServedWhileManyAreDecided()
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

void TestBulkMeanwhile::theLastSliceIsSyncedToTheDisk()
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

MODERATO_TEST(TestBulkMeanwhile)

} // namespace moderato::test::tst_bulk_meanwhile

#include "tst_bulk_meanwhile.moc"
