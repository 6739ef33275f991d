#include "model/thread/TextPages.h"
#include "tests/TestProgram.h"

#include <QRandomGenerator>
#include <QTest>

namespace moderato::test::tst_pages {

using namespace moderato::thread;

namespace {

struct Words
{
    QByteArray text;
    qsizetype bytes() const { return text.size(); }
};

class Source final : public PageSource<Words>
{
public:
    std::vector<std::vector<core::CommentId>> asked;
    qsizetype size = 10;
    qint64 absent = -1;
    bool fails = false;

    core::Result<Rows> rows(std::span<const core::CommentId> ids) override
    {
        asked.emplace_back(ids.begin(), ids.end());
        if (fails)
            return core::Error{core::ErrorCode::DatabaseLocked, {}, 0, {}};
        Rows rows;
        for (const core::CommentId id : ids) {
            if (id.value != absent)
                rows.emplace_back(id, Words{QByteArray::number(id.value).rightJustified(size, '.')});
        }
        return rows;
    }
};

// The page of pageRows ids that holds this one.
auto pageOf(qint64 id)
{
    return [id] {
        std::vector<core::CommentId> ids;
        const auto rows = static_cast<qint64>(TextPages<Words>::pageRows);
        for (qint64 n = id / rows * rows; n < (id / rows + 1) * rows; ++n)
            ids.push_back({n});
        return ids;
    };
}

} // namespace

class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageIsFetchedOnce()
    {
        Source source;
        TextPages<Words> pages(source);
        for (qint64 id = 64; id < 128; ++id)
            QCOMPARE(pages.value({id}, pageOf(id)).text, QByteArray::number(id).rightJustified(10, '.'));
        QCOMPARE(source.asked.size(), 1U);
        QCOMPARE(source.asked.front().size(), TextPages<Words>::pageRows);
    }

    void whatIsAbsentIsAskedOnce()
    {
        Source source;
        source.absent = 70;
        TextPages<Words> pages(source);
        QVERIFY(pages.value({70}, pageOf(70)).text.isEmpty());
        QVERIFY(pages.value({70}, pageOf(70)).text.isEmpty());
        QCOMPARE(source.asked.size(), 1U);
    }

    void aFailureIsNotKept()
    {
        Source source;
        source.fails = true;
        TextPages<Words> pages(source);
        QVERIFY(pages.value({70}, pageOf(70)).text.isEmpty());
        source.fails = false;
        QVERIFY(!pages.value({70}, pageOf(70)).text.isEmpty());
    }

    void anInvalidatedValueIsFetchedAgainAlone()
    {
        Source source;
        TextPages<Words> pages(source);
        pages.value({70}, pageOf(70));
        const qsizetype bytes = pages.bytes();
        pages.invalidate({70});
        pages.invalidate({5000});
        QVERIFY(pages.bytes() < bytes);
        QCOMPARE(pages.value({70}, pageOf(70)).text.right(2), QByteArray("70"));
        QCOMPARE(source.asked.back(), std::vector<core::CommentId>{{70}});
        QCOMPARE(pages.bytes(), bytes);
        pages.clear();
        QCOMPARE(pages.bytes(), qsizetype{0});
    }

    void theLeastRecentlySeenPageGoesFirst()
    {
        Source source;
        source.size = 1000;
        TextPages<Words> pages(source, qsizetype{64} * 1200 * 2); // two pages and no third
        pages.value({0}, pageOf(0));
        pages.value({64}, pageOf(64));
        pages.value({0}, pageOf(0));
        pages.value({128}, pageOf(128));
        QCOMPARE(source.asked.size(), 3U);
        pages.value({0}, pageOf(0)); // kept
        QCOMPARE(source.asked.size(), 3U);
        pages.value({64}, pageOf(64)); // gone
        QCOMPARE(source.asked.size(), 4U);
    }

    void bytesStayBounded()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        Source source;
        constexpr qsizetype limit = 500'000;
        TextPages<Words> pages(source, limit);
        for (int step = 0; step < 5000; ++step) {
            source.size = 10 + random.bounded(4000);
            const qint64 id = random.bounded(5000);
            const QByteArray text = pages.value({id}, pageOf(id)).text;
            QVERIFY(text.endsWith(QByteArray::number(id)));
            if (random.bounded(10) == 0)
                pages.invalidate({random.bounded(5000)});
            QVERIFY(pages.bytes() >= 0);
            QVERIFY(pages.bytes() <= limit + qsizetype{64} * 4200); // the page just fetched is always kept
        }
    }
};

MODERATO_TEST(TestPages)

} // namespace moderato::test::tst_pages

#include "tst_pages.moc"
