// All that a predicate means, as verbs over many, exports and narrowed threads ask for it.
#include "tests/TestProgram.h"
#include "tests/search/SearchFixture.h"

namespace moderato::test::tst_all {

using core::FlagReason;

class TestAll final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThreadIsNarrowedToItsHits();
    void whatWasAnsweredOrTakenBackIsNotFound();
};

void TestAll::aThreadIsNarrowedToItsHits()
{
    StoreFixture fixture;
    core::CommentRecord other = says("3", "fox");
    other.articleExternalId = "b";
    fixture.import({says("1", "fox"), says("2", "cat"), other, says("4", "a fox")}, {},
                   {article("a"), article("b")});
    const auto ids = [&](qint64 id) {
        QByteArrayList found;
        const auto hits =
            fixture.reader()->searcher().all(core::both(core::inArticle({id}), *query::parseQuery(u"fox"_s)));
        for (const core::CommentId hit : hits ? *hits : std::vector<core::CommentId>()) {
            found.push_back(QByteArray::number(hit.value));
        }
        return hits ? found.join(' ') : "error";
    };
    QCOMPARE(ids(1), "1 4");
    fillIndex(fixture.store());
    QCOMPARE(ids(1), "1 4");
    QCOMPARE(ids(2), "3");
    QCOMPARE(ids(9), "");
}

void TestAll::whatWasAnsweredOrTakenBackIsNotFound()
{
    StoreFixture fixture;
    core::CommentRecord flagged = says("1", "fox");
    flagged.flags = {{FlagReason::Abuse, "", "", {}}};
    fixture.import({flagged, says("2", "cat")});
    QCOMPARE(foundAmongAll(*fixture.reader(), u"flag:abuse"_s), "1");
    fixture.perform(decide::unflag({{{1}}}));
    QCOMPARE(foundAmongAll(*fixture.reader(), u"flag:abuse"_s), "");
    QCOMPARE(found(*fixture.reader(), u"flag:abuse"_s), "");

    fixture.perform(decide::reply({1}, "a fox, too"));
    QCOMPARE(foundAmongAll(*fixture.reader(), u"article:#1"_s), "3 2 1");
    fixture.perform(decide::undo());
    QCOMPARE(foundAmongAll(*fixture.reader(), u"article:#1"_s), "2 1");
    QCOMPARE(fixture.reader()->searcher().all({})->size(), 2U);
    QCOMPARE(found(*fixture.reader(), u"fox"_s), "1");
}

MODERATO_TEST(TestAll)

} // namespace moderato::test::tst_all

#include "tst_all.moc"
