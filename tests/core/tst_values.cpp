// The words of moderation keep their spelling and their numbers; times keep their zone.
#include "model/core/Decision.h"
#include "model/core/Predicate.h"
#include "model/core/Result.h"
#include "tests/TestProgram.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>

#include <vector>

namespace moderato::test::tst_values {

using namespace moderato::core;

class TestValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWordReadsBack()
    {
        for (const Status status : allStatuses) {
            QCOMPARE(statusFromWord(statusWord(status)), status);
        }
        for (const FlagReason reason : allFlagReasons) {
            QCOMPARE(flagReasonFromWord(flagReasonWord(reason)), reason);
        }
        QVERIFY(!statusFromWord("Approved"));
        QVERIFY(!flagReasonFromWord(""));
    }

    // They are stored as numbers and written as words: neither may ever change.
    void everyNumberKeepsItsWord()
    {
        QByteArrayList statuses;
        QByteArrayList reasons;
        QByteArrayList kinds;
        QByteArrayList formats;
        for (quint8 number = 0; number < 4; ++number) {
            statuses += statusWord(static_cast<Status>(number)).toByteArray();
            kinds += commentKindWord(static_cast<CommentKind>(number)).toByteArray();
            formats += bodyFormatWord(static_cast<BodyFormat>(number)).toByteArray();
            QCOMPARE(commentKindFromWord(kinds.back()), static_cast<CommentKind>(number));
            QCOMPARE(bodyFormatFromWord(formats.back()), static_cast<BodyFormat>(number));
        }
        for (const FlagReason reason : allFlagReasons) {
            reasons += flagReasonWord(reason).toByteArray();
        }
        QCOMPARE(statuses.join(' '), QByteArray("pending approved rejected spam"));
        QCOMPARE(reasons.join(' '),
                 QByteArray("spam abuse off-topic personal-data legal misinformation other"));
        QCOMPARE(kinds.join(' '), QByteArray("comment pingback trackback other"));
        QCOMPARE(formats.join(' '), QByteArray("plain html markdown wordpress-html"));
    }

    void timesAreIsoUtc_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("UTC stays") << QByteArray("2022-03-01T10:20:30Z")
                                   << QByteArray("2022-03-01T10:20:30Z");
        QTest::newRow("an offset becomes UTC")
            << QByteArray("2022-03-01T10:20:30+02:00") << QByteArray("2022-03-01T08:20:30Z");
        QTest::newRow("no zone is UTC")
            << QByteArray("2022-03-01T10:20:30") << QByteArray("2022-03-01T10:20:30Z");
        QTest::newRow("milliseconds are kept")
            << QByteArray("2022-03-01T10:20:30.250Z") << QByteArray("2022-03-01T10:20:30.250Z");
        QTest::newRow("nonsense is unknown") << QByteArray("yesterday") << QByteArray();
    }
    void timesAreIsoUtc()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        QCOMPARE(toIso8601(fromIso8601(text)), expected);
    }

    void isoTimesAreThoseOfQt()
    {
        QRandomGenerator random(3);
        for (int round = 0; round < 20000; ++round) {
            // Years -1000 to 11000, every third a whole second.
            qint64 moment = random.bounded(qint64(378'691'200'000'000)) - qint64(93'725'000'000'000);
            moment -= round % 3 == 0 ? moment % 1000 : 0;
            const QDateTime time = QDateTime::fromMSecsSinceEpoch(moment, Qt::UTC);
            QCOMPARE(toIso8601(moment),
                     time.toString(moment % 1000 == 0 ? Qt::ISODate : Qt::ISODateWithMs).toLatin1());
        }
        QCOMPARE(toIso8601(0), QByteArray("1970-01-01T00:00:00Z"));
        QCOMPARE(toIso8601(-1), QByteArray("1969-12-31T23:59:59.999Z"));
        const qint64 endOfYear9999 = 253'402'300'800'000;
        QCOMPARE(toIso8601(endOfYear9999 - 1), QByteArray("9999-12-31T23:59:59.999Z"));
        QCOMPARE(toIso8601(endOfYear9999),
                 QDateTime::fromMSecsSinceEpoch(endOfYear9999, Qt::UTC).toString(Qt::ISODate).toLatin1());
    }

    void aTimeWithoutAZoneIsUtcWhereverTheMachineIs()
    {
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", "NPT-05:45");
        const Moment moment = fromIso8601("2022-03-01T10:20:30");
        qputenv("TZ", before);
        QCOMPARE(toIso8601(moment), QByteArray("2022-03-01T10:20:30Z"));
    }

    void aResultHoldsAValueOrAnError()
    {
        const Result<int> good = 7;
        QVERIFY(good.ok());
        QCOMPARE(*good, 7);
        const Result<int> bad = Error{ErrorCode::FileMissing, QStringLiteral("a.txt"), 0, {}};
        QVERIFY(!bad);
        QCOMPARE(bad.error().where, QStringLiteral("a.txt"));
    }

    void whatIsTakenOutOfATemporaryLives()
    {
        const auto answer = [] { return Result<std::vector<int>>(std::vector<int>{1, 2, 3}); };
        int sum = 0;
        for (const int number : *answer()) {
            sum += number;
        }
        QCOMPARE(sum, 6);
    }

    void predicatesAreMadeAndJoined()
    {
        const Predicate pending = both(withStatus(Status::Pending), inArticle({7}));
        QCOMPARE(pending.terms.size(), 2U);
        QCOMPARE(pending.terms[0].statuses, StatusSet(Status::Pending));
        QCOMPARE(pending.terms[1].number, 7);
        QCOMPARE(both(pending, withFlags()).terms[2].kind, Term::Kind::Flag);
        // What lets everything through says nothing.
        QVERIFY(both(withStatus(StatusSet::all()), inArticle({})).isEmpty());
    }
};

MODERATO_TEST(TestValues)

} // namespace moderato::test::tst_values

#include "tst_values.moc"
