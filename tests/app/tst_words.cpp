// Every error and problem is a sentence that names the thing and says what to do; times read as people say
// them.
#include "model/query/QueryParser.h"
#include "ui/words/Translations.h"
#include "ui/words/Words.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace moderato;
using core::ErrorCode;
using core::ProblemCode;

Q_DECLARE_METATYPE(moderato::words::Medium)

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        words::installTranslations(*QCoreApplication::instance());
    }

    // Every sentence of the catalogue, said of nothing, of one and of two.
    void oneIsNoPlural()
    {
        QFile catalogue(QFileInfo(QStringLiteral(MODERATO_SAMPLE)).path() +
                        QStringLiteral("/../translations/moderato_en.ts"));
        QVERIFY(catalogue.open(QIODevice::ReadOnly));
        QXmlStreamReader read(&catalogue);
        QByteArray context;
        int sentences = 0;
        static const QRegularExpression onePlural(QStringLiteral("(?<!%)\\b1 \\w+s\\b"));
        while (!read.atEnd()) {
            read.readNext();
            if (read.isStartElement() && read.name() == QLatin1String("name")) {
                context = read.readElementText().toUtf8();
            } else if (read.isStartElement() && read.name() == QLatin1String("source")) {
                const QByteArray source = read.readElementText().toUtf8();
                const auto said = [&](int count) {
                    return QCoreApplication::translate(context, source, nullptr, count);
                };
                ++sentences;
                QVERIFY2(!said(1).contains(onePlural) && !said(1).contains(QLatin1String("%L")), source);
                const QString two =
                    QString::fromUtf8(source).replace(QLatin1String("%Ln"), QLatin1String("2"));
                QCOMPARE(said(2), two);
                QCOMPARE(said(0),
                         QString::fromUtf8(source).replace(QLatin1String("%Ln"), QLatin1String("0")));
            }
        }
        QVERIFY(sentences >= 38);
    }

    void aProblemCountsWhatItIsAbout()
    {
        const auto said = [](ProblemCode code, const QStringList& arguments) {
            core::Problem problem;
            problem.code = code;
            problem.arguments = arguments;
            return words::what(problem);
        };
        const QString one = QStringLiteral("1");
        const QString two = QStringLiteral("2");
        QVERIFY(said(ProblemCode::ControlCharacters, {one})
                    .startsWith(QLatin1String("One invisible control character was")));
        QVERIFY(said(ProblemCode::ControlCharacters, {two}).startsWith(QLatin1String("2 invisible")));
        QVERIFY(
            said(ProblemCode::CountDiffers, {two, one}).contains(QLatin1String("as 2, but one was read")));
        QVERIFY(said(ProblemCode::CountDiffers, {one, two}).contains(QLatin1String("as 1, but 2 were read")));
        QVERIFY(
            said(ProblemCode::MoreProblems, {one}).startsWith(QLatin1String("There was one more problem;")));
    }

    void everyErrorIsASentence_data()
    {
        QTest::addColumn<words::Medium>("medium");
        QTest::newRow("in the window") << words::Medium::Window;
        QTest::newRow("on a terminal") << words::Medium::Terminal;
    }
    void everyErrorIsASentence()
    {
        QFETCH(words::Medium, medium);
        QSet<QString> seen;
        for (int code = 0; code <= static_cast<int>(ErrorCode::Cancelled); ++code) {
            const QString text =
                words::describe({static_cast<ErrorCode>(code), QStringLiteral("WHERE"), 0, {}}, medium);
            QVERIFY2(text.size() > 20, qPrintable(text));
            QVERIFY2(text.at(0).isUpper() && text.endsWith(QLatin1Char('.')), qPrintable(text));
            QVERIFY2(!text.contains(QLatin1Char('%')), qPrintable(text));
            QVERIFY2(!text.contains(QLatin1String("something went wrong")), qPrintable(text));
            QVERIFY2(!seen.contains(text), qPrintable(text));
            seen.insert(text);
            if (medium == words::Medium::Window) {
                QVERIFY2(!text.contains(QLatin1String("moderato ")) && !text.contains(QLatin1String("--")),
                         qPrintable(text));
            }
        }
    }

    void aSearchIsExplainedWhereItWasTyped()
    {
        const core::Error error = query::parseQuery(QStringLiteral("status:great")).error();
        const QString window = words::describe(error);
        const QString terminal = words::describe(error, words::Medium::Terminal);
        QVERIFY2(window.contains(QStringLiteral("“great”")) && window.endsWith(QLatin1String("examples.")),
                 qPrintable(window));
        QVERIFY2(terminal.contains(QStringLiteral("“moderato help search”")), qPrintable(terminal));
    }

    // An import or a decision over many may have done a part of it, each slice for good.
    void noErrorOfTheDiskSaysThatNothingWasChanged()
    {
        for (const ErrorCode code :
             {ErrorCode::DiskFull, ErrorCode::DatabaseReadOnly, ErrorCode::DatabaseLocked,
              ErrorCode::DatabaseDamaged, ErrorCode::DatabaseUnusable, ErrorCode::Cancelled}) {
            for (const words::Medium medium : {words::Medium::Window, words::Medium::Terminal}) {
                const QString text = words::describe({code, QStringLiteral("desk"), 0, {}}, medium);
                QVERIFY2(!text.contains(QLatin1String("nothing was changed"), Qt::CaseInsensitive),
                         qPrintable(text));
            }
        }
    }

    void anErrorNamesFileLineAndDetail()
    {
        const core::Error error{ErrorCode::FileMalformed, QStringLiteral("a%2.xml"), 27,
                                QStringLiteral("tag mismatch")};
        const QString text = words::describe(error);
        QVERIFY2(text.startsWith(QLatin1String("a%2.xml, line 27: ")), qPrintable(text));
        QVERIFY2(text.endsWith(QLatin1String("(tag mismatch)")), qPrintable(text));
    }

    void anErrorWithoutAPlaceStillReads()
    {
        const QString text = words::describe(core::Error{ErrorCode::DiskFull, {}, 0, {}});
        QCOMPARE(text, QStringLiteral(
                           "The disk is full. What was finished before is kept. Make room and try again."));
    }

    void everyProblemIsASentence()
    {
        for (int code = 0; code <= static_cast<int>(ProblemCode::MoreProblems); ++code) {
            core::Problem problem;
            problem.code = static_cast<ProblemCode>(code);
            problem.where = QStringLiteral("line 25");
            problem.arguments = {QStringLiteral("FIRST"), QStringLiteral("SECOND")};
            const QString text = words::describe(problem);
            QVERIFY2(text.startsWith(QLatin1String("line 25: ")), qPrintable(text));
            QVERIFY2(text.endsWith(QLatin1Char('.')) && text.size() > 30, qPrintable(text));
            QVERIFY2(!text.contains(QLatin1Char('%')), qPrintable(text));
            QCOMPARE(QLatin1String("line 25: ") + words::what(problem), text);
        }
    }

    void aStrangersWordsAreNotPlaceholders()
    {
        core::Problem problem;
        problem.code = ProblemCode::ParentMissing;
        problem.arguments = {QStringLiteral("%2"), QStringLiteral("7")};
        QVERIFY(words::what(problem).startsWith(QLatin1String("Comment %2 answers 7,")));
    }

    void aMissingArgumentIsShownAsSuch()
    {
        core::Problem problem;
        problem.code = ProblemCode::DuplicateId;
        QVERIFY(words::what(problem).contains(QLatin1String("The id ? occurs")));
    }

    void decisionsAreCounted()
    {
        QCOMPARE(words::verbDone(core::Verb::Approve, 1), QStringLiteral("Approved one comment"));
        QCOMPARE(words::verbDone(core::Verb::Approve, 3), QStringLiteral("Approved 3 comments"));
        QCOMPARE(words::authorName({}), QStringLiteral("Anonymous"));
        QCOMPARE(words::authorName(QStringLiteral("Ada")), QStringLiteral("Ada"));
    }

    void shortTimes_data()
    {
        QTest::addColumn<QByteArray>("time");
        QTest::addColumn<QString>("expected");
        QTest::newRow("seconds are just now")
            << QByteArray("2022-03-12T14:59:30Z") << QStringLiteral("just now");
        QTest::newRow("one minute has its own word")
            << QByteArray("2022-03-12T14:58:30Z") << QStringLiteral("a minute ago");
        QTest::newRow("minutes within the hour")
            << QByteArray("2022-03-12T14:57:00Z") << QStringLiteral("3 minutes ago");
        QTest::newRow("the same day by its clock")
            << QByteArray("2022-03-12T09:05:00Z") << QStringLiteral("today 09:05");
        QTest::newRow("the day before")
            << QByteArray("2022-03-11T14:05:00Z") << QStringLiteral("yesterday 14:05");
        QTest::newRow("older ones by date")
            << QByteArray("2021-12-24T10:20:00Z") << QStringLiteral("24 Dec 2021 10:20");
        QTest::newRow("a clock that runs ahead is no riddle")
            << QByteArray("2022-03-12T15:02:00Z") << QStringLiteral("today 15:02");
        QTest::newRow("an unknown time is nothing") << QByteArray() << QString();
    }
    void shortTimes()
    {
        QFETCH(QByteArray, time);
        QFETCH(QString, expected);
        QLocale::setDefault(QLocale::c());
        const core::Moment now = core::fromIso8601("2022-03-12T15:00:00Z");
        QCOMPARE(words::shortTime(core::fromIso8601(time), *now), expected);
        QCOMPARE(words::longTime(core::fromIso8601(time)).isEmpty(), time.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
