// An import: what is new, what is the same, what the file may change and what the desk keeps.
#include "tests/store/StoreFixture.h"

using namespace moderato;
using namespace moderato::test;
using core::CommentId;
using core::ProblemCode;
using core::Status;

class TestImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importingTwiceChangesNothing();
};

void TestImport::importingTwiceChangesNothing()
{
    StoreFixture fixture;
    const std::vector<core::CommentRecord> file{comment("1"), comment("2", "1"), comment("3", "9")};
    const auto first = fixture.import(file);
    QCOMPARE(first.articles, 1);
    QCOMPARE(first.comments, 3);
    QCOMPARE(first.orphans, 1);
    QCOMPARE(first.firstArticle, core::ArticleId{1});
    QCOMPARE(fixture.thread(), "1 pending\n2<1 pending\n3 pending orphan\n");
    const auto second = fixture.import(file);
    QCOMPARE(second.articles, 0);
    QCOMPARE(second.comments, 0);
    QCOMPARE(second.unchanged, 3);
    QCOMPARE(second.orphans, 1);
    QCOMPARE(fixture.faults(), QStringList());
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
