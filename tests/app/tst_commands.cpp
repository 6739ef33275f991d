// Every subcommand on the sample article: what it prints, what it changes, what undo brings back.
#include "support/Program.h"
#include "tests/TestProgram.h"

#include <QFileInfo>
#include <QTest>

namespace moderato::test::tst_commands {

using namespace Qt::StringLiterals;

namespace {

constexpr int sampleComments = 31;

// Comments of the sample by their first words.
qint64 idOf(const QJsonObject& shown, const QString& start)
{
    const QJsonArray comments = shown["comments"_L1].toArray();
    for (const auto& comment : comments) {
        if (comment["body_text"_L1].toString().contains(start)) {
            return comment["id"_L1].toInteger();
        }
    }
    return 0;
}

QJsonValue commentOf(const QJsonObject& shown, qint64 id)
{
    const QJsonArray comments = shown["comments"_L1].toArray();
    for (const auto& comment : comments) {
        if (comment["id"_L1].toInteger() == id) {
            return comment;
        }
    }
    return {};
}

QString word(qint64 id) { return QString::number(id); }

} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

    std::unique_ptr<Program> m_program;

    Ended moderato(const QStringList& arguments, const QByteArray& input = {}) const
    {
        return (*m_program)(arguments, input);
    }
    QJsonObject shown() const { return moderato({u"show"_s, u"--json"_s, u"1"_s}).object(); }
    QJsonObject stats() const { return moderato({u"stats"_s, u"--json"_s}).object(); }
    qint64 count(const QString& status) const { return stats()["comments"_L1][status].toInteger(-1); }

private Q_SLOTS:
    void init()
    {
        m_program = std::make_unique<Program>();
        const Ended ended = moderato({u"import"_s, u"--json"_s, QStringLiteral(MODERATO_SAMPLE)});
        QVERIFY2(ended.code == 0, ended.err.constData());
        const QJsonObject sum = ended.object();
        QCOMPARE(sum.keys(),
                 QStringList({u"articles"_s, u"comments"_s, u"orphans"_s, u"problems"_s, u"unchanged"_s}));
        QCOMPARE(sum["articles"_L1].toInt(), 1);
        QCOMPARE(sum["comments"_L1].toInt(), sampleComments);
        QCOMPARE(sum["unchanged"_L1].toInt(), 0);
        QCOMPARE(sum["orphans"_L1].toInt(), 0);
        QCOMPARE(sum["problems"_L1].toArray(), QJsonArray());
    }

    void articlesAreListed()
    {
        const QJsonArray articles = moderato({u"articles"_s, u"--json"_s}).array();
        QCOMPARE(articles.size(), 1);
        const QJsonObject article = articles.at(0).toObject();
        QCOMPARE(article.keys(),
                 QStringList({u"comments"_s, u"id"_s, u"pending"_s, u"state"_s, u"title"_s, u"url"_s}));
        QCOMPARE(article["title"_L1].toString(), u"The Night Train Is Back, and It Is Slower Than Ever"_s);
        QCOMPARE(article["comments"_L1].toInt(), sampleComments);
        QCOMPARE(article["pending"_L1].toInt(), sampleComments);
        QVERIFY(moderato({u"articles"_s}).out.startsWith("[1] The Night Train Is Back"));
    }

    void aThreadIsShownInDisplayOrder()
    {
        const QJsonObject object = shown();
        const QJsonObject article = object["article"_L1].toObject();
        QCOMPARE(article.keys(), QStringList({u"body_text"_s, u"byline"_s, u"id"_s, u"published_at"_s,
                                              u"state"_s, u"title"_s, u"url"_s}));
        QVERIFY(article["published_at"_L1].isNull());
        QVERIFY(article["body_text"_L1].toString().contains(u"thinking light"_s));
        const QJsonArray comments = object["comments"_L1].toArray();
        QCOMPARE(comments.size(), sampleComments);
        const QJsonObject first = comments.at(0).toObject();
        QCOMPARE(first.keys(), QStringList({u"author"_s, u"body_text"_s, u"created_at"_s, u"depth"_s,
                                            u"flags"_s, u"id"_s, u"kind"_s, u"parent_id"_s, u"status"_s}));
        QCOMPARE(first["author"_L1]["name"_L1].toString(), u"Ingrid Solberg"_s);
        QVERIFY(first["parent_id"_L1].isNull());
        QVERIFY(first["created_at"_L1].isNull());
        QCOMPARE(first["status"_L1].toString(), u"pending"_s);
        QCOMPARE(first["kind"_L1].toString(), u"comment"_s);
        QCOMPARE(comments.at(4)["depth"_L1].toInt(), 4);
        QCOMPARE(comments.at(4)["parent_id"_L1], comments.at(3)["id"_L1]);
        const QJsonObject sum = stats();
        QCOMPARE(sum["top_level"_L1].toInt(), 9);
        QCOMPARE(sum["max_depth"_L1].toInt(), 5);
        QCOMPARE(sum["orphans"_L1].toInt(), 0);
        QCOMPARE(sum["flagged"_L1].toInt(), 0);
        QCOMPARE(sum["comments"_L1]["total"_L1].toInt(), sampleComments);
    }

    void theTextTreeIsIndentedAndSafe()
    {
        const QByteArray text = moderato({u"show"_s, u"--full"_s, u"1"_s}).out;
        QVERIFY(text.contains("\n#1 Ingrid Solberg \u00b7 pending\n  I took this train"));
        QVERIFY(text.contains("\n        #5 Ingrid Solberg"));
        for (const char c : text) {
            QVERIFY(static_cast<uchar>(c) >= 0x20 || c == '\n');
        }
        for (const QByteArray& line : text.split('\n')) {
            QVERIFY2(QString::fromUtf8(line).size() <= 100, line.constData());
        }
        const QByteArray brief = moderato({u"show"_s, u"1"_s}).out;
        QVERIFY(brief.size() < text.size());
        QCOMPARE(brief.count("Ingrid Solberg"), text.count("Ingrid Solberg"));
    }

    void decisionsChangeTheStatus()
    {
        const qint64 spam = idOf(shown(), u"AMAZING"_s);
        const qint64 rude = idOf(shown(), u"armchair"_s);
        const qint64 first = idOf(shown(), u"every month as a student"_s);
        QCOMPARE(moderato({u"spam"_s, word(spam)}).code, 0);
        QCOMPARE(moderato({u"reject"_s, u"--reason"_s, u"insults"_s, word(rude)}).code, 0);
        QCOMPARE(moderato({u"approve"_s, u"--subtree"_s, word(first)}).code, 0);
        QCOMPARE(count(u"spam"_s), 1);
        QCOMPARE(count(u"rejected"_s), 1);
        QCOMPARE(count(u"approved"_s), 6);
        QCOMPARE(count(u"pending"_s), sampleComments - 8);
        QCOMPARE(moderato({u"pending"_s, word(rude)}).code, 0);
        QCOMPARE(count(u"rejected"_s), 0);
        const QJsonArray approved =
            moderato({u"show"_s, u"--json"_s, u"--status"_s, u"approved,spam"_s, u"1"_s})
                .object()["comments"_L1]
                .toArray();
        QCOMPARE(approved.size(), 7);
        QCOMPARE(moderato({u"articles"_s, u"--json"_s}).array().at(0)["pending"_L1].toInt(),
                 sampleComments - 7);
    }

    void allThatMatchIsOneDecision()
    {
        const qint64 spam = idOf(shown(), u"AMAZING"_s);
        QCOMPARE(moderato({u"spam"_s, word(spam)}).code, 0);
        QCOMPARE(moderato({u"flag"_s, u"--reason"_s, u"abuse"_s, u"1"_s, u"2"_s}).code, 0);
        QCOMPARE(moderato({u"reject"_s, u"--matching"_s, u"--flagged"_s}).code, 0);
        QCOMPARE(count(u"rejected"_s), 2);
        QCOMPARE(moderato({u"approve"_s, u"--matching"_s, u"--status"_s, u"pending,spam"_s, u"--article"_s,
                           u"1"_s, u"--reason"_s, u"fine"_s})
                     .code,
                 0);
        QCOMPARE(count(u"approved"_s), sampleComments - 2);
        QCOMPARE(moderato({u"undo"_s}).code, 0);
        QCOMPARE(count(u"spam"_s), 1);
        QCOMPARE(count(u"pending"_s), sampleComments - 3);
        const Ended nothing = moderato({u"unflag"_s, u"--matching"_s, u"--flagged"_s});
        QCOMPARE(nothing.code, 0);
        QVERIFY(nothing.err.contains("Nothing had to change"));
        QCOMPARE(
            moderato({u"spam"_s, u"--matching"_s, u"--status"_s, u"all"_s, u"--article"_s, u"4711"_s}).code,
            1);
    }

    void aQuerySaysWhatIsMeant()
    {
        const qint64 spam = idOf(shown(), u"AMAZING"_s);
        const QStringList reject{u"reject"_s, u"--matching"_s, u"--status"_s, u"pending"_s, u"--query"_s};
        QCOMPARE(moderato(reject + QStringList{u"amazing"_s}).code, 0);
        QCOMPARE(commentOf(shown(), spam)["status"_L1].toString(), u"rejected"_s);
        QCOMPARE(count(u"rejected"_s), 1);
        const Ended wrong = moderato(reject + QStringList{u"before:soon"_s});
        QCOMPARE(wrong.code, 1);
        QVERIFY2(wrong.err.contains("“soon” is not a date"), wrong.err.constData());
        const QStringList write{u"export"_s, u"--format"_s,  u"csv"_s,  u"--status"_s,
                                u"all"_s,    u"--orphans"_s, u"drop"_s, u"--query"_s};
        const auto rows = [](const Ended& ended) { return ended.out.count("\r\n") - 1; };
        QCOMPARE(rows(moderato(write + QStringList{u"amazing"_s})), 1);
        QCOMPARE(rows(moderato(write + QStringList{u"is:reply amazing"_s})), 0);
        QCOMPARE(rows(moderato(write + QStringList{u"-is:reply -status:rejected"_s})),
                 rows(moderato(write + QStringList{u"-is:reply"_s})) - 1);
        QCOMPARE(moderato(write + QStringList{u"\"open"_s}).code, 1);
    }

    void whatIsMeantIsSaidOnce_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("no comment at all") << QStringList{u"approve"_s};
        QTest::newRow("ids and a filter")
            << QStringList{u"approve"_s, u"--matching"_s, u"--flagged"_s, u"1"_s};
        QTest::newRow("a filter that lets everything through") << QStringList{u"spam"_s, u"--matching"_s};
        QTest::newRow("a filter without its word") << QStringList{u"spam"_s, u"--status"_s, u"all"_s, u"1"_s};
        QTest::newRow("no status") << QStringList{u"spam"_s, u"--matching"_s, u"--status"_s, u"lost"_s};
        QTest::newRow("no article") << QStringList{u"unflag"_s, u"--matching"_s, u"--flagged"_s,
                                                   u"--article"_s, u"x"_s};
        QTest::newRow("a query without its word") << QStringList{u"spam"_s, u"--query"_s, u"x"_s, u"1"_s};
        QTest::newRow("the subtree of a filter")
            << QStringList{u"spam"_s, u"--matching"_s, u"--flagged"_s, u"--subtree"_s};
    }

    void whatIsMeantIsSaidOnce()
    {
        QFETCH(QStringList, words);
        const Ended ended = moderato(words);
        QCOMPARE(ended.code, 2);
        QVERIFY(!ended.err.isEmpty());
        QCOMPARE(count(u"pending"_s), sampleComments);
    }

    void anUnknownIdChangesNothing()
    {
        const Ended ended = moderato({u"approve"_s, u"1"_s, u"4711"_s});
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.err.contains("4711"), ended.err.constData());
        QCOMPARE(count(u"approved"_s), 0);
        QCOMPARE(moderato({u"show"_s, u"4711"_s}).code, 1);
        QCOMPARE(moderato({u"export"_s, u"--format"_s, u"json"_s, u"--article"_s, u"4711"_s}).code, 1);
        QCOMPARE(moderato({u"journal"_s, u"--json"_s}).array(), QJsonArray());
    }

    void flagsComeAndGo()
    {
        const qint64 private_ = idOf(shown(), u"Harbour Road"_s);
        QCOMPARE(moderato({u"flag"_s, u"--reason"_s, u"personal-data"_s, u"--note"_s, u"an address"_s,
                           word(private_)})
                     .code,
                 0);
        const QJsonArray flags = commentOf(shown(), private_)["flags"_L1].toArray();
        QCOMPARE(flags,
                 QJsonArray({QJsonObject{{u"reason"_s, u"personal-data"_s}, {u"note"_s, u"an address"_s}}}));
        QCOMPARE(commentOf(shown(), private_)["status"_L1].toString(), u"pending"_s);
        QCOMPARE(stats()["flagged"_L1].toInt(), 1);
        QCOMPARE(moderato({u"show"_s, u"--json"_s, u"--flagged"_s, u"1"_s})
                     .object()["comments"_L1]
                     .toArray()
                     .size(),
                 1);
        QCOMPARE(moderato({u"unflag"_s, word(private_)}).code, 0);
        QCOMPARE(stats()["flagged"_L1].toInt(), 0);
    }

    void aReplyEntersTheThread()
    {
        const qint64 question = idOf(shown(), u"Does anyone know whether dogs"_s);
        const Ended ended = moderato({u"reply"_s, u"--body-file"_s, u"-"_s, word(question)},
                                     "Yes \u2013 sixth carriage.\n\nSmall ones go free.\n");
        QVERIFY2(ended.code == 0, ended.err.constData());
        const QJsonValue reply = commentOf(shown(), ended.out.trimmed().toLongLong());
        QCOMPARE(reply["parent_id"_L1].toInteger(), question);
        QCOMPARE(reply["body_text"_L1].toString(), u"Yes \u2013 sixth carriage.\n\nSmall ones go free."_s);
        QVERIFY(!reply["created_at"_L1].isNull());
        QCOMPARE(count(u"total"_s), sampleComments + 1);
        QCOMPARE(moderato({u"undo"_s}).code, 0);
        QCOMPARE(count(u"total"_s), sampleComments);
        QVERIFY(commentOf(shown(), ended.out.trimmed().toLongLong()).isNull());
        QCOMPARE(moderato({u"redo"_s}).code, 0);
        QCOMPARE(commentOf(shown(), ended.out.trimmed().toLongLong()), reply);
        QCOMPARE(moderato({u"reply"_s, u"--body"_s, u" \n "_s, word(question)}).code, 1);
        QCOMPARE(moderato({u"reply"_s, u"--body"_s, u"x"_s, u"4711"_s}).code, 1);
        QCOMPARE(moderato({u"reply"_s, u"--body-file"_s, u"missing.txt"_s, word(question)}).code, 1);
    }

    void undoAndTheJournalTellTheStory()
    {
        moderato({u"approve"_s, u"--reason"_s, u"kind"_s, u"1"_s, u"2"_s});
        moderato({u"flag"_s, u"--reason"_s, u"other"_s, u"3"_s});
        QCOMPARE(moderato({u"undo"_s, u"--count"_s, u"2"_s}).code, 0);
        QCOMPARE(count(u"approved"_s), 0);
        QCOMPARE(stats()["flagged"_L1].toInt(), 0);
        const Ended nothing = moderato({u"undo"_s});
        QCOMPARE(nothing.code, 1);
        QVERIFY(nothing.err.contains("nothing to undo"));
        QCOMPARE(moderato({u"redo"_s}).code, 0);
        QCOMPARE(count(u"approved"_s), 2);

        const QJsonArray journal = moderato({u"journal"_s, u"--json"_s}).array();
        QCOMPARE(journal.size(), 5);
        QStringList actions;
        for (const auto& entry : journal) {
            QCOMPARE(entry.toObject().keys(),
                     QStringList({u"action"_s, u"at"_s, u"cause"_s, u"comments"_s, u"desk"_s, u"flag"_s,
                                  u"id"_s, u"moderator"_s, u"reason"_s, u"sequence"_s, u"stopped_of"_s,
                                  u"undoes"_s, u"uuid"_s}));
            QCOMPARE(entry["cause"_L1].toString(), u"command-line"_s);
            QVERIFY(!entry["moderator"_L1].toString().isEmpty());
            QVERIFY(entry["at"_L1].toString().endsWith(u'Z'));
            actions.append(entry["action"_L1].toString());
        }
        QCOMPARE(actions.join(u' '), u"redo undo undo flag approve"_s);
        const QJsonValue approval = journal.at(4);
        QCOMPARE(approval["comments"_L1].toArray(), QJsonArray({1, 2}));
        QCOMPARE(approval["reason"_L1].toString(), u"kind"_s);
        QVERIFY(approval["undoes"_L1].isNull());
        QCOMPARE(approval["sequence"_L1].toInt(), 1);
        QCOMPARE(journal.at(3)["flag"_L1].toString(), u"other"_s);
        QCOMPARE(journal.at(2)["undoes"_L1], journal.at(3)["id"_L1]);
        QCOMPARE(moderato({u"journal"_s}).out.count('\n'), 5);
    }

    void importingAgainKeepsDecisions()
    {
        moderato({u"approve"_s, u"1"_s});
        moderato({u"flag"_s, u"--reason"_s, u"abuse"_s, u"2"_s});
        const QString before = treeText(shown());
        const QJsonObject sum =
            moderato({u"import"_s, u"--json"_s, QStringLiteral(MODERATO_SAMPLE)}).object();
        QCOMPARE(sum["articles"_L1].toInt(-1), 0);
        QCOMPARE(sum["comments"_L1].toInt(-1), 0);
        QCOMPARE(sum["unchanged"_L1].toInt(), sampleComments);
        QCOMPARE(treeText(shown()), before);
    }

    void aStatusMayBeGivenToAFileWithoutOne()
    {
        const Program other;
        QCOMPARE(other({u"import"_s, u"--status"_s, u"approved"_s, QStringLiteral(MODERATO_SAMPLE)}).code, 0);
        QCOMPARE(other({u"stats"_s, u"--json"_s}).object()["comments"_L1]["approved"_L1].toInt(),
                 sampleComments);
    }

    void searchFindsTextAndAuthor()
    {
        const QJsonArray hits = moderato({u"search"_s, u"--json"_s, u"double"_s}).array();
        QCOMPARE(hits.size(), 0); // the article's own text is not a comment
        const QJsonArray tuba = moderato({u"search"_s, u"--json"_s, u"tuba"_s}).array();
        QCOMPARE(tuba.size(), 1);
        QCOMPARE(tuba.at(0).toObject().keys(), QStringList({u"article_id"_s, u"id"_s, u"snippet"_s}));
        QCOMPARE(tuba.at(0)["id"_L1].toInteger(), idOf(shown(), u"tuba"_s));
        QVERIFY(tuba.at(0)["snippet"_L1].toString().contains(u"tuba"_s));
        QCOMPARE(moderato({u"search"_s, u"--json"_s, u"--limit"_s, u"2"_s, u"author:\"Maren Holt\""_s})
                     .array()
                     .size(),
                 2);
        QVERIFY(moderato({u"search"_s, u"tuba"_s}).out.contains("[1]"));
    }

    void aBadSearchPointsAtThePlace()
    {
        const Ended bad = moderato({u"search"_s, u"tuba"_s, u"before:soon"_s});
        QCOMPARE(bad.code, 1);
        QCOMPARE(bad.err.count('\n'), 1);
        QVERIFY2(bad.err.contains("character 13") && bad.err.contains("soon"), bad.err.constData());
        QCOMPARE(moderato({u"search"_s, u"\"tuba"_s}).code, 1);
        QCOMPARE(moderato({u"search"_s, u"--json"_s, u"--"_s, u"-a"_s, u"status:spam"_s}).code, 0);
    }

    void exportsGoToAFileOrToStandardOutput()
    {
        moderato({u"approve"_s, u"--subtree"_s, u"1"_s});
        const Ended printed = moderato({u"export"_s, u"--format"_s, u"csv"_s});
        QVERIFY2(printed.code == 0, printed.err.constData());
        QVERIFY(printed.out.contains("tuba") && !printed.out.contains("AMAZING"));
        const QString file = m_program->path(u"out.csv"_s);
        QCOMPARE(moderato({u"export"_s, u"--format"_s, u"csv"_s, u"-o"_s, file}).code, 0);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), printed.out);
        const Ended nowhere =
            moderato({u"export"_s, u"--format"_s, u"csv"_s, u"-o"_s, u"/nowhere/out.csv"_s});
        QCOMPARE(nowhere.code, 1);
        QVERIFY(nowhere.err.contains("/nowhere/out.csv"));
    }

    void aFullDiskIsTold()
    {
        if (!QFileInfo::exists(u"/dev/full"_s)) {
            QSKIP("there is no /dev/full here");
        }
        m_program->sendOutputTo(u"/dev/full"_s);
        QCOMPARE(moderato({u"export"_s, u"--status"_s, u"all"_s, u"--format"_s, u"json"_s}).code, 1);
        QCOMPARE(moderato({u"show"_s, u"--json"_s, u"1"_s}).code, 1);
    }

    void checkAndBackupWork()
    {
        const Ended check = moderato({u"check"_s});
        QVERIFY2(check.code == 0, check.err.constData());
        QVERIFY(check.out.contains("31"));
        const QString copy = m_program->path(u"copy.moderato"_s);
        QCOMPARE(moderato({u"backup"_s, copy}).code, 0);
        QVERIFY(!(QFileInfo(copy).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        QCOMPARE(m_program->run({u"show"_s, u"--json"_s, u"1"_s, u"--database"_s, copy}).object(), shown());
        const Ended again = moderato({u"backup"_s, copy});
        QCOMPARE(again.code, 1);
        QVERIFY(again.err.contains("copy.moderato"));
    }
};

MODERATO_TEST(TestCommands)

} // namespace moderato::test::tst_commands

#include "tst_commands.moc"
