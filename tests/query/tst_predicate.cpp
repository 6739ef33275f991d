// A predicate is one text and back, and is asked of a comment from what its row says.
#include "model/query/PredicateAnswer.h"
#include "model/query/PredicateText.h"
#include "model/query/QueryParser.h"
#include "tests/TestProgram.h"

#include <QTest>

#include <random>

namespace moderato::test::tst_predicate {

using namespace Qt::StringLiterals;
using query::Answer;

namespace {

constexpr qint64 now = 1'700'000'000'000;
constexpr qint64 day = 86'400'000;

// Pending, flagged once, with a link, a reply of two days ago, in article 7.
core::ShapeRow row()
{
    core::ShapeRow comment;
    comment.id = {3};
    comment.parent = {2};
    comment.author = {4};
    comment.createdAt = now - 2 * day;
    comment.flags = 1;
    comment.marks = static_cast<core::Marks>(core::Mark::HasLink);
    return comment;
}

Answer asked(const QString& text, const core::ShapeRow& comment)
{
    const auto predicate = query::parseQuery(text);
    return predicate ? query::answer(*predicate, {7}, comment, now) : Answer::NeedsMore;
}

} // namespace

class TestPredicate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTextIsCanonical_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::newRow("words keep their order") << u"  pear   apple "_s << u"pear apple"_s;
        QTest::newRow("a phrase loses its blanks at the ends") << u"\" a b \""_s << u"\"a b\""_s;
        QTest::newRow("an open end is no other word") << u"*pen -pen*"_s << u"*pen* -pen*"_s;
        QTest::newRow("statuses stand in their order, once")
            << u"status:SPAM,pending,spam"_s << u"status:pending,spam"_s;
        QTest::newRow("a name of one word needs no quotes") << u"author:\"Anna\""_s << u"author:Anna"_s;
        QTest::newRow("a name of two does") << u"AUTHOR:\"Anna Berg\""_s << u"author:\"Anna Berg\""_s;
        QTest::newRow("a name is any part of it")
            << u"author:*nna* article:\"the b*\""_s << u"author:nna article:\"the b\""_s;
        QTest::newRow("an equals sign says nothing") << u"depth:=3 replies:>=2"_s << u"depth:3 replies:>=2"_s;
        QTest::newRow("a day is its first moment") << u"before:2026"_s << u"before:2026-01-01T00:00:00"_s;
        QTest::newRow("an age is in minutes") << u"after:2h before:1w"_s << u"after:120m before:10080m"_s;
        QTest::newRow("a number is an article's id") << u"article:\"#12\""_s << u"article:#12"_s;
        QTest::newRow("dashes in a row") << u"--a -\"b\" - c"_s << u"--a -\"b\" c"_s;
        QTest::newRow("everything") << u""_s << u""_s;
    }
    void theTextIsCanonical()
    {
        QFETCH(QString, typed);
        QFETCH(QString, text);
        const auto predicate = query::parseQuery(typed);
        QVERIFY(predicate.ok());
        QCOMPARE(query::predicateText(*predicate), text);
        QCOMPARE(*query::parseQuery(text), *predicate);
    }

    void whateverIsTypedComesBack()
    {
        static const QStringList parts{
            u"a"_s,        u"-"_s,       u"*"_s,          u"\""_s,         u" "_s,         u"author:"_s,
            u"article:"_s, u"#4"_s,      u"status:"_s,    u"spam"_s,       u",pending"_s,  u"flag:"_s,
            u"any"_s,      u"legal"_s,   u"has:link"_s,   u"before:"_s,    u"2026-02"_s,   u"T10:20"_s,
            u"after:3d"_s, u"depth:"_s,  u"<="_s,         u"7"_s,          u"replies:>"_s, u"is:reply"_s,
            u"kind:"_s,    u"comment"_s, u"is:orphan"_s,  u"\u00a0"_s,     u"\n"_s,        u"ä"_s,
            u"+"_s,        u":"_s,       u"http://x.y"_s, u"\U0001F600"_s, u"0"_s,         u"w"_s};
        std::mt19937 random(5);
        const auto below = [&](qsizetype end) {
            return static_cast<qsizetype>(random() % static_cast<std::mt19937::result_type>(end));
        };
        int understood = 0;
        for (int round = 0; round < 60'000; ++round) {
            QString typed;
            for (qsizetype n = below(9); n > 0; --n) {
                typed += parts.at(below(parts.size()));
            }
            const auto predicate = query::parseQuery(typed);
            if (!predicate) {
                continue;
            }
            ++understood;
            const QString text = query::predicateText(*predicate);
            const auto again = query::parseQuery(text);
            QVERIFY2(again.ok() && *again == *predicate, qPrintable(typed + u" → "_s + text));
            QCOMPARE(query::predicateText(*again), text);
        }
        QVERIFY(understood > 10'000);
    }

    void aRowAnswers_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<Answer>("expected");
        QTest::newRow("everything is meant") << u""_s << Answer::Yes;
        QTest::newRow("a status it has") << u"status:pending,spam"_s << Answer::Yes;
        QTest::newRow("a status it has not") << u"status:approved"_s << Answer::No;
        QTest::newRow("any flag") << u"flag:any"_s << Answer::Yes;
        QTest::newRow("a flag with a reason stands elsewhere") << u"flag:legal"_s << Answer::NeedsMore;
        QTest::newRow("a link") << u"has:link"_s << Answer::Yes;
        QTest::newRow("no link") << u"-has:link"_s << Answer::No;
        QTest::newRow("a reply") << u"is:reply -is:orphan"_s << Answer::Yes;
        QTest::newRow("its article") << u"article:#7"_s << Answer::Yes;
        QTest::newRow("another article") << u"article:#8"_s << Answer::No;
        QTest::newRow("an article by its title") << u"article:Title"_s << Answer::NeedsMore;
        QTest::newRow("its kind") << u"kind:comment"_s << Answer::Yes;
        QTest::newRow("another kind") << u"kind:pingback"_s << Answer::No;
        QTest::newRow("in the last week") << u"after:7d"_s << Answer::Yes;
        QTest::newRow("in the last day") << u"after:1d"_s << Answer::No;
        QTest::newRow("before yesterday") << u"before:1d"_s << Answer::Yes;
        QTest::newRow("at that very moment") << u"after:2880m"_s << Answer::Yes;
        QTest::newRow("not before that very moment") << u"before:2880m"_s << Answer::No;
        QTest::newRow("a word") << u"apple"_s << Answer::NeedsMore;
        QTest::newRow("what is not so needs no word") << u"apple status:spam"_s << Answer::No;
        QTest::newRow("what is so does") << u"status:pending apple"_s << Answer::NeedsMore;
        QTest::newRow("a number of replies") << u"replies:0"_s << Answer::NeedsMore;
    }
    void aRowAnswers()
    {
        QFETCH(QString, typed);
        QFETCH(Answer, expected);
        QCOMPARE(asked(typed, row()), expected);
    }

    void withoutATimeItIsNeitherBeforeNorAfter()
    {
        core::ShapeRow comment = row();
        comment.createdAt = core::ShapeRow::noTime;
        QCOMPARE(asked(u"before:2030"_s, comment), Answer::No);
        QCOMPARE(asked(u"after:2000"_s, comment), Answer::No);
        QCOMPARE(asked(u"-after:2000"_s, comment), Answer::Yes);
    }

    void anUnknownArticleNeedsMore()
    {
        const auto predicate = query::parseQuery(u"article:#7"_s);
        QCOMPARE(query::answer(*predicate, {}, row(), now), Answer::NeedsMore);
        QCOMPARE(query::answer(*predicate, {7}, row(), now), Answer::Yes);
        QCOMPARE(query::answer(*predicate, {8}, row(), now), Answer::No);
    }

    void countersAnswerForStatusesAndFlags_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<qint64>("count"); // -1: they do not tell
        QTest::newRow("everything") << QString() << qint64{1111};
        QTest::newRow("a status") << u"status:approved"_s << qint64{10};
        QTest::newRow("two statuses") << u"status:approved,spam"_s << qint64{1010};
        QTest::newRow("all but one") << u"-status:approved"_s << qint64{1101};
        QTest::newRow("two terms at once") << u"status:approved,spam -status:spam"_s << qint64{10};
        QTest::newRow("flagged") << u"flag:any"_s << qint64{7};
        QTest::newRow("not flagged") << u"-flag:any"_s << qint64{1104};
        QTest::newRow("flagged and a status") << u"flag:any status:spam"_s << qint64{-1};
        QTest::newRow("flagged for a reason") << u"flag:spam"_s << qint64{-1};
        QTest::newRow("a word") << u"status:spam apple"_s << qint64{-1};
    }
    void countersAnswerForStatusesAndFlags()
    {
        QFETCH(QString, typed);
        QFETCH(qint64, count);
        const core::Counts counts{{1, 10, 100, 1000}, 7};
        QCOMPARE(query::countOf(*query::parseQuery(typed), counts).value_or(-1), count);
    }

    void aStatusIsAdmittedOrNot()
    {
        const auto admitted = [](const QString& typed) {
            return query::admits(*query::parseQuery(typed), core::Status::Pending);
        };
        QVERIFY(admitted(u"apple flag:any"_s));
        QVERIFY(admitted(u"status:pending,spam apple"_s));
        QVERIFY(!admitted(u"status:spam apple"_s));
        QVERIFY(!admitted(u"-status:pending"_s));
    }

    void itSaysWhatItRestsOn()
    {
        const auto needs = [](const QString& text) {
            const query::Dependencies on = query::dependenciesOf(*query::parseQuery(text));
            return QString(on.onRowAlone() ? u"row "_s : QString()) + (on.text ? u"text "_s : QString()) +
                   (on.flags ? u"flags "_s : QString()) + (on.article ? u"article "_s : QString()) +
                   (on.otherRows ? u"rows "_s : QString()) + (on.clock ? u"clock"_s : QString());
        };
        QCOMPARE(needs(u"status:spam flag:any kind:comment is:reply before:2026"_s), u"row "_s);
        QCOMPARE(needs(u"status:spam before:3d"_s), u"row clock"_s);
        QCOMPARE(needs(u"article:#3"_s), u"article "_s);
        QCOMPARE(needs(u"author:Anna"_s), u"text "_s);
        QCOMPARE(needs(u"flag:abuse"_s), u"flags "_s);
        QCOMPARE(needs(u"replies:>3"_s), u"rows "_s);
        QCOMPARE(needs(u"-apple after:7d depth:0"_s), u"text rows clock"_s);
        const auto fixed = query::resolved(*query::parseQuery(u"after:1d"_s), now);
        QCOMPARE(fixed.terms[0].moment, now - day);
        QVERIFY(!query::dependenciesOf(fixed).clock);
    }
};

MODERATO_TEST(TestPredicate)

} // namespace moderato::test::tst_predicate

#include "tst_predicate.moc"
