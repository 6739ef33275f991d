// Which comments an export holds under each predicate and orphan rule, and what it does with files.
#include "model/export/Export.h"
#include "tests/TestProgram.h"
#include "tests/export/MemorySource.h"

#include <QBuffer>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

namespace moderato::test::tst_selection {

using namespace moderato::exporting;

namespace {

const QByteArray mixedThread = "approved A: a\n"
                               "  pending B: b\n"
                               "    spam C: c\n"
                               "      approved D: d\n"
                               "        approved E: e\n"
                               "  approved F: f\n"
                               "rejected G: g\n"
                               "  pending H: h\n";

core::Result<ExportSummary> write(MemorySource& source, const ExportOptions& options, QByteArray& bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return writeExport(source, options, buffer);
}

// The rows of a CSV as a tree: names, or "?" for a stub, two spaces a level.
QByteArray treeOf(const QByteArray& csv)
{
    QByteArray tree;
    const QList<QByteArray> lines = csv.split('\n');
    for (qsizetype i = 1; i + 1 < lines.size(); ++i) {
        const QList<QByteArray> cells = lines[i].trimmed().split(',');
        tree += QByteArray(qsizetype{2} * cells.at(4).toInt(), ' ') +
                (cells.at(9) == "stub" ? "?" : cells.at(5)) + '\n';
    }
    return tree;
}

// The comments of a JSON export, drawn the same way by the parents they name.
QByteArray treeOfJson(const QByteArray& json)
{
    QByteArray tree;
    QHash<QString, int> depths;
    const QJsonArray comments =
        QJsonDocument::fromJson(json)[QStringLiteral("articles")][0][QStringLiteral("comments")].toArray();
    for (const auto& comment : comments) {
        const QString parent = comment[QStringLiteral("parent")].toString();
        const int depth = parent.isEmpty() ? 0 : depths.value(parent, 100) + 1;
        depths.insert(comment[QStringLiteral("origin")][QStringLiteral("id")].toString(), depth);
        const QString name = comment[QStringLiteral("author")][QStringLiteral("name")].toString();
        tree += QByteArray(qsizetype{2} * depth, ' ') +
                (comment[QStringLiteral("stub")].toBool() ? "?" : name.toUtf8()) + '\n';
    }
    return tree;
}

} // namespace

class TestSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orphanRules_data()
    {
        QTest::addColumn<OrphanRule>("rule");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<QList<qint64>>("counts"); // comments, stubs, dropped
        QTest::newRow("stubs keep every place above")
            << OrphanRule::Stub << QByteArray("A\n  ?\n    ?\n      D\n        E\n  F\n")
            << QList<qint64>{4, 2, 0};
        QTest::newRow("promoted replies move to the nearest exported ancestor")
            << OrphanRule::Promote << QByteArray("A\n  D\n    E\n  F\n") << QList<qint64>{4, 0, 0};
        QTest::newRow("dropped replies take what is below them along")
            << OrphanRule::Drop << QByteArray("A\n  F\n") << QList<qint64>{2, 0, 2};
    }
    void orphanRules()
    {
        QFETCH(OrphanRule, rule);
        QFETCH(QByteArray, expected);
        QFETCH(QList<qint64>, counts);
        MemorySource source;
        source.addArticle("T", mixedThread);
        ExportOptions options;
        options.format = "csv";
        options.orphans = rule;
        QByteArray csv;
        const core::Result<ExportSummary> summary = write(source, options, csv);
        QVERIFY(summary.ok());
        QCOMPARE(treeOf(csv), expected);
        QCOMPARE((QList<qint64>{summary->comments, summary->stubs, summary->dropped}), counts);
    }

    // Between the shape and the texts some comments are decided otherwise.
    void whatIsDecidedMeanwhileHolds_data()
    {
        QTest::addColumn<OrphanRule>("rule");
        QTest::addColumn<QList<qint64>>("rejected");
        QTest::addColumn<QList<qint64>>("withdrawn");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<QList<qint64>>("counts"); // comments, stubs, dropped
        const auto row = [](const char* name, OrphanRule rule, const QList<qint64>& rejected,
                            const QList<qint64>& withdrawn, const char* expected,
                            const QList<qint64>& counts) {
            QTest::newRow(name) << rule << rejected << withdrawn << QByteArray(expected) << counts;
        };
        using Rule = OrphanRule;
        row("a stub keeps its place for a reply", Rule::Stub, {4}, {},
            "A\n  ?\n    ?\n      ?\n        E\n  F\n", {3, 3, 0});
        row("without a reply nothing does", Rule::Stub, {6}, {}, "A\n  ?\n    ?\n      D\n        E\n",
            {3, 2, 0});
        row("a top that is rejected", Rule::Stub, {1}, {}, "?\n  ?\n    ?\n      D\n        E\n  F\n",
            {3, 3, 0});
        row("withdrawn at the end", Rule::Stub, {}, {5, 6}, "A\n  ?\n    ?\n      D\n", {2, 2, 0});
        row("withdrawn with a reply to it", Rule::Stub, {}, {4}, "A\n  ?\n    ?\n      E\n  F\n", {3, 2, 0});
        row("withdrawn at the top", Rule::Stub, {}, {1}, "?\n  ?\n    D\n      E\nF\n", {3, 2, 0});
        row("a reply moves up past it", Rule::Promote, {4}, {}, "A\n  E\n  F\n", {3, 0, 0});
        row("replies move to the top", Rule::Promote, {1}, {}, "D\n  E\nF\n", {3, 0, 0});
        row("a reply moves up past one withdrawn", Rule::Promote, {}, {4}, "A\n  E\n  F\n", {3, 0, 0});
        row("replies are dropped with it", Rule::Drop, {1}, {}, "", {0, 0, 3});
        row("replies are dropped with one withdrawn", Rule::Drop, {}, {1}, "", {0, 0, 3});
        row("a reply alone is left out", Rule::Drop, {6}, {}, "A\n", {1, 0, 2});
    }
    void whatIsDecidedMeanwhileHolds()
    {
        QFETCH(OrphanRule, rule);
        QFETCH(QList<qint64>, rejected);
        QFETCH(QList<qint64>, withdrawn);
        QFETCH(QByteArray, expected);
        QFETCH(QList<qint64>, counts);
        for (const Format& written : formats()) {
            const QByteArray& format = written.name;
            MemorySource source;
            source.addArticle("T", mixedThread);
            source.meanwhile = [&] {
                for (const qint64 id : rejected) {
                    source.comment(id).status = core::Status::Rejected;
                    source.comment(id).body = "not to be read";
                }
                for (const qint64 id : withdrawn) {
                    source.remove(id);
                }
            };
            ExportOptions options;
            options.format = format;
            options.orphans = rule;
            QByteArray bytes;
            const core::Result<ExportSummary> summary = write(source, options, bytes);
            QVERIFY(summary.ok());
            QCOMPARE((QList<qint64>{summary->comments, summary->stubs, summary->dropped}), counts);
            QVERIFY(!bytes.contains("not to be read"));
            if (format == "csv") {
                QCOMPARE(treeOf(bytes), expected);
            } else if (format == "json") {
                QCOMPARE(treeOfJson(bytes), expected);
            }
        }
    }

    void oneThatIsApprovedMeanwhileIsNoStub()
    {
        MemorySource source;
        source.addArticle("T", mixedThread);
        source.meanwhile = [&] { source.comment(2).status = core::Status::Approved; };
        ExportOptions options;
        options.format = "csv";
        QByteArray csv;
        QVERIFY(write(source, options, csv).ok());
        QCOMPARE(treeOf(csv), QByteArray("A\n  B\n    ?\n      D\n        E\n  F\n"));
    }

    void aFlagThatIsTakenOffMeanwhileCounts()
    {
        MemorySource source;
        source.addArticle("T", mixedThread);
        source.comment(6).flags.append(core::FlagRecord{});
        source.comment(8).flags.append(core::FlagRecord{});
        source.meanwhile = [&] { source.comment(6).flags.clear(); };
        ExportOptions options;
        options.format = "csv";
        options.predicate = core::withFlags();
        QByteArray csv;
        QVERIFY(write(source, options, csv).ok());
        QCOMPARE(treeOf(csv), QByteArray("?\n  H\n"));
    }

    // The page before is written; what hangs there is known on the next.
    void aDecisionBetweenTwoPagesHolds()
    {
        MemorySource source;
        const core::ArticleId article = source.addArticle("Deep").id;
        for (qint64 i = 0; i < 600; ++i) {
            source.addComment(article, core::CommentId{i}).body = "x";
        }
        int pages = 0;
        source.meanwhile = [&] {
            if (++pages == 2) {
                for (qint64 id = 250; id <= 260; ++id) {
                    source.comment(id).status = core::Status::Spam;
                }
            }
        };
        ExportOptions options;
        options.orphans = OrphanRule::Promote;
        options.format = "csv";
        QByteArray csv;
        QVERIFY(write(source, options, csv).ok());
        const QList<QByteArray> lines = csv.split('\n');
        QCOMPARE(lines.size(), 1 + 596 + 1); // 257 to 260 stand on the second page
        QVERIFY(lines.at(257).startsWith("1,Deep,261,256,256,"));
    }

    // What rows do not tell is asked of the source; what they do is asked again where the text is read.
    void aWordChooses()
    {
        MemorySource source;
        source.addArticle("T", "approved A: plum\n  approved B: pear\n  approved C: plum\nspam D: plum\n");
        source.meanwhile = [&] { source.comment(3).status = core::Status::Rejected; };
        core::Term word;
        word.text = QStringLiteral("plum");
        ExportOptions options;
        options.format = "csv";
        options.predicate.terms.push_back(word);
        QByteArray csv;
        QVERIFY(write(source, options, csv).ok());
        QCOMPARE(treeOf(csv), QByteArray("A\n"));
    }

    void thePredicateChooses()
    {
        MemorySource source;
        source.addArticle("T", mixedThread);
        source.comment(8).flags.append(core::FlagRecord{});
        ExportOptions options;
        options.format = "csv";
        options.predicate = core::withFlags();
        QByteArray csv;
        QVERIFY(write(source, options, csv).ok());
        QCOMPARE(treeOf(csv), QByteArray("?\n  H\n"));
    }

    void articlesWithoutCommentsNeedTheirName()
    {
        MemorySource source;
        source.addArticle("Full", "approved A: a\n");
        source.addArticle("Bare", "pending B: b\n");
        QByteArray all;
        QCOMPARE(write(source, {}, all)->articles, 1);
        QVERIFY(all.contains("Full") && !all.contains("Bare"));
        ExportOptions named;
        named.articles = {core::ArticleId{2}};
        QByteArray one;
        QCOMPARE(write(source, named, one)->articles, 1);
        QVERIFY(one.contains("\"title\":\"Bare\"") && one.contains("\"comments\":[]"));
        named.articles = {core::ArticleId{3}};
        QCOMPARE(write(source, named, one).error().code, core::ErrorCode::ArticleUnknown);
    }

    void unknownFormatsAreRefused()
    {
        MemorySource source;
        ExportOptions options;
        options.format = "docx";
        QByteArray bytes;
        QCOMPARE(write(source, options, bytes).error().code, core::ErrorCode::FormatUnknown);
        QByteArrayList names;
        for (const Format& format : formats()) {
            names << format.name + " *." + format.ending;
        }
        QCOMPARE(names, (QByteArrayList{"json *.json", "csv *.csv", "text *.txt"}));
    }

    void noPersonalDataUnlessAsked()
    {
        MemorySource source;
        source.addArticle("T", "approved A: a\n  pending B: b\n    approved C: c\n");
        for (const qint64 id : {1, 2, 3}) {
            core::Comment& comment = source.comment(id);
            comment.author.email = "secret@mail.example";
            comment.ip = "192.0.2.77";
            comment.userAgent = "SecretAgent/1.0";
            comment.flags.append({core::FlagReason::Legal, "note", "Secret Moderator", 0});
        }
        source.comment(2).body = "hidden words";
        for (const Format& written : formats()) {
            const QByteArray& format = written.name;
            ExportOptions options;
            options.format = format;
            QByteArray bytes;
            QVERIFY(write(source, options, bytes).ok());
            QVERIFY(!bytes.contains("secret") && !bytes.contains("Secret") && !bytes.contains("192.0.2"));
            QVERIFY2(!bytes.contains("hidden") && !bytes.contains("\"B\""), "a stub tells nothing");
            options.personalData = true;
            QByteArray whole;
            QVERIFY(write(source, options, whole).ok());
            QCOMPARE(whole.contains("secret@mail.example"), format != "text");
            QVERIFY(!whole.contains("hidden"));
        }
    }

    void theSameStateGivesTheSameBytes()
    {
        MemorySource source;
        source.addArticle("T", mixedThread);
        for (const Format& written : formats()) {
            const QByteArray& format = written.name;
            ExportOptions options;
            options.format = format;
            QByteArray first;
            QByteArray second;
            QVERIFY(write(source, options, first).ok() && write(source, options, second).ok());
            QVERIFY(!first.isEmpty());
            QCOMPARE(first, second);
        }
    }

    void aChainOf100000IsWritten_data()
    {
        QTest::addColumn<QByteArray>("format");
        for (const Format& written : formats()) {
            const QByteArray& format = written.name;
            QTest::newRow(format.constData()) << format;
        }
    }
    void aChainOf100000IsWritten()
    {
        QFETCH(QByteArray, format);
        MemorySource source;
        const core::ArticleId article = source.addArticle("Deep").id;
        for (qint64 i = 0; i < 100000; ++i) {
            core::Comment& comment = source.addComment(article, core::CommentId{i});
            comment.body = "x";
            comment.status = i == 50000 ? core::Status::Pending : core::Status::Approved;
        }
        ExportOptions options;
        options.format = format;
        QByteArray bytes;
        QElapsedTimer timer;
        timer.start();
        const core::Result<ExportSummary> summary = write(source, options, bytes);
        qInfo("%s: %lld ms, %lld bytes", format.constData(), timer.elapsed(), qint64(bytes.size()));
        QVERIFY(summary.ok());
        QCOMPARE(summary->comments, 99999);
        QCOMPARE(summary->stubs, 1);
        QVERIFY(source.largestPage() <= 256);
    }

    // Read page by page: where a row hangs is known across them.
    void aRowHangsWhereItDidOnThePageBefore()
    {
        MemorySource source;
        const core::ArticleId article = source.addArticle("Deep").id;
        for (qint64 i = 0; i < 600; ++i) {
            core::Comment& comment = source.addComment(article, core::CommentId{i});
            comment.body = "x";
            comment.status = i >= 250 && i < 260 ? core::Status::Pending : core::Status::Approved;
        }
        ExportOptions options;
        options.format = "csv";
        options.orphans = OrphanRule::Promote;
        QByteArray csv;
        QVERIFY(write(source, options, csv).ok());
        const QList<QByteArray> lines = csv.split('\n');
        QCOMPARE(lines.size(), 1 + 590 + 1);
        for (qsizetype row = 0; row < 590; ++row) {
            const QList<QByteArray> cells = lines.at(row + 1).split(',');
            const QByteArray above = row == 0 ? QByteArray() : lines.at(row).split(',').at(2);
            QCOMPARE(cells.at(3), above);
            QCOMPARE(cells.at(4).toLongLong(), row);
        }
    }

    // Comments are read into the memory of others: none of those shows in a place that is only kept.
    void aStubSaysNothingOfWhatWasReadBefore()
    {
        MemorySource source;
        const core::ArticleId article = source.addArticle("Long").id;
        for (qint64 i = 1; i <= 8000; ++i) {
            core::Comment& comment =
                source.addComment(article, i % 2 == 0 ? core::CommentId{i - 1} : core::CommentId{});
            comment.author = {"Ann", "ann@example.org", "https://ann.example.org"};
            comment.ip = "203.0.113.7";
            comment.body = "text";
            comment.status = i % 2 == 1 && i > 4000 ? core::Status::Pending : core::Status::Approved;
        }
        ExportOptions options;
        options.format = "csv";
        options.personalData = true;
        QByteArray csv;
        const core::Result<ExportSummary> summary = write(source, options, csv);
        QVERIFY(summary.ok());
        QCOMPARE(summary->stubs, 2000);
        qint64 bare = 0;
        const QList<QByteArray> lines = csv.split('\n');
        for (const QByteArray& line : lines) {
            bare += line.contains(",,,,,stub,,,") ? 1 : 0;
        }
        QCOMPARE(bare, 2000);
    }

    void longTextsComeWhole()
    {
        MemorySource source;
        const core::ArticleId article = source.addArticle("Long").id;
        for (int i = 0; i < 12; ++i) {
            source.addComment(article, {}).body = QByteArray(3'000'000, static_cast<char>('a' + i));
        }
        ExportOptions options;
        options.format = "csv";
        QByteArray csv;
        QVERIFY(write(source, options, csv).ok());
        const QList<QByteArray> lines = csv.split('\n');
        QCOMPARE(lines.size(), 1 + 12 + 1);
        for (int i = 0; i < 12; ++i) {
            QVERIFY(lines.at(i + 1).count(static_cast<char>('a' + i)) >= 3'000'000);
        }
    }

    void itStopsWhenAskedTo()
    {
        MemorySource source;
        source.addArticle("T", mixedThread);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        std::stop_source stop;
        qint64 told = -1;
        const auto progress = [&](qint64 comments) {
            told = comments;
            stop.request_stop();
        };
        QCOMPARE(writeExport(source, {}, buffer, progress, stop.get_token()).error().code,
                 core::ErrorCode::Cancelled);
        QVERIFY(told > 0);
    }

    void aFileIsWrittenWholeOrNotAtAll()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("out.json"));
        MemorySource source;
        source.addArticle("T", mixedThread);
        QVERIFY(writeExportFile(source, {}, path).ok());
        // Opened anew each time: what is open already is the file that was replaced.
        const auto written = [&path] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray before = written();
        QVERIFY(before.endsWith("]}\n"));
        source.addArticle("U", mixedThread);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!writeExportFile(source, {}, path, {}, stop.get_token()).ok());
        QCOMPARE(written(), before);
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files).size(), 1);
    }

    void aPathThatCannotBeWrittenIsAnError()
    {
        MemorySource source;
        source.addArticle("T", mixedThread);
        const QString path = QStringLiteral("/nonexistent/folder/out.json");
        const core::Result<ExportSummary> result = writeExportFile(source, {}, path);
        QCOMPARE(result.error().code, core::ErrorCode::FileUnwritable);
        QCOMPARE(result.error().where, path);
    }

    void aFullDiskIsTold()
    {
        QFile full(QStringLiteral("/dev/full"));
        if (!full.open(QIODevice::WriteOnly)) {
            QSKIP("this system has no /dev/full");
        }
        MemorySource source;
        source.addArticle("T", mixedThread);
        QCOMPARE(writeExport(source, {}, full).error().code, core::ErrorCode::DiskFull);
    }
};

MODERATO_TEST(TestSelection)

} // namespace moderato::test::tst_selection

#include "tst_selection.moc"
