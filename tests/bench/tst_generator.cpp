// What the figures stand on: the made data is the same every time and has the shapes it is said to have.
#include "FileSinks.h"
#include "Generator.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace moderato;
using namespace moderato::bench;

namespace {

// Keeps what a test asks for of each record.
class Listener final : public core::Sink
{
public:
    core::Result<void> article(const core::ArticleRecord& record) override
    {
        articles << record.origin.externalId;
        return {};
    }
    core::Result<void> comment(const core::CommentRecord& record) override
    {
        const int parentDepth = depths.value(record.parentExternalId, -1);
        orphans += !record.parentExternalId.isEmpty() && parentDepth < 0 ? 1 : 0;
        depths.insert(record.origin.externalId, parentDepth + 1);
        ++perArticle[record.articleExternalId];
        ++statuses[record.status.value_or(core::Status::Pending)];
        flagged += record.flags.isEmpty() ? 0 : 1;
        linked += record.body.contains("https://") ? 1 : 0;
        replies += record.parentExternalId.isEmpty() ? 0 : 1;
        emails.insert(record.author.email);
        for (const QString& word : QString::fromUtf8(record.body).split(QLatin1Char(' '))) {
            ++words[word];
            scripts.insert(word.isEmpty() ? QChar::Script_Common : word.front().script());
        }
        return {};
    }
    void problem(const core::Problem&) override {}
    void progress(double) override {}

    double share(qint64 count) const
    {
        return static_cast<double>(count) / static_cast<double>(depths.size());
    }
    int deepest() const { return *std::max_element(depths.begin(), depths.end()); }

    QByteArrayList articles;
    QHash<QByteArray, int> depths; // by id, 0 = top level
    QHash<QByteArray, qint64> perArticle;
    QHash<core::Status, qint64> statuses;
    QHash<QString, qint64> words;
    QSet<QChar::Script> scripts;
    QSet<QByteArray> emails;
    qint64 flagged = 0;
    qint64 linked = 0;
    qint64 replies = 0;
    qint64 orphans = 0;
};

Listener listen(const Plan& plan)
{
    Listener listener;
    (void)Generator(plan).pour(listener);
    return listener;
}

template <typename FileSink>
QByteArray fileOf(const Plan& plan)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    FileSink sink(buffer);
    (void)Generator(plan).pour(sink);
    sink.finish();
    return buffer.data();
}

QByteArray hashOf(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

bool isAbout(double share, double expected) { return std::abs(share - expected) < expected / 5; }

} // namespace

class GeneratorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_site = listen({.comments = 10'000}); }
    void theSameSeedGivesTheSameBytes();
    void anotherSeedGivesOthers();
    void theCountsAreThoseAskedFor();
    void sharesAreThoseOfASite();
    void oneThreadHoldsATenth();
    void someThreadIsAsDeepAsAllowed();
    void aLargeThreadHoldsALongQuarrel();
    void wordsFollowZipf();
    void authorsAreAsManyAsAsked();
    void filesAreWellFormed();

private:
    Listener m_site;
};

void GeneratorTest::theSameSeedGivesTheSameBytes()
{
    const Plan plan{.comments = 2'000};
    QCOMPARE(hashOf(fileOf<JsonSink>(plan)), hashOf(fileOf<JsonSink>(plan)));
    // On every machine: when this changes on purpose, generatorVersion goes up with it.
    QCOMPARE(generatorVersion, 2);
    QCOMPARE(hashOf(fileOf<JsonSink>(plan)),
             QByteArray("13abea9d3804d2bdd3dd852112bc29294ee40437d66a6aeba4505e1512473043"));
}

void GeneratorTest::anotherSeedGivesOthers()
{
    QVERIFY(fileOf<JsonSink>({.seed = 1, .comments = 100}) != fileOf<JsonSink>({.seed = 2, .comments = 100}));
}

void GeneratorTest::theCountsAreThoseAskedFor()
{
    QCOMPARE(m_site.depths.size(), 10'000); // ids are unique
    QCOMPARE(m_site.articles.size(), 50);
    QCOMPARE(m_site.orphans, 0);
    QCOMPARE(listen({.comments = 1'000, .articles = 7}).articles.size(), 7);
    QCOMPARE(listen({.comments = 1'000, .articles = 1}).perArticle.size(), 1);
}

void GeneratorTest::sharesAreThoseOfASite()
{
    QVERIFY(isAbout(m_site.share(m_site.statuses[core::Status::Pending]), 0.10));
    QVERIFY(isAbout(m_site.share(m_site.statuses[core::Status::Approved]), 0.80));
    QVERIFY(isAbout(m_site.share(m_site.flagged), 0.03));
    QVERIFY(isAbout(m_site.share(m_site.linked), 0.08));
    QVERIFY(isAbout(m_site.share(m_site.replies), 0.60));
}

void GeneratorTest::oneThreadHoldsATenth()
{
    QCOMPARE(m_site.perArticle[m_site.articles.front()], 1'000);
    const auto most = std::max_element(m_site.perArticle.begin(), m_site.perArticle.end());
    QVERIFY(most.value() < 1'500);
}

void GeneratorTest::someThreadIsAsDeepAsAllowed()
{
    const Listener deep = listen({.comments = 10'000, .articles = 3});
    QVERIFY2(deep.deepest() > 1'000, qPrintable(QString::number(deep.deepest())));
    QVERIFY(deep.deepest() < 2'000);
    QVERIFY(listen({.comments = 10'000, .articles = 3, .maxDepth = 100}).deepest() < 100);
}

void GeneratorTest::aLargeThreadHoldsALongQuarrel()
{
    QVERIFY(listen({.comments = 10'000, .articles = 1}).deepest() < 60);
    const int deepest = listen({.comments = 60'000, .articles = 1}).deepest();
    QVERIFY2(deepest > 500 && deepest < 2'000, qPrintable(QString::number(deepest)));
}

// The first rank comes about twice as often as the second and ten times as often as the tenth.
void GeneratorTest::wordsFollowZipf()
{
    std::vector<qint64> counts(m_site.words.begin(), m_site.words.end());
    std::sort(counts.rbegin(), counts.rend());
    QVERIFY(counts.size() > 20'000);
    QVERIFY(counts[0] > counts[9] * 5);
    QVERIFY(counts[9] > counts[99] * 5);
    for (const QChar::Script script : {QChar::Script_Latin, QChar::Script_Cyrillic, QChar::Script_Greek,
                                       QChar::Script_Arabic, QChar::Script_Devanagari, QChar::Script_Han}) {
        QVERIFY(m_site.scripts.contains(script));
    }
}

void GeneratorTest::authorsAreAsManyAsAsked()
{
    QVERIFY(listen({.comments = 10'000}).emails.size() > 5'000); // of 50,000
    QCOMPARE(listen({.comments = 10'000, .authors = 20}).emails.size(), 20);
}

void GeneratorTest::filesAreWellFormed()
{
    const Plan plan{.comments = 10'000};
    const QByteArray json = fileOf<JsonSink>(plan);
    const QByteArray wxr = fileOf<WxrSink>(plan);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(document.object()[QStringLiteral("articles")].toArray().size(), 50);
    QXmlStreamReader reader(wxr);
    qint64 comments = 0;
    while (!reader.atEnd()) {
        comments +=
            reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QStringLiteral("comment")
                ? 1
                : 0;
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QCOMPARE(comments, 10'000);
}

QTEST_GUILESS_MAIN(GeneratorTest)
#include "tst_generator.moc"
