// Moderato's own JSON read back: every field, stubs, other orders of keys, and what is refused.
#include "RecordingSink.h"
#include "model/import/JsonReader.h"

#include <QTest>

using namespace moderato::core;
using namespace moderato::import;

namespace {

QByteArray file(const QByteArray& comments)
{
    return R"({"format":"moderato","version":1,"articles":[{"origin":{"source":"wxr:https://a.example","id":"7"},)"
           R"("title":"T","url":"https://a.example/7","byline":"Jo","published_at":"2020-01-02T03:04:05Z",)"
           R"("state":"private","caption":"C","body":"<p>B","body_format":"wordpress-html","comments":[)" +
           comments + "]}]}";
}

QByteArray comment(const QByteArray& id, const QByteArray& parent = "null", const QByteArray& more = {})
{
    return R"({"origin":{"source":"wxr:https://a.example","id":")" + id + R"("},"parent":)" + parent +
           R"(,"author":{"name":"N","url":""},"created_at":null,"status":"approved","kind":"comment",)"
           R"("flags":[],"body":"c)" +
           id + R"(","body_format":"plain")" + more + "}";
}

Result<void> readJson(const QByteArray& bytes, RecordingSink& sink)
{
    return readBytes(JsonReader(), bytes, sink);
}

} // namespace

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsRead()
    {
        RecordingSink sink;
        QVERIFY(readJson(file(R"({"origin":{"source":"desk","id":"x"},"parent":"p","author":{"name":"Zoë",)"
                              R"("url":"https://z.example","email":"z@z.example"},)"
                              R"("created_at":"2021-02-03T04:05:06.007Z","status":"spam","kind":"other",)"
                              R"("kind_word":"review","flags":[{"reason":"abuse","note":"rude","at":)"
                              R"("2021-02-04T00:00:00Z"},{"reason":"legal","note":"","at":null}],)"
                              R"("body":"a\n\u00e9 \ud83d\ude00","body_format":"markdown","ip":"::1",)"
                              R"("user_agent":"lynx"})"),
                         sink)
                    .ok());
        const ArticleRecord& article = sink.articles.front();
        QCOMPARE(article.origin, (Origin{"wxr:https://a.example", "7"}));
        QCOMPARE(article.title, QByteArray("T"));
        QCOMPARE(article.url, QByteArray("https://a.example/7"));
        QCOMPARE(article.byline, QByteArray("Jo"));
        QCOMPARE(toIso8601(article.publishedAt), QByteArray("2020-01-02T03:04:05Z"));
        QCOMPARE(article.caption, QByteArray("C"));
        QCOMPARE(article.state, ArticleState::Private);
        QCOMPARE(article.body, QByteArray("<p>B"));
        QCOMPARE(article.bodyFormat, BodyFormat::WordPressHtml);
        const CommentRecord& read = sink.comments.front();
        QCOMPARE(read.origin, (Origin{"desk", "x"}));
        QCOMPARE(read.articleExternalId, QByteArray("7"));
        QCOMPARE(read.parentExternalId, QByteArray("p"));
        QCOMPARE(read.author, (AuthorRecord{"Zoë", "z@z.example", "https://z.example"}));
        QCOMPARE(toIso8601(read.createdAt), QByteArray("2021-02-03T04:05:06.007Z"));
        QCOMPARE(read.status, Status::Spam);
        QCOMPARE(read.kind, CommentKind::Other);
        QCOMPARE(read.kindWord, QByteArray("review"));
        QCOMPARE(read.body, QByteArray("a\né 😀"));
        QCOMPARE(read.bodyFormat, BodyFormat::Markdown);
        QCOMPARE(read.ip, QByteArray("::1"));
        QCOMPARE(read.userAgent, QByteArray("lynx"));
        QCOMPARE(read.flags.size(), 2);
        QCOMPARE(read.flags.at(0).reason, FlagReason::Abuse);
        QCOMPARE(read.flags.at(0).note, QByteArray("rude"));
        QCOMPARE(toIso8601(read.flags.at(0).at), QByteArray("2021-02-04T00:00:00Z"));
        QVERIFY(!read.flags.at(1).at);
        QCOMPARE(sink.problemText(), QByteArray());
    }

    void commentsBecomeTrees_data()
    {
        QTest::addColumn<QByteArray>("comments");
        QTest::addColumn<QByteArray>("tree");
        QTest::newRow("parents first")
            << comment("1") + ',' + comment("2", "\"1\"") + ',' + comment("3") << QByteArray("1(2) 3");
        QTest::newRow("parents last") << comment("2", "\"1\"") + ',' + comment("1") << QByteArray("2(1)");
        QTest::newRow("a stub is no comment")
            << comment("1", "null", R"(,"stub":true)") + ',' + comment("2", "\"1\"") << QByteArray("?1");
        QTest::newRow("a stub that says it is none")
            << comment("1", "null", R"(,"stub":false)") << QByteArray("1");
        QTest::newRow("ids as numbers")
            << QByteArray(R"({"origin":{"id":1},"body":"a"},{"origin":{"id":2},"parent":1,"body":"b"})")
            << QByteArray("1(2)");
        QTest::newRow("no id at all") << QByteArray(R"({"body":"a"},{"body":"b"})") << QByteArray("1 2");
        QTest::newRow("unknown keys are passed over")
            << comment("1", "null", R"(,"votes":{"up":[1,{"body":"x"}]},"pinned":true,"score":-1.5e3)")
            << QByteArray("1");
        QTest::newRow("none") << QByteArray() << QByteArray();
    }
    void commentsBecomeTrees()
    {
        QFETCH(QByteArray, comments);
        RecordingSink sink;
        QVERIFY(readJson(file(comments), sink).ok());
        QTEST(sink.tree(), "tree");
        QCOMPARE(sink.articles.size(), size_t(1));
        QCOMPARE(sink.problemText(), QByteArray());
    }

    // Two ids that a program which reads numbers takes for one.
    void numbersAreIdsAsTheyAreWritten_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        const auto row = [](const char* name, const QByteArray& first, const QByteArray& second) {
            QTest::newRow(name) << first << second;
        };
        row("at the end of 63 bits", "9223372036854775807", "9223372036854775808");
        row("at the end of 64 bits", "18446744073709551615", "18446744073709551616");
        row("below all numbers of 64 bits", "-9223372036854775808", "-9223372036854775809");
        row("that round to one floating-point number", "1e25", "10000000000000000905969664");
        row("of 400 digits", QByteArray(400, '1'), QByteArray(399, '1') + '2');
        row("a whole number and a fraction", "1", "1.0");
        row("a whole number and a power", "1000", "1e3");
        row("a power, in two ways", "1e3", "1E+3");
        row("nothing, and nothing with a sign", "0", "-0");
        row("too small for any number", "1e-5000", "2e-5000");
    }
    void numbersAreIdsAsTheyAreWritten()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        const QByteArray both = R"({"origin":{"id":)" + first + R"(},"body":"a"},{"origin":{"id":)" + second +
                                R"(},"body":"b"},{"origin":{"id":"r"},"body":"c","parent":)";
        const auto tree = [&both](const QByteArray& parent) {
            RecordingSink sink;
            return readJson(file(both + parent + '}'), sink).ok() ? sink.tree() + sink.problemText() : "";
        };
        QCOMPARE(tree(first), QByteArray("1(3) 2"));
        QCOMPARE(tree(second), QByteArray("1 2(3)"));
        QCOMPARE(tree('"' + first + '"'), QByteArray("1(3) 2"));
        QCOMPARE(tree('"' + second + '"'), QByteArray("1 2(3)"));
    }

    void keysInOtherOrdersAreRead()
    {
        RecordingSink sink;
        QVERIFY(
            readJson(R"({"articles":[{"title":"T","origin":{"id":"7","source":"s"},"comments":[{"body":"b",)"
                     R"("status":"pending","origin":{"id":"1","source":"s"}}],"url":"u"}],"version":1,)"
                     R"("format":"moderato"})",
                     sink)
                .ok());
        QCOMPARE(sink.articles.front().url, QByteArray("u"));
        QCOMPARE(sink.comments.front().origin, (Origin{"s", "1"}));
        QCOMPARE(sink.comments.front().body, QByteArray("b"));
    }

    void oddValuesAreReported()
    {
        RecordingSink sink;
        QVERIFY(readJson(file(comment("1", "null", R"(,"status":"great","created_at":"soon","kind":"wave")") +
                              ",\n" + comment("1")),
                         sink)
                    .ok());
        QVERIFY(!sink.comments.at(0).status);
        QCOMPARE(sink.comments.at(0).kindWord, QByteArray("wave"));
        QCOMPARE(sink.comments.at(1).origin.externalId, QByteArray("1~2"));
        QCOMPARE(sink.problemText(),
                 QByteArray("BadStatus line 1: great\nBadDate line 1: soon\nDuplicateId line 2: 1"));
    }

    void valuesOutOfRangeAreReported_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("problem");
        const auto row = [](const char* name, const QByteArray& more, const QByteArray& problem) {
            QTest::newRow(name) << ',' + more << problem;
        };
        row("a status that is a number", R"("status":9)", "BadStatus line 1: 9");
        row("a status that is a truth", R"("status":true)", "BadStatus line 1: true");
        row("a time that is a number", R"("created_at":1690000000)", "BadDate line 1: 1690000000");
        row("a month that is none", R"("created_at":"2024-13-01T00:00:00Z")",
            "BadDate line 1: 2024-13-01T00:00:00Z");
        row("an unknown format", R"("body_format":"rtf")", "UnknownValue line 1: body_format, rtf");
        row("a format that is a number", R"("body_format":-1)", "UnknownValue line 1: body_format, -1");
        row("an unknown reason", R"("flags":[{"reason":"dull"}])", "UnknownValue line 1: reason, dull");
        row("a reason that is a number", R"("flags":[{"reason":99}])", "UnknownValue line 1: reason, 99");
        row("a flag's time", R"("flags":[{"reason":"spam","at":"soon"}])", "BadDate line 1: soon");
        row("a parent that is an object", R"("parent":{"source":"s","id":"7"})",
            "UnknownValue line 1: parent, {\xE2\x80\xA6}");
        row("an author that is a list", R"("author":["Ann"])", "UnknownValue line 1: author, [\xE2\x80\xA6]");
        row("flags that are an object", R"("flags":{"reason":"spam"})",
            "UnknownValue line 1: flags, {\xE2\x80\xA6}");
        row("another program's list in another's object", R"("meta":{"flags":["a"],"parent":{}})", "");
    }
    void valuesOutOfRangeAreReported()
    {
        QFETCH(QByteArray, more);
        RecordingSink sink;
        QVERIFY(readJson(file(comment("1", "null", more)), sink).ok());
        QTEST(sink.problemText(), "problem");
        QCOMPARE(sink.tree(), QByteArray("1"));
        QCOMPARE(sink.comments.front().bodyFormat, BodyFormat::Plain);
    }

    // A desk that took in several sites writes the same id of each.
    void anIdIsOneOfItsSource()
    {
        RecordingSink sink;
        QVERIFY(readJson(file(R"({"origin":{"source":"a","id":"2"},"parent":null,"body":"x"},)"
                              R"({"origin":{"source":"b","id":"2"},"parent":null,"body":"y"},)"
                              R"({"origin":{"source":"b","id":"2"},"parent":null,"body":"z"})"),
                         sink)
                    .ok());
        QCOMPARE(sink.problemText(), QByteArray("DuplicateId line 1: 2"));
        QCOMPARE(sink.comments.at(0).origin, (Origin{"a", "2"}));
        QCOMPARE(sink.comments.at(1).origin, (Origin{"b", "2"}));
        QCOMPARE(sink.comments.at(2).origin, (Origin{"b", "2~2"}));
    }

    void anArticlesValuesOutOfRangeAreReported()
    {
        RecordingSink sink;
        QVERIFY(
            readJson(R"({"format":"moderato","articles":[{"origin":{"id":9223372036854775808},)"
                     R"("published_at":"never","state":"lost","body_format":7,"title":12,"comments":[]}]})",
                     sink)
                .ok());
        QCOMPARE(sink.problemText(), QByteArray("BadDate line 1: never\nUnknownValue line 1: state, lost\n"
                                                "UnknownValue line 1: body_format, 7"));
        QCOMPARE(sink.articles.front().origin.externalId, QByteArray("9223372036854775808"));
        QCOMPARE(sink.articles.front().title, QByteArray("12"));
    }

    void aNumberBeyondAllNumbersEndsTheFileThere()
    {
        RecordingSink sink;
        QVERIFY(readJson(file(comment("1") + ",\n" + comment("2", "1" + QByteArray(6000, '0'))), sink).ok());
        QCOMPARE(sink.tree(), QByteArray("1"));
        QCOMPARE(sink.problemText(), QByteArray("EndedEarly line 2"));
    }

    void whatCannotBeReadIsAnError_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<qint64>("line");
        const auto row = [](const char* name, const QByteArray& json, ErrorCode code, qint64 line = 0) {
            QTest::newRow(name) << json << code << line;
        };
        row("cut before a comment", "{\"format\":\"moderato\",\n\"articles\":[{\"ti",
            ErrorCode::FileMalformed, 2);
        row("another format", R"({"format":"ghost","articles":[]})", ErrorCode::FormatUnknown, 1);
        row("no format and nothing read", R"({"a":1})", ErrorCode::FormatUnknown);
        row("a list", "[]", ErrorCode::FormatUnknown);
        row("a newer version", R"({"format":"moderato","version":2,"articles":[]})", ErrorCode::FormatRefused,
            1);
        row("a version written as a power", R"({"format":"moderato","version":1e1,"articles":[]})",
            ErrorCode::FormatRefused, 1);
        row("a version beyond 64 bits",
            R"({"format":"moderato","version":18446744073709551617,"articles":[]})", ErrorCode::FormatRefused,
            1);
        row("a number beyond all numbers", "{\n\"a\":1e5000}", ErrorCode::FileMalformed, 2);
        row("no article", R"({"format":"moderato","version":1,"articles":[]})", ErrorCode::NoArticleInFile);
        row("100,000 lists in each other", "{\"a\":" + QByteArray(100'000, '['), ErrorCode::FileMalformed, 1);
        row("a string of 40 MB", "{\"a\":\"" + QByteArray(40'000'000, 'x') + "\"}", ErrorCode::FileMalformed,
            1);
    }
    void whatCannotBeReadIsAnError()
    {
        QFETCH(QByteArray, json);
        RecordingSink sink;
        const Result<void> done = readJson(json, sink);
        QVERIFY(!done.ok());
        QTEST(done.error().code, "code");
        QTEST(done.error().line, "line");
        QVERIFY(sink.comments.empty());
    }

    void aFileCutAfterACommentKeepsIt()
    {
        RecordingSink sink;
        const QByteArray json = file(comment("1") + ",\n" + comment("2"));
        QVERIFY(readJson(json.left(json.indexOf("c2")), sink).ok());
        QCOMPARE(sink.tree(), QByteArray("1"));
        QCOMPARE(sink.problemText(), QByteArray("EndedEarly line 2"));
    }

    void commentsBeforeTheArticlesOriginAreReported()
    {
        RecordingSink sink;
        QVERIFY(
            readJson(R"({"format":"moderato","articles":[{"comments":[{"body":"b"}],"origin":{"id":"7"}}]})",
                     sink)
                .ok());
        QCOMPARE(sink.problemText(), QByteArray("SkippedRecord line 1: comments-before-origin"));
    }

    void readingStopsWhenTheSinkSaysSo()
    {
        RecordingSink refused;
        refused.refuseAfter = 1;
        QCOMPARE(readJson(file(comment("1") + ',' + comment("2")), refused).error().code,
                 ErrorCode::DiskFull);
        QByteArray many = comment("0");
        for (int i = 1; i < 5000; ++i) {
            many += ',' + comment(QByteArray::number(i));
        }
        RecordingSink cancelled;
        cancelled.cancelAfter = 1;
        QCOMPARE(readJson(file(many), cancelled).error().code, ErrorCode::Cancelled);
        QVERIFY(cancelled.comments.size() < 1000);
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
