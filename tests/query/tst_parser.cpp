// What is typed into the search box is understood, or answered with the place that is not.
#include "model/query/QueryParser.h"
#include "tests/TestProgram.h"

#include <QTest>

#include <random>

namespace moderato::test::tst_parser {

using core::Term;

namespace {

QString printed(Term::Kind kind)
{
    static const QStringList names{
        QStringLiteral("word"),      QStringLiteral("phrase"),  QStringLiteral("prefix"),
        QStringLiteral("substring"), QStringLiteral("author"),  QStringLiteral("article"),
        QStringLiteral("status"),    QStringLiteral("flag"),    QStringLiteral("link"),
        QStringLiteral("before"),    QStringLiteral("after"),   QStringLiteral("kind"),
        QStringLiteral("depth"),     QStringLiteral("replies"), QStringLiteral("is-reply"),
        QStringLiteral("is-orphan")};
    return names.at(static_cast<int>(kind));
}

QString printed(const Term& term)
{
    static const QStringList signs{QStringLiteral("="), QStringLiteral("<"), QStringLiteral("<="),
                                   QStringLiteral(">"), QStringLiteral(">=")};
    QString text = (term.negated ? QStringLiteral("not ") : QString()) + printed(term.kind);
    if (!term.text.isEmpty()) {
        text += QLatin1Char('(') + term.text + QLatin1Char(')');
    }
    for (const core::Status status : core::allStatuses) {
        text += term.statuses.contains(status)
                    ? QLatin1Char(' ') + QString::fromLatin1(core::statusWord(status))
                    : QString();
    }
    if (term.flagReason) {
        text += QLatin1Char(' ') + QString::fromLatin1(core::flagReasonWord(*term.flagReason));
    }
    if (term.number != 0 || term.kind == Term::Kind::Depth || term.kind == Term::Kind::Replies) {
        text += QLatin1Char(' ') + signs.at(static_cast<int>(term.comparison)) + QString::number(term.number);
    }
    if (term.moment != 0) {
        text += QLatin1Char(' ') + QString::fromLatin1(core::toIso8601(term.moment));
    }
    if (term.age != 0) {
        text += QStringLiteral(" %1 minutes").arg(term.age);
    }
    if (term.kind == Term::Kind::OfKind) {
        text += QLatin1Char(' ') + QString::fromLatin1(core::commentKindWord(term.commentKind));
    }
    return text;
}

// "word(a); not phrase(b c)", or "unclosed-quote at 3".
QString understood(const QString& typed)
{
    const auto parsed = query::parseQuery(typed);
    if (!parsed) {
        return QStringLiteral("%1 at %2").arg(parsed.error().detail).arg(parsed.error().line);
    }
    QStringList terms;
    for (const Term& term : parsed->terms) {
        terms += printed(term);
    }
    return terms.join(QStringLiteral("; "));
}

} // namespace

class TestQueryParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQueryIsUnderstood_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* typed, const char* expected) {
            QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(expected);
        };
        row("nothing asks for nothing", "   ", "");
        row("words must all be there", "coffee  tea", "word(coffee); word(tea)");
        row("a dash negates", "coffee -tea -\"iced tea\"",
            "word(coffee); not word(tea); not phrase(iced tea)");
        row("a dash alone is punctuation", "coffee - tea", "word(coffee); word(tea)");
        row("quotes make a phrase", "\"to be or\"", "phrase(to be or)");
        row("a star at the end is a prefix", "moder*", "prefix(moder)");
        row("a star in front looks inside words", "*odera*", "substring(odera)");
        row("operators take words and phrases", "author:anna author:\"Anna K\"",
            "author(anna); author(Anna K)");
        row("operators ignore case", "Author:anna STATUS:Pending", "author(anna); status pending");
        row("several statuses are one of them", "status:pending,spam", "status pending spam");
        row("an article by title or by number", "article:moon article:#7", "article(moon); article =7");
        row("a flag of any reason, or of one", "flag:any flag:off-topic", "flag; flag off-topic");
        row("an age instead of a date", "after:7d -before:90m", "after 10080 minutes; not before 90 minutes");
        row("an age beyond all time", "after:9999999w", "not-a-date at 6");
        row("no age at all", "after:0d", "not-a-date at 6");
        row("a kind", "kind:Pingback", "kind pingback");
        row("a kind that is none", "kind:letter", "unknown-value at 5");
        row("traits", "has:link is:reply -is:orphan", "link; is-reply; not is-orphan");
        row("dates may be short", "after:2021 before:2022-03-04",
            "after 2021-01-01T00:00:00Z; before 2022-03-04T00:00:00Z");
        row("a date may be a month or have a time of day", "after:2022-03 before:2022-03-04T10:20",
            "after 2022-03-01T00:00:00Z; before 2022-03-04T10:20:00Z");
        row("a time of day may have seconds", "before:2022-03-04T10:20:30", "before 2022-03-04T10:20:30Z");
        row("numbers compare", "depth:0 depth:>=3 replies:<2", "depth =0; depth >=3; replies <2");
        row("numbers compare the other way", "depth:=1 depth:<=3 replies:>2",
            "depth =1; depth <=3; replies >2");
        row("other colons are text", "http://example.org x:y", "word(http://example.org); word(x:y)");
        row("full-text words are text", "NEAR( AND OR \"a\" NOT",
            "word(NEAR(); word(AND); word(OR); phrase(a); word(NOT)");
        row("an open quote is pointed at", "abc \"def", "unclosed-quote at 4");
        row("asterisks of a name are pointed at when there is no name", "author:**", "nothing-after at 7");
        row("an operator without a value is pointed at", "abc author:", "nothing-after at 4");
        row("an unknown status is pointed at", "status:pending,good", "unknown-value at 15");
        row("an unknown trait is pointed at", "is:nice", "unknown-value at 3");
        row("a date that is none is pointed at", "x before:soon", "not-a-date at 9");
        row("a number that is none is pointed at", "depth:>deep", "not-a-number at 6");
        row("a negative number is pointed at", "depth:>-1", "not-a-number at 6");
        row("an article's number below 1 is pointed at", "article:#0", "not-a-number at 8");
    }
    void aQueryIsUnderstood()
    {
        QFETCH(QString, typed);
        QFETCH(QString, expected);
        QCOMPARE(understood(typed), expected);
    }

    void aPasteByMistakeIsRefused()
    {
        const auto parsed = query::parseQuery(QString(query::maximumQueryLength + 1, QLatin1Char('x')));
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().detail, QString(query::faultTooLong));
    }

    void moreTermsThanAreAskedForAreRefused()
    {
        const QString most = QStringLiteral("x ").repeated(static_cast<qsizetype>(query::maximumTerms));
        QCOMPARE(query::parseQuery(most)->terms.size(), size_t{query::maximumTerms});
        const auto parsed = query::parseQuery(most + QStringLiteral("one"));
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().detail, QString(query::faultTooLong));
        QCOMPARE(parsed.error().line, qint64{most.size()});
    }

    void anythingTypedEndsAsTermsOrAFault()
    {
        const QString alphabet =
            QStringLiteral("ab:*\"-<>=#,. authorstatusflaghasisdepth1\u00e9\u0301\u202e");
        std::mt19937 random(20261122);
        for (int round = 0; round < 20'000; ++round) {
            QString typed;
            for (auto length = random() % 30; length > 0; --length) {
                typed +=
                    alphabet.at(static_cast<qsizetype>(random() % static_cast<unsigned>(alphabet.size())));
            }
            const auto parsed = query::parseQuery(typed);
            QVERIFY2(parsed || (parsed.error().line >= 0 && parsed.error().line <= typed.size()),
                     qPrintable(typed));
        }
    }
};

MODERATO_TEST(TestQueryParser)

} // namespace moderato::test::tst_parser

#include "tst_parser.moc"
