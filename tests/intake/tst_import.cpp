// An import: what is new, what is the same, what the file may change and what the desk keeps.
#include "tests/TestProgram.h"
#include "tests/store/StoreFixture.h"

#include <QSignalSpy>

namespace moderato::test::tst_import {

using core::CommentId;
using core::ProblemCode;
using core::Status;

namespace {

QList<ProblemCode> codes(const intake::ImportSummary& summary)
{
    QList<ProblemCode> found;
    for (const core::Problem& problem : summary.problems) {
        found.push_back(problem.code);
    }
    return found;
}

core::CommentRecord withStatus(core::CommentRecord record, Status status)
{
    record.status = status;
    return record;
}

core::CommentRecord withBody(core::CommentRecord record, const QByteArray& body)
{
    record.body = body;
    return record;
}

} // namespace

class TestImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importingTwiceChangesNothing();
    void parentsComeInAnyOrder_data();
    void parentsComeInAnyOrder();
    void anOrphanIsHungUnderAParentThatComesLater();
    void circlesAreBroken_data();
    void circlesAreBroken();
    void doublesAreKeptAndReported();
    void idsAreUniqueInTheirArticleOnly();
    void aChangedRecordChangesWhatTheFileSaid();
    void aDecisionIsNotOverturned();
    void anEditIsNotOverwritten();
    void aWithdrawnReplyStaysWithdrawn();
    void personalDataLeftOutIsKept();
    void aMovedReplyIsHungUnderItsNewParent();
    void newFlagsAreAddedAndClosedOnesStayClosed();
    void flagsOfTwoPeopleWithoutNamesAreTwo();
    void statusForFormatsWithoutOne();
    void articlesWithoutCommentsStayOut();
    void anArticleIsCompleted();
    void textsBeyondTheLimitAreCut();
    void problemsAreCappedWithACount();
    void theThreadIsToldToBeReadAgain();
    void anImportCutOffIsFinishedByTheNext();
    void decisionsMeanwhileLeaveNothingOut();
    void commentsComeInTheOrderAskedFor();
};

void TestImport::importingTwiceChangesNothing()
{
    StoreFixture fixture;
    const std::vector<core::CommentRecord> file{comment("1"), comment("2", "1"), comment("3", "9")};
    const auto first = fixture.import(file);
    QCOMPARE(first.articles, 1);
    QCOMPARE(first.comments, 3);
    QCOMPARE(first.orphans, 1);
    QCOMPARE(codes(first), QList{ProblemCode::ParentMissing});
    QCOMPARE(first.firstArticle, core::ArticleId{1});
    QCOMPARE(fixture.thread(), "1 pending\n2<1 pending\n3 pending orphan\n");
    QCOMPARE(fixture.reader()->comment({3})->parentNamed, "9");
    fixture.reopen();
    const auto second = fixture.import(file);
    QCOMPARE(second.articles, 0);
    QCOMPARE(second.comments, 0);
    QCOMPARE(second.unchanged, 3);
    QCOMPARE(second.orphans, 1);
    QCOMPARE(second.firstArticle, core::ArticleId{1});
    QCOMPARE(fixture.faults(), QStringList());
}

void TestImport::parentsComeInAnyOrder_data()
{
    QTest::addColumn<bool>("twoImports");
    QTest::newRow("replies before their parents in one file") << false;
    QTest::newRow("the upper half in a later file") << true;
}

void TestImport::parentsComeInAnyOrder()
{
    QFETCH(bool, twoImports);
    StoreFixture fixture;
    const std::vector<core::CommentRecord> lower{comment("d", "c"), comment("c", "b")};
    const std::vector<core::CommentRecord> upper{comment("b", "a"), comment("a")};
    if (twoImports) {
        fixture.import(lower);
        QCOMPARE(fixture.import(upper).orphans, 0);
    } else {
        std::vector<core::CommentRecord> all = lower;
        all.insert(all.end(), upper.begin(), upper.end());
        QVERIFY(fixture.import(all).problems.isEmpty());
    }
    QCOMPARE(fixture.thread(), "1<2 pending\n2<3 pending\n3<4 pending\n4 pending\n");
    QCOMPARE(fixture.faults(), QStringList());
}

void TestImport::anOrphanIsHungUnderAParentThatComesLater()
{
    StoreFixture fixture;
    fixture.import({comment("2", "1")});
    fixture.perform(decide::setStatus(Status::Approved, {{{1}}}));
    QCOMPARE(fixture.thread(), "1 approved orphan\n");
    const auto second = fixture.import({comment("1"), comment("2", "1")});
    QCOMPARE(second.comments, 1);
    QCOMPARE(second.unchanged, 1);
    QCOMPARE(second.orphans, 0);
    QCOMPARE(fixture.thread(), "1<2 approved\n2 pending\n");
}

void TestImport::circlesAreBroken_data()
{
    QTest::addColumn<QList<QByteArrayList>>("file");
    QTest::addColumn<QByteArray>("thread");
    QTest::newRow("a comment that answers itself")
        << QList<QByteArrayList>{{"a", "a"}} << QByteArray("1 pending\n");
    QTest::newRow("two that answer each other")
        << QList<QByteArrayList>{{"a", "b"}, {"b", "a"}} << QByteArray("1 pending\n2<1 pending\n");
    QTest::newRow("three in a ring, with a tail")
        << QList<QByteArrayList>{{"a", "b"}, {"b", "c"}, {"c", "a"}, {"t", "b"}}
        << QByteArray("1 pending\n2<3 pending\n3<1 pending\n4<2 pending\n");
}

void TestImport::circlesAreBroken()
{
    QFETCH(QList<QByteArrayList>, file);
    QFETCH(QByteArray, thread);
    StoreFixture fixture;
    std::vector<core::CommentRecord> records;
    for (const QByteArrayList& line : file) {
        records.push_back(comment(line[0], line[1]));
    }
    QCOMPARE(codes(fixture.import(records)), QList{ProblemCode::ParentCycle});
    QCOMPARE(fixture.thread(), thread);
    const auto again = fixture.import(records);
    QCOMPARE(again.unchanged, file.size());
    QCOMPARE(fixture.thread(), thread);
}

void TestImport::doublesAreKeptAndReported()
{
    StoreFixture fixture;
    const std::vector<core::CommentRecord> file{comment("1"), withBody(comment("1"), "other"),
                                                comment("2", "1"), withBody(comment("1"), "third")};
    const auto first = fixture.import(file);
    QCOMPARE(first.comments, 4);
    QCOMPARE(codes(first), (QList{ProblemCode::DuplicateId, ProblemCode::DuplicateId}));
    QCOMPARE(fixture.thread(), "1 pending\n2 pending\n3<1 pending\n4 pending\n");
    QCOMPARE(fixture.reader()->comment({2})->origin.externalId, "1~2");
    const auto second = fixture.import(file);
    QCOMPARE(second.unchanged, 4);
    QCOMPARE(second.comments, 0);
}

void TestImport::idsAreUniqueInTheirArticleOnly()
{
    StoreFixture fixture;
    const std::vector<core::ArticleRecord> articles{article("a"), article("b")};
    const std::vector<core::CommentRecord> file{comment("1"), comment("1", {}, "b"), comment("2", "1", "b")};
    QVERIFY(fixture.import(file, {}, articles).problems.isEmpty());
    QCOMPARE(fixture.thread({1}), "1 pending\n");
    QCOMPARE(fixture.thread({2}), "2 pending\n3<2 pending\n");
    QCOMPARE(fixture.import(file, {}, articles).unchanged, 3);
}

void TestImport::aChangedRecordChangesWhatTheFileSaid()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2")});
    auto changed = withStatus(withBody(comment("1"), "new"), Status::Spam);
    changed.author.name = "Renamed";
    changed.createdAt = 2'000;
    const auto second = fixture.import({changed, comment("2")});
    QCOMPARE(second.comments, 1);
    QCOMPARE(second.unchanged, 1);
    const auto read = *fixture.reader()->comment({1});
    QCOMPARE(read.body, "new");
    QCOMPARE(read.author.name, "Renamed");
    QCOMPARE(read.createdAt, core::Moment(2'000));
    QCOMPARE(read.status, Status::Spam);
    QCOMPARE(fixture.reader()->counts().ofAll()->of(Status::Spam), 1);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestImport::aDecisionIsNotOverturned()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    fixture.perform(decide::setStatus(Status::Approved, {{{1}}}));
    const auto second = fixture.import({withStatus(comment("1"), Status::Spam)});
    QCOMPARE(second.comments, 0);
    QCOMPARE(second.unchanged, 1);
    QCOMPARE(fixture.thread(), "1 approved\n");
    // Taken back, the decision stands no more.
    fixture.perform(decide::undo());
    QCOMPARE(fixture.import({withStatus(comment("1"), Status::Spam)}).comments, 1);
    QCOMPARE(fixture.thread(), "1 spam\n");
}

void TestImport::anEditIsNotOverwritten()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    fixture.perform(decide::edit({1}, "mended"));
    auto changed = withBody(comment("1"), "new");
    changed.createdAt = 3'000;
    QCOMPARE(fixture.import({changed}).comments, 1);
    QCOMPARE(fixture.reader()->comment({1})->body, "mended");
    QCOMPARE(fixture.reader()->comment({1})->createdAt, core::Moment(3'000));
    QCOMPARE(fixture.thread(), "1 pending edited\n");
}

void TestImport::aWithdrawnReplyStaysWithdrawn()
{
    StoreFixture fixture;
    fixture.import({comment("1")});
    fixture.perform(decide::reply({1}, "mine"));
    const auto reply = *fixture.reader()->comment({2});
    auto record = withBody(comment(reply.origin.externalId, "1", "a", reply.origin.source), "mine");
    record.status = Status::Approved;
    // Its source differs from the article's: it is found all the same.
    QCOMPARE(fixture.import({comment("1"), record}).unchanged, 2);
    fixture.perform(decide::undo());
    QCOMPARE(fixture.import({comment("1"), record}).unchanged, 2);
    QCOMPARE(fixture.thread(), "1 pending\n");
    QCOMPARE(fixture.faults(), QStringList());
}

void TestImport::personalDataLeftOutIsKept()
{
    StoreFixture fixture;
    auto full = comment("1");
    full.author.email = "a@example.org";
    full.ip = "192.0.2.1";
    fixture.import({full});
    QCOMPARE(fixture.import({comment("1")}).unchanged, 1);
    QCOMPARE(fixture.reader()->comment({1})->author.email, "a@example.org");
    QCOMPARE(fixture.reader()->comment({1})->ip, "192.0.2.1");
}

void TestImport::aMovedReplyIsHungUnderItsNewParent()
{
    StoreFixture fixture;
    fixture.import({comment("1"), comment("2"), comment("3", "1")});
    QCOMPARE(fixture.import({comment("1"), comment("2"), comment("3", "2")}).comments, 1);
    QCOMPARE(fixture.thread(), "1 pending\n2 pending\n3<2 pending\n");
    QCOMPARE(fixture.import({comment("1"), comment("2"), comment("3")}).comments, 1);
    QCOMPARE(fixture.thread(), "1 pending\n2 pending\n3 pending\n");
    // A ring made by moving is broken, too.
    fixture.import({comment("1"), comment("2", "1"), comment("3", "2")});
    QCOMPARE(codes(fixture.import({comment("1", "3")})), QList{ProblemCode::ParentCycle});
    QCOMPARE(fixture.thread(), "1 pending\n2<1 pending\n3<2 pending\n");
}

void TestImport::newFlagsAreAddedAndClosedOnesStayClosed()
{
    StoreFixture fixture;
    auto flagged = comment("1");
    flagged.flags = {{core::FlagReason::Abuse, "n", "reader", 5}};
    fixture.import({flagged});
    fixture.perform(decide::setStatus(Status::Approved, {{{1}}}));
    QCOMPARE(fixture.thread(), "1 approved\n");
    flagged.flags.push_back({core::FlagReason::Legal, "", "reader", {}});
    fixture.import({flagged});
    QCOMPARE(fixture.thread(), "1 approved flags=1\n");
    QCOMPARE(fixture.reader()->counts().ofAll()->flagged, 1);
    QCOMPARE(fixture.import({flagged}).unchanged, 1);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestImport::flagsOfTwoPeopleWithoutNamesAreTwo()
{
    StoreFixture fixture;
    auto flagged = comment("1");
    flagged.flags = {{core::FlagReason::Spam, {}, {}, {}}, {core::FlagReason::Spam, {}, {}, {}}};
    fixture.import({flagged});
    QCOMPARE(fixture.thread(), "1 pending flags=2\n");
    QCOMPARE(fixture.import({flagged}).unchanged, 1);
    QCOMPARE(fixture.thread(), "1 pending flags=2\n");
    QCOMPARE(fixture.faults(), QStringList());
}

void TestImport::statusForFormatsWithoutOne()
{
    StoreFixture fixture;
    fixture.import({comment("1"), withStatus(comment("2"), Status::Spam)}, {Status::Approved, false});
    QCOMPARE(fixture.thread(), "1 approved\n2 spam\n");
}

void TestImport::articlesWithoutCommentsStayOut()
{
    StoreFixture fixture;
    QCOMPARE(fixture.import({comment("1", {}, "b")}, {}, {article("a"), article("b"), article("c")}).articles,
             1);
    QCOMPARE(fixture.reader()->articleIds()->size(), 1U);
    QCOMPARE(fixture.import({}, {Status::Pending, true}, {article("a"), article("b")}).articles, 1);
    const auto articles = *fixture.reader()->counts().articles();
    QCOMPARE(articles.size(), 2U);
    QCOMPARE(articles[0].title, "Article b");
    QCOMPARE(articles[0].counts.total(), 1);
    QCOMPARE(articles[1].counts.total(), 0);
}

void TestImport::anArticleIsCompleted()
{
    StoreFixture fixture;
    auto later = article("a");
    later.title.clear();
    later.byline = "By someone";
    fixture.import({comment("1")});
    QCOMPARE(fixture.import({comment("1")}, {}, {later}).articles, 1);
    const auto record = fixture.reader()->article({1})->record;
    QCOMPARE(record.title, "Article a");
    QCOMPARE(record.byline, "By someone");
    QCOMPARE(fixture.import({comment("1")}, {}, {later}).articles, 0);
    QCOMPARE(fixture.reader()->article({7}).error().code, core::ErrorCode::ArticleUnknown);
}

void TestImport::textsBeyondTheLimitAreCut()
{
    StoreFixture fixture;
    const auto summary =
        fixture.import({withBody(comment("1"), QByteArray(qsizetype{9} * 1024 * 1024, 'x'))});
    QCOMPARE(codes(summary), QList{ProblemCode::TextTruncated});
    QCOMPARE(fixture.reader()->comment({1})->body.size(), 8 * 1024 * 1024);
    const auto text = fixture.reader()->rows().texts(std::vector<CommentId>{{1}});
    QCOMPARE(text->at(0).bodyStart.size(), 2000);
    QCOMPARE(text->at(0).bodyBytes, 8 * 1024 * 1024);
}

void TestImport::problemsAreCappedWithACount()
{
    StoreFixture fixture;
    std::vector<core::CommentRecord> orphans;
    orphans.reserve(1500);
    for (int i = 0; i < 1500; ++i) {
        orphans.push_back(comment(QByteArray::number(i), "absent"));
    }
    const auto summary = fixture.import(orphans);
    QCOMPARE(summary.orphans, 1500);
    QCOMPARE(summary.problems.size(), 1000);
    QCOMPARE(summary.problems.back().code, ProblemCode::MoreProblems);
    QCOMPARE(summary.problems.back().arguments, QList{u"501"_s});
}

void TestImport::theThreadIsToldToBeReadAgain()
{
    StoreFixture fixture;
    QSignalSpy spy(&fixture.store(), &store::Store::changed);
    fixture.import({comment("1")});
    QTRY_COMPARE(spy.size(), 1);
    const auto event = spy[0][0].value<core::ChangeEvent>();
    QCOMPARE(event.reread, std::vector<core::ArticleId>{{1}});
    QCOMPARE(event.totals.total(), 1);
    QCOMPARE(event.articleCounts.value({1}).total(), 1);
    QVERIFY(!event.decided);
    fixture.import({comment("1")});
    QCoreApplication::processEvents();
    QCOMPARE(spy.size(), 1); // nothing changed, nothing told
}

void TestImport::anImportCutOffIsFinishedByTheNext()
{
    StoreFixture fixture;
    std::vector<core::CommentRecord> file;
    file.reserve(5000);
    for (int i = 0; i < 5000; ++i) {
        file.push_back(comment(QByteArray::number(i), i > 0 ? QByteArray::number(i / 2) : QByteArray()));
    }
    {
        auto session = *intake::ImportSession::begin(fixture.store(), {});
        qint64 told = 0;
        session->setProgressCallback([&](double, qint64 comments) { told = comments; });
        QVERIFY(session->article(article("a")).ok());
        for (size_t i = 0; i < 3000; ++i) {
            QVERIFY(session->comment(file[i]).ok());
        }
        session->progress(0.5);
        QCOMPARE(told, 3000);
    }
    QCOMPARE(fixture.faults(), QStringList());
    const auto summary = fixture.import(file);
    QCOMPARE(summary.comments + summary.unchanged, 5000);
    QVERIFY(summary.unchanged > 0);
    QCOMPARE(fixture.reader()->counts().ofAll()->total(), 5000);
    QCOMPARE(summary.orphans, 0);
    QCOMPARE(fixture.faults(), QStringList()); // as many authors were counted in several slices
}

// Each ends the transaction under way early: the rest of its batch comes before the next batch.
void TestImport::decisionsMeanwhileLeaveNothingOut()
{
    constexpr int comments = 20'000;
    StoreFixture fixture;
    fixture.import({comment("first", {}, "b")}, {}, {article("b")});
    auto session = *intake::ImportSession::begin(fixture.store(), {});
    QVERIFY(session->article(article("a")).ok());
    for (int i = 1; i <= comments; ++i) {
        auto record = comment(QByteArray::number(i), i > 1 ? QByteArray::number(i / 2) : QByteArray());
        record.author.name = "Author " + QByteArray::number(i % 100);
        QVERIFY(session->comment(record).ok());
        if (i % 50 == 0) {
            const Status status = i % 100 == 0 ? Status::Approved : Status::Spam;
            fixture.perform(decide::setStatus(status, {{{1}}}));
        }
    }
    const auto summary = session->finish();
    QVERIFY(summary.ok());
    QCOMPARE(summary->comments, comments);
    QCOMPARE(summary->orphans, 0);
    QByteArray expected;
    for (int i = 1; i <= comments; ++i) {
        expected +=
            QByteArray::number(i + 1) + (i > 1 ? "<" + QByteArray::number(i / 2 + 1) : "") + " pending\n";
    }
    QCOMPARE(fixture.thread({2}), expected);
    QCOMPARE(fixture.faults(), QStringList());
}

void TestImport::commentsComeInTheOrderAskedFor()
{
    StoreFixture fixture;
    std::vector<core::CommentRecord> file{comment("1"), comment("2", "1"), comment("3", "9")};
    file[1].flags.append({core::FlagReason::Spam, "note", "Mia", 5});
    file[1].body.clear();
    (void)fixture.import(file);
    const std::vector<core::CommentId> wanted{{3}, {7}, {2}, {1}, {3}};
    const auto reader = fixture.reader();
    const auto found = reader->comments(wanted);
    QVERIFY(found.ok());
    QByteArray told;
    for (const core::Comment& one : *found) {
        told += QByteArray::number(one.id.value) + one.origin.source + '[' + one.body + ']' +
                one.author.name + QByteArray::number(one.flags.size()) + one.parentNamed + ' ';
    }
    QCOMPARE(told,
             QByteArray("3site[Body of 3]Author of 309 2site[]Author of 21 1site[Body of 1]Author of 10 "
                        "3site[Body of 3]Author of 309 "));
    QVERIFY(reader->comments({})->empty());
    // What a visitor kept stays as it was; it may ask in the middle of a visit, and stop it.
    std::vector<core::Comment> kept;
    std::stop_source stop;
    const auto visit = [&](const core::Comment& one) {
        kept.push_back(one);
        if (!reader->comment({1}).ok() || kept.size() == 2) {
            stop.request_stop();
        }
    };
    QCOMPARE(reader->visitComments(wanted, visit, stop.get_token()).error().code, core::ErrorCode::Cancelled);
    QCOMPARE(kept.size(), size_t{2});
    QCOMPARE(kept[0].body, QByteArray("Body of 3"));
    QCOMPARE(kept[1].body, QByteArray());
}

MODERATO_TEST(TestImport)

} // namespace moderato::test::tst_import

#include "tst_import.moc"
