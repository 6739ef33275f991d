// A process that is killed at any moment loses no decision that it has acknowledged, leaves none half done,
// and its lock is no obstacle to the next.
#include "tests/store/StoreFixture.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>

#include <cstdio>

using namespace moderato;
using namespace moderato::test;
using core::Status;

namespace {

constexpr int comments = 200;
constexpr int kills = 20;

// The other process: decides without end, on one and on all comments, telling each decision when it is
// durable.
int decideUntilKilled(const QString& file)
{
    auto opened = store::Store::open(file);
    if (!opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().detail));
        return 1;
    }
    decide::Desk desk(**opened, {{"Mo", "mo@example.org"}});
    decide::Targets all;
    for (int id = 1; id <= comments; ++id) {
        all.ids.push_back({id});
    }
    for (int i = 0;; ++i) {
        const auto status = static_cast<Status>(i % 4);
        const auto outcome = i % 5 == 4 ? desk.performAndWait(decide::undo())
                             : i % 3 == 0
                                 ? desk.performAndWait(decide::setStatus(status, all))
                                 : desk.performAndWait(decide::setStatus(status, {{{1 + i % comments}}}));
        if (!outcome) {
            return 1;
        }
        if (!outcome->decision.isValid()) {
            continue; // nothing had to change: nothing to keep
        }
        std::printf("%lld\n", static_cast<long long>(outcome->decision.value));
        std::fflush(stdout);
    }
}

// Decides over thousands by a predicate, telling when the first slice is in.
int decideManyUntilKilled(const QString& file)
{
    auto opened = store::Store::open(file);
    if (!opened) {
        return 1;
    }
    decide::Desk desk(**opened, {{"Mo", "mo@example.org"}});
    decide::Targets pending;
    pending.matching = core::withStatus(Status::Pending);
    const auto outcome =
        desk.performAndWait(decide::setStatus(Status::Approved, pending), [](qint64 done, qint64) {
            std::printf("%lld\n", static_cast<long long>(done));
            std::fflush(stdout);
        });
    return outcome ? 0 : 1;
}

} // namespace

class TestCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acknowledgedDecisionsSurviveAKill();
    void aKilledImportIsFinishedByTheNext();
    void whatAKilledImportDeferredIsCountedAtTheNextOpening();
    void aKilledVerbOverManyIsOneStepAndFinishedByTheNext();
};

void TestCrash::acknowledgedDecisionsSurviveAKill()
{
    StoreFixture fixture;
    std::vector<core::CommentRecord> file;
    for (int i = 1; i <= comments; ++i) {
        file.push_back(comment(QByteArray::number(i)));
    }
    fixture.import(file);
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    qInfo() << "seed" << seed;
    qint64 acknowledged = 0;
    for (int kill = 0; kill < kills; ++kill) {
        fixture.close();
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {u"--decide"_s, fixture.file()});
        QVERIFY(process.waitForReadyRead(30'000));
        process.waitForFinished(5 + int(random.bounded(85)));
        process.kill();
        process.waitForFinished();
        const QByteArrayList lines = process.readAllStandardOutput().split('\n');
        fixture.open();
        const auto journal = *fixture.reader()->desk().journal(1'000'000);
        QVERIFY(!journal.empty());
        for (const QByteArray& line : lines.first(lines.size() - 1)) {
            const qint64 id = line.toLongLong();
            QVERIFY2(id <= journal.front().decision.id.value, line.constData());
            ++acknowledged;
        }
        // No decision stands in the journal without what it was about.
        for (const core::JournalEntry& entry : journal) {
            QVERIFY(!entry.comments.empty());
        }
        QCOMPARE(fixture.faults(), QStringList());
    }
    qInfo() << kills << "kills," << acknowledged << "decisions acknowledged";
    QVERIFY(acknowledged > kills);
}

void TestCrash::aKilledImportIsFinishedByTheNext()
{
    StoreFixture fixture;
    fixture.close();
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {u"--import"_s, fixture.file()});
    QVERIFY(process.waitForReadyRead(30'000));
    process.kill();
    process.waitForFinished();
    fixture.open();
    QCOMPARE(fixture.faults(), QStringList());
    const qint64 there = fixture.reader()->counts().ofAll()->total();
    QVERIFY(there > 0);
    // Each comment has an author of its own.
    for (qint64 author = 1; author <= there; author += 97) {
        QCOMPARE(fixture.reader()->counts().author({author})->counts.total(), 1);
    }
    QVERIFY(Stranger(fixture.file()).execute("UPDATE author_counter SET spam = 7 WHERE author_id = 2"));
    QCOMPARE(fixture.faults(), QStringList{u"author 2: counters differ"_s});
    QVERIFY(Stranger(fixture.file()).execute("UPDATE author_counter SET spam = 0 WHERE author_id = 2"));
    std::vector<core::CommentRecord> file;
    for (int i = 1; i <= there + 100; ++i) {
        file.push_back(comment(QByteArray::number(i), QByteArray::number(i + 1)));
    }
    const auto summary = fixture.import(file);
    QCOMPARE(summary.comments, 100);
    QCOMPARE(summary.unchanged, there);
    QCOMPARE(summary.orphans, 1);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestCrash::whatAKilledImportDeferredIsCountedAtTheNextOpening()
{
    StoreFixture fixture;
    std::vector<core::CommentRecord> file;
    for (int i = 0; i < 40; ++i) {
        file.push_back(comment(QByteArray::number(i)));
        file.back().author = {i % 3 == 0 ? "Ann" : "Bo", {}, {}};
        file.back().status = static_cast<Status>(i % 4);
        file.back().createdAt = i == 0 ? core::Moment() : 1'000 + i;
        if (i % 5 == 0) {
            file.back().flags = {{core::FlagReason::Spam, {}, {}, {}}};
        }
    }
    fixture.import(file);
    const auto before = fixture.reader()->counts().author({1});
    QVERIFY(before && before->counts.flagged > 0 && before->firstSeen);
    fixture.close();
    QVERIFY(Stranger(fixture.file())
                .execute("UPDATE author_counter SET pending = pending + 5, spam = 0, flagged = 9;"
                         "INSERT INTO meta(key, value) VALUES('author_counts_deferred', '1')"));
    fixture.open();
    QCOMPARE(fixture.faults(), QStringList());
    const auto after = fixture.reader()->counts().author({1});
    QCOMPARE(after->counts.byStatus, before->counts.byStatus);
    QCOMPARE(after->counts.flagged, before->counts.flagged);
    QCOMPARE(after->firstSeen, before->firstSeen);
    QCOMPARE(after->lastSeen, before->lastSeen);
}

void TestCrash::aKilledVerbOverManyIsOneStepAndFinishedByTheNext()
{
    constexpr qint64 all = 30'000;
    StoreFixture fixture;
    std::vector<core::CommentRecord> file;
    for (int i = 1; i <= all; ++i) {
        file.push_back(comment(QByteArray::number(i)));
    }
    fixture.import(file);
    fixture.close();
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {u"--decide-many"_s, fixture.file()});
    QVERIFY(process.waitForReadyRead(30'000));
    process.kill();
    process.waitForFinished();
    fixture.open();
    QCOMPARE(fixture.faults(), QStringList());
    const qint64 approved = fixture.reader()->counts().ofAll()->of(Status::Approved);
    QVERIFY(approved > 0 && approved < all);
    QCOMPARE(fixture.reader()->desk().undoState(fixture.desk().decidedBy())->undo->comments, approved);
    const auto journal = *fixture.reader()->desk().journal(10);
    QCOMPARE(journal.size(), 1U);
    QCOMPARE(qint64(journal[0].comments.size()), approved);
    QCOMPARE(journal[0].stopped->of, all); // it says so itself
    QCOMPARE(fixture.perform(decide::undo()).changed, approved);
    QCOMPARE(fixture.reader()->counts().ofAll()->of(Status::Pending), all);
    QCOMPARE(fixture.faults(), QStringList());

    QCOMPARE(fixture.perform(decide::redo()).changed, approved);
    decide::Targets pending;
    pending.matching = core::withStatus(Status::Pending);
    QCOMPARE(fixture.perform(decide::setStatus(Status::Approved, pending)).changed, all - approved);
    QCOMPARE(fixture.reader()->counts().ofAll()->of(Status::Approved), all);
    QCOMPARE(fixture.faults(), QStringList());
}

// Replies before their parents, so that a kill leaves thousands waiting.
static int importUntilKilled(const QString& file)
{
    auto opened = store::Store::open(file);
    auto session = opened ? intake::ImportSession::begin(**opened, {}) : opened.error();
    if (!session || !(*session)->article(article("a"))) {
        return 1;
    }
    for (int i = 1;; ++i) {
        if (!(*session)->comment(comment(QByteArray::number(i), QByteArray::number(i + 1)))) {
            return 1;
        }
        if (i == 20'000) {
            std::printf("going\n");
            std::fflush(stdout);
        }
    }
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == u"--decide"_s) {
        return decideUntilKilled(arguments[2]);
    }
    if (arguments.size() == 3 && arguments[1] == u"--import"_s) {
        return importUntilKilled(arguments[2]);
    }
    if (arguments.size() == 3 && arguments[1] == u"--decide-many"_s) {
        return decideManyUntilKilled(arguments[2]);
    }
    TestCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_crash.moc"
