// How deep comments stand: a chain of any length is walked once, in whatever order and however small the
// slices.
#include "model/query/QueryParser.h"
#include "model/search/SearchDepths.h"
#include "model/search/SearchIndex.h"
#include "model/search/Searcher.h"
#include "model/sqlite/Connection.h"
#include "model/sqlite/Migrations.h"
#include "model/store/Schema.h"
#include "model/store/SearchIndexing.h"
#include "tests/TestProgram.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

namespace moderato::test::tst_depths {

using namespace Qt::StringLiterals;
using search::SearchDepths;

namespace {

// A thread of so many comments, each of which answers another as `parent` says by its id `i`.
class Chain
{
public:
    Chain(qint64 comments, const QByteArray& parent)
    {
        connection = *sqlite::Connection::open(m_folder.filePath(u"desk.moderato"_s),
                                               sqlite::Connection::Mode::ReadWrite);
        QVERIFY(sqlite::migrate(*connection, store::migrations()).ok());
        const QByteArray numbers =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
            QByteArray::number(comments) + ')';
        for (const QByteArray& sql :
             {QByteArray("BEGIN"), QByteArray("INSERT INTO source(id, name) VALUES(1, 'site')"),
              QByteArray("INSERT INTO article(id, source_id, external_id, title, url, byline, caption, body,"
                         " body_format, state) VALUES(1, 1, 'a', 'Title', '', '', '', '', 0, 0)"),
              QByteArray("INSERT INTO author(id, name, email, url) VALUES(1, 'Anna', '', '')"),
              numbers +
                  " INSERT INTO comment(article_id, id, parent_id, author_id, status, flags, marks, kind,"
                  " version, replies, links) SELECT 1, i, " +
                  parent + ", 1, 0, 0, 0, 0, 1, 0, 0 FROM n",
              numbers + " INSERT INTO content(comment_id, article_id, source_id, external_id, record_digest,"
                        " body, body_format, body_sha256, kind_word, ip, user_agent, arrived_at)"
                        " SELECT i, 1, 1, i, x'', 'word', 0, x'', '', '', '', 1 FROM n",
              QByteArray("COMMIT")}) {
            connection->execute(sql.constData());
        }
        QVERIFY2(connection->judged().ok(), qPrintable(m_folder.path()));
        sqlite3_trace_v2(
            connection->handle(), SQLITE_TRACE_STMT,
            [](unsigned, void* count, void*, void* sql) {
                *static_cast<qint64*>(count) +=
                    QByteArrayView(static_cast<const char*>(sql)).startsWith("SELECT parent_id FROM comment");
                return 0;
            },
            &lookUps);
    }

    // Whether the index is whole after so many slices, in each of which somebody waits at the 500th question.
    bool isFilledIn(qint64 slices)
    {
        store::SearchIndexing indexing;
        for (qint64 slice = 0; slice < slices; ++slice) {
            const qint64 before = lookUps;
            int questions = 0;
            connection->execute("BEGIN");
            const bool more = indexing.doSlice(*connection, [&] { return ++questions >= 500; });
            connection->execute("COMMIT");
            longestSlice = std::max(longestSlice, lookUps - before);
            if (!more || connection->failed()) {
                return !connection->failed() && !search::SearchIndex(*connection).isBehind();
            }
        }
        return false;
    }

    std::unique_ptr<sqlite::Connection> connection;
    qint64 lookUps = 0;
    qint64 longestSlice = 0;

private:
    QTemporaryDir m_folder;
};

} // namespace

class TestDepths final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChainIsWalkedOnce_data();
    void aChainIsWalkedOnce();
    void aWalkGoesOnWhereItStopped();
    void aCircleEnds();
    void anIndexIsFilledInSlices_data();
    void anIndexIsFilledInSlices();
    void aCommentWithoutATextKeepsNoIndexWaiting();
    void whatHangsBelowACommentMovesWithIt();
};

void TestDepths::aChainIsWalkedOnce_data()
{
    QTest::addColumn<qint64>("levels");
    QTest::addColumn<bool>("parentsFirst"); // by their ids
    QTest::addColumn<qint64>("step");       // through the ids
    QTest::addColumn<qint64>("known");
    QTest::addColumn<qint64>("lookUps"); // at most
    constexpr qint64 some = 20'000;
    constexpr qint64 many = 200'000;
    QTest::newRow("from the top") << some << true << qint64{1} << some << some;
    QTest::newRow("from the bottom") << many << true << qint64{-1} << many << many;
    QTest::newRow("parents come later, from the bottom") << some << false << qint64{1} << some << some;
    QTest::newRow("parents come later, from the top") << some << false << qint64{-1} << some << some;
    QTest::newRow("here and there") << some << true << qint64{7919} << some << some;
    // Each is looked up once more at most, when what was known of it is dropped.
    QTest::newRow("from the top, with little memory")
        << some << true << qint64{1} << qint64{1000} << some * 11 / 10;
    QTest::newRow("from the bottom, with little memory")
        << some << true << qint64{-1} << qint64{1000} << some * 22 / 10;
}

void TestDepths::aChainIsWalkedOnce()
{
    QFETCH(qint64, levels);
    QFETCH(bool, parentsFirst);
    QFETCH(qint64, step);
    QFETCH(qint64, known);
    QFETCH(qint64, lookUps);
    Chain chain(levels, parentsFirst ? QByteArray("nullif(i - 1, 0)")
                                     : "nullif(i + 1, " + QByteArray::number(levels + 1) + ')');
    SearchDepths depths(*chain.connection, static_cast<size_t>(known));
    for (qint64 i = 0; i < levels; ++i) {
        const qint64 id = 1 + (((i * step) % levels) + levels) % levels;
        const qint64 depth = depths.of({id}).value_or(-1);
        const qint64 expected = parentsFirst ? id - 1 : levels - id;
        if (depth != expected) {
            QCOMPARE(depth, expected);
        }
    }
    QVERIFY2(chain.lookUps <= lookUps, qPrintable(QString::number(chain.lookUps)));
}

void TestDepths::aWalkGoesOnWhereItStopped()
{
    constexpr qint64 levels = 50'000;
    Chain chain(levels, "nullif(i - 1, 0)");
    SearchDepths depths(*chain.connection);
    std::optional<qint64> depth;
    int calls = 0;
    for (; !depth && calls < 1000; ++calls) {
        const qint64 before = chain.lookUps;
        int questions = 0;
        depth = depths.of({levels}, [&] { return ++questions <= 100; });
        QVERIFY(chain.lookUps - before <= 1600);
    }
    QCOMPARE(depth.value_or(-1), levels - 1);
    QVERIFY(calls > 30);
    QCOMPARE(chain.lookUps, levels);
    depths.forget();
    QVERIFY(depths.of({3}) == 2);
    QCOMPARE(chain.lookUps, levels + 3);
}

void TestDepths::aCircleEnds()
{
    // 1 to 1,000 in a circle, and the others below it.
    Chain chain(5000, "CASE WHEN i = 1 THEN 1000 ELSE i - 1 END");
    SearchDepths depths(*chain.connection);
    for (qint64 id = 5000; id > 0; --id) {
        QVERIFY(depths.of({id}).has_value());
    }
    QVERIFY2(chain.lookUps < 20'000, qPrintable(QString::number(chain.lookUps)));
    QCOMPARE(*depths.of({5000}), *depths.of({4000}) + 1000);
}

void TestDepths::anIndexIsFilledInSlices_data()
{
    QTest::addColumn<QByteArray>("parent");
    QTest::newRow("parents first") << QByteArray("nullif(i - 1, 0)");
    QTest::newRow("parents last") << QByteArray("nullif(i + 1, 20001)");
    QTest::newRow("half of them above, half below")
        << QByteArray("CASE i WHEN 20000 THEN 1 WHEN 10000 THEN NULL"
                      " ELSE i + 1 END");
}

void TestDepths::anIndexIsFilledInSlices()
{
    QFETCH(QByteArray, parent);
    constexpr qint64 comments = 20'000;
    Chain chain(comments, parent);
    // Two questions a comment, and one for each sixteen look-ups: some hundred slices.
    QVERIFY(chain.isFilledIn(comments * 3 / 500 + 100));
    QVERIFY2(chain.lookUps <= 2 * comments, qPrintable(QString::number(chain.lookUps)));
    QVERIFY2(chain.longestSlice <= qint64{500} * 16, qPrintable(QString::number(chain.longestSlice)));
}

void TestDepths::aCommentWithoutATextKeepsNoIndexWaiting()
{
    Chain chain(10, "nullif(i - 1, 0)");
    chain.connection->execute("DELETE FROM content WHERE comment_id = 10");
    QVERIFY(chain.isFilledIn(100));
}

void TestDepths::whatHangsBelowACommentMovesWithIt()
{
    // The index holds the reply, and not yet the comment above it, when that comes under another.
    Chain chain(3, "CASE i WHEN 1 THEN 2 END");
    sqlite::Connection& connection = *chain.connection;
    search::SearchIndex index(connection);
    SearchDepths depths(connection);
    int questions = 0;
    index.fill(depths, QDeadlineTimer(QDeadlineTimer::Forever), [&] { return ++questions > 2; });
    QCOMPARE(index.through(), core::CommentId{1});
    connection.execute("UPDATE comment SET parent_id = 3 WHERE id = 2");
    index.moved({1});
    depths.forget();
    QCOMPARE(connection.integer("SELECT count(*) FROM search_moved"), 1);
    QVERIFY(chain.isFilledIn(10));
    QByteArrayList found;
    search::Searcher searcher(connection);
    QVERIFY(searcher
                .find(*query::parseQuery(u"depth:2"_s), 10,
                      [&](const search::SearchHit& hit) {
                          found.push_back(QByteArray::number(hit.id.value));
                          return true;
                      })
                .ok());
    QCOMPARE(found, QByteArrayList{"1"});
}

MODERATO_TEST(TestDepths)

} // namespace moderato::test::tst_depths

#include "tst_depths.moc"
