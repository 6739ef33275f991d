// Random comments and random queries, before and after they are indexed, against a matcher that knows no
// index.
#include "model/query/QueryParser.h"
#include "model/search/PredicateTest.h"
#include "model/search/Searcher.h"
#include "model/store/Writing.h"
#include "tests/TestProgram.h"
#include "tests/search/SearchFixture.h"

#include <algorithm>
#include <functional>
#include <random>

namespace moderato::test::tst_random {

using core::Status;

namespace {

// All at once, and of some one by one, without the index.
bool isAnsweredOfEach(StoreFixture& fixture, const QString& typed, size_t comments,
                      const std::function<bool(qint64)>& expected)
{
    const core::Predicate predicate = *query::parseQuery(typed);
    const auto ids = fixture.reader()->searcher().all(predicate);
    bool isSame = ids.ok();
    (void)fixture.store().writeAndWait(
        store::Store::Lane::Bulk, [&](store::Transaction& transaction) -> core::Result<void> {
            search::PredicateTest test(store::writingOf(transaction).connection, predicate);
            for (qint64 id = 1; isSame && id <= static_cast<qint64>(comments); ++id) {
                isSame = std::binary_search(ids->begin(), ids->end(), core::CommentId{id}) == expected(id) &&
                         (id % 29 != 0 || test.holds({id}) == expected(id));
            }
            return {};
        });
    return isSame;
}

} // namespace

class TestSearchRandom final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomQueriesAgreeWithANaiveMatcher();
    void prefixesAreFoundHoweverFrequent_data();
    void prefixesAreFoundHoweverFrequent();
};

void TestSearchRandom::randomQueriesAgreeWithANaiveMatcher()
{
    std::mt19937 random(20221122);
    const auto below = [&](int end) { return static_cast<int>(random() % static_cast<unsigned>(end)); };
    const QByteArrayList words{"red", "Redder", "grün", "北京", "дом", "blue-ish", "x1", "ox"};
    StoreFixture fixture;
    struct Naive
    {
        qint64 id;
        QStringList words;
        int status;
        int depth;
    };
    std::vector<Naive> comments;
    std::vector<core::CommentRecord> file;
    for (int i = 1; i <= 3'000; ++i) {
        const int parent = below(3) == 0 ? 0 : below(i);
        core::CommentRecord record =
            says(QByteArray::number(i), {}, parent > 0 ? QByteArray::number(parent) : QByteArray());
        Naive naive{i, {}, below(4), parent > 0 ? comments[static_cast<size_t>(parent - 1)].depth + 1 : 0};
        for (int n = 1 + below(4); n > 0; --n) {
            const QByteArray& word = words.at(below(static_cast<int>(words.size())));
            record.body += word + ' ';
            naive.words += QString::fromUtf8(word).toLower();
        }
        record.status = static_cast<Status>(naive.status);
        comments.push_back(naive);
        file.push_back(record);
    }
    fixture.import(file);
    for (int i = 0; i < 300; ++i) {
        if (i == 150) {
            fillIndex(fixture.store());
        }
        QStringList typed;
        std::vector<std::function<bool(const Naive&)>> all;
        for (int n = 1 + below(3); n > 0; --n) {
            const bool negated = below(3) == 0;
            std::function<bool(const Naive&)> holds;
            QString term;
            const QString word = QString::fromUtf8(words.at(below(static_cast<int>(words.size()))));
            switch (below(5)) {
            case 0:
                term = word.left(2) + u'*';
                holds = [start = word.left(2).toLower()](const Naive& naive) {
                    return std::any_of(naive.words.begin(), naive.words.end(),
                                       [&](const QString& one) { return one.startsWith(start); });
                };
                break;
            case 1: {
                const int status = below(4);
                term = u"status:"_s + QString::fromUtf8(core::statusWord(static_cast<Status>(status)));
                holds = [status](const Naive& naive) { return naive.status == status; };
                break;
            }
            case 2: {
                const int depth = below(4);
                term = u"depth:>%1"_s.arg(depth);
                holds = [depth](const Naive& naive) { return naive.depth > depth; };
                break;
            }
            default:
                term = word;
                holds = [lower = word.toLower()](const Naive& naive) { return naive.words.contains(lower); };
            }
            typed += (negated ? u"-"_s : QString()) + term;
            all.emplace_back([holds, negated](const Naive& naive) { return holds(naive) != negated; });
        }
        QByteArrayList expected;
        for (auto naive = comments.rbegin(); naive != comments.rend() && expected.size() < 40; ++naive) {
            if (std::all_of(all.begin(), all.end(), [&](const auto& holds) { return holds(*naive); })) {
                expected += QByteArray::number(naive->id);
            }
        }
        const QString line = typed.join(u' ');
        QVERIFY2(isAnsweredOfEach(fixture, line, comments.size(),
                                  [&](qint64 id) {
                                      const Naive& naive = comments[static_cast<size_t>(id - 1)];
                                      return std::all_of(all.begin(), all.end(),
                                                         [&](const auto& holds) { return holds(naive); });
                                  }),
                 qPrintable(line));
        QVERIFY2(found(*fixture.reader(), line, 40) == expected.join(' '),
                 qPrintable(line + u": "_s + QString::fromUtf8(found(*fixture.reader(), line, 40)) +
                            u" for "_s + QString::fromUtf8(expected.join(' '))));
    }
}

// Those met often enough are read on for, the others looked up in the index: from the first, after a few
// texts, or in the middle, when they were frequent among the last comments alone.
void TestSearchRandom::prefixesAreFoundHoweverFrequent_data()
{
    QTest::addColumn<int>("one");  // comment in so many has the word
    QTest::addColumn<int>("from"); // counted from the last one: from here on none has
    QTest::newRow("in each") << 1 << 20'000;
    QTest::newRow("in each other") << 2 << 20'000;
    QTest::newRow("in one of thirty") << 30 << 20'000;
    QTest::newRow("in one of four thousand") << 4'000 << 20'000;
    QTest::newRow("in one alone") << 20'001 << 20'000;
    QTest::newRow("in the last thirty alone") << 1 << 30;
}

void TestSearchRandom::prefixesAreFoundHoweverFrequent()
{
    QFETCH(int, one);
    QFETCH(int, from);
    constexpr int all = 20'000;
    StoreFixture fixture;
    std::vector<core::CommentRecord> file;
    QByteArrayList expected;
    for (int i = 1; i <= all; ++i) {
        const int fromTheLast = all - i;
        const bool has = fromTheLast % one == one / 2 && fromTheLast < from;
        file.push_back(says(QByteArray::number(i), has ? "wanderer" : "stayed"));
        if (has) {
            expected.prepend(QByteArray::number(i));
        }
    }
    fixture.import(file);
    fillIndex(fixture.store());
    for (const qsizetype limit : {qsizetype{50}, qsizetype{200}}) {
        QCOMPARE(found(*fixture.reader(), u"wand*"_s, static_cast<int>(limit)),
                 expected.first(std::min(limit, expected.size())).join(' '));
    }
}

MODERATO_TEST(TestSearchRandom)

} // namespace moderato::test::tst_random

#include "tst_random.moc"
