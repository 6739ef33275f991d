// Which comment of a file has which name: every name is found again, and no other.
#include "model/intake/OriginIndex.h"
#include "tests/TestProgram.h"

#include <QTest>

namespace moderato::test::tst_origin_index {

using core::ArticleId;
using core::CommentId;
using intake::OriginIndex;

class TestOriginIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKnownAtFirst() { QVERIFY(!OriginIndex().find(ArticleId{1}, 1, "1").isValid()); }

    void articleSourceAndNameTellCommentsApart()
    {
        OriginIndex index;
        index.insert(ArticleId{1}, 1, "7", CommentId{10});
        index.insert(ArticleId{2}, 1, "7", CommentId{20});
        index.insert(ArticleId{1}, 2, "7", CommentId{30});
        QCOMPARE(index.find(ArticleId{1}, 1, "7").value, 10);
        QCOMPARE(index.find(ArticleId{2}, 1, "7").value, 20);
        QCOMPARE(index.find(ArticleId{1}, 2, "7").value, 30);
        QVERIFY(!index.find(ArticleId{2}, 2, "7").isValid());
        QVERIFY(!index.find(ArticleId{1}, 1, "70").isValid());
        QVERIFY(!index.find(ArticleId{1}, 1, "").isValid());
    }

    void allAreFoundHoweverManyCame()
    {
        constexpr qint64 many = 100'000;
        OriginIndex index;
        for (qint64 id = 1; id <= many; ++id) {
            index.insert(ArticleId{id % 17}, 1, QByteArray::number(id), CommentId{id});
        }
        qint64 found = 0;
        qint64 strangers = 0;
        for (qint64 id = 1; id <= many; ++id) {
            const QByteArray name = QByteArray::number(id);
            found += index.find(ArticleId{id % 17}, 1, name).value == id ? 1 : 0;
            strangers += index.find(ArticleId{id % 17}, 1, name + '~').isValid() ? 1 : 0;
        }
        QCOMPARE(found, many);
        QCOMPARE(strangers, 0);
    }
};

MODERATO_TEST(TestOriginIndex)

} // namespace moderato::test::tst_origin_index

#include "tst_origin_index.moc"
