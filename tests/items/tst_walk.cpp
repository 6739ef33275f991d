// A long random walk at a desk of 20,000 comments: replies, decisions, undos, filters, searches, sort orders,
// collapsed rows, imports, and the program closed and opened in between, against a model so simple that it is
// right. What the item model shows never differs from it.
#include "model/items/DisplayOrder.h"
#include "model/items/ThreadContents.h"
#include "model/items/ThreadLines.h"
#include "model/items/ThreadModel.h"
#include "tests/TestProgram.h"
#include "tests/items/NaiveDesk.h"
#include "tests/store/StoreFixture.h"

#include <QEventLoop>
#include <QHash>
#include <QRandomGenerator>
#include <QSignalSpy>

namespace moderato::test::tst_walk {

using namespace moderato::items;
using core::Status;
using test::Hits;
using test::NaiveComment;
using test::NaiveDesk;
using test::narrowedTo;
using test::ShownRow;
using thread::SiblingOrder;

namespace {

constexpr int startingComments = 20'000;
constexpr int acts = 1'000;
constexpr core::ArticleId theArticle{1};

// In display order, reached by next().
std::vector<ShownRow> rowsOf(const ThreadModel& model)
{
    std::vector<ShownRow> rows;
    const auto number = [](const QModelIndex& index, ThreadRole which) {
        return index.data(role(which)).toLongLong();
    };
    const DisplayOrder order(model);
    for (QModelIndex index = order.first(); index.isValid(); index = order.next(index)) {
        rows.push_back(ShownRow{model.idAt(index).value, model.idAt(index.parent()).value, index.row(),
                                number(index, ThreadRole::Depth), number(index, ThreadRole::Status),
                                number(index, ThreadRole::Flags), number(index, ThreadRole::Below),
                                number(index, ThreadRole::UndecidedBelow),
                                number(index, ThreadRole::IsMatch)});
    }
    return rows;
}

QString textAt(const std::vector<ShownRow>& rows, size_t place)
{
    if (place >= rows.size())
        return QStringLiteral("none, after %1 rows").arg(rows.size());
    QStringList numbers;
    for (const qint64 number : rows[place])
        numbers << QString::number(number);
    return numbers.join(u' ');
}

class Walk
{
public:
    explicit Walk(quint32 seed) : m_random(seed)
    {
        std::vector<core::CommentRecord> file;
        for (int i = 1; i <= startingComments; ++i) {
            const bool repliesNearby = m_random.bounded(3) > 0;
            const int parent = repliesNearby ? i - 1 - m_random.bounded(std::min(i, 40)) : 0;
            file.push_back(
                test::comment(QByteArray::number(i), parent > 0 ? QByteArray::number(parent) : QByteArray()));
        }
        m_database.import(file);
        follow(file);
        m_naive.arrange();
        open();
    }

    void act()
    {
        switch (m_random.bounded(13)) {
        case 0:
        case 1:
            return reply(anyThere());
        case 2:
        case 3:
        case 4:
            return decide(some(1 + m_random.bounded(40)));
        case 5:
            return flag(some(1 + m_random.bounded(5)));
        case 6:
            return unflag(some(1 + m_random.bounded(200)));
        case 7:
        case 8:
            return undo();
        case 9:
            return redo();
        case 10:
            return expandOrCollapse();
        case 11:
            return m_random.bounded(4) == 0 ? importMore() : decide(some(1));
        default:
            return m_random.bounded(3) == 0   ? arrange()
                   : m_random.bounded(2) == 0 ? decideFlagged()
                                              : decide(some(1));
        }
    }

    void reopen()
    {
        compare();
        m_model.reset();
        m_database.reopen();
        m_naive.arrange();
        open();
        compare();
    }
    // All that is shown, row by row, the counts, and the lines that what is collapsed leaves. It walks all
    // comments, so not after each act, but every 100 acts and wherever a difference could vanish unseen
    // because one side begins anew: before and after the program is closed and opened, before and after an
    // import, before another arrangement, and before an undo or redo that sorts again.
    void compare()
    {
        const std::vector<ShownRow> shown = rowsOf(*m_model);
        const std::vector<ShownRow> expected = m_naive.rows();
        const auto differs = std::mismatch(shown.begin(), shown.end(), expected.begin(), expected.end());
        const auto place = static_cast<size_t>(differs.first - shown.begin());
        QCOMPARE(textAt(shown, place), textAt(expected, place));
        QCOMPARE(ThreadContents(*m_model).commentCount(), m_naive.commentCount());
        QCOMPARE(ThreadContents(*m_model).matchCount(), m_naive.matchCount());
        int visible = 0;
        core::CommentId astray; // the first that is on another line
        const DisplayOrder order(*m_model);
        for (QModelIndex index = order.first(); index.isValid(); index = order.next(index)) {
            bool isVisible = true;
            for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
                isVisible = isVisible && m_visible.isExpanded(above);
            if (m_visible.lineOf(index) != (isVisible ? visible : -1) && !astray.isValid())
                astray = m_model->idAt(index);
            visible += isVisible ? 1 : 0;
        }
        QCOMPARE(astray.value, 0);
        QCOMPARE(m_visible.count(), visible);
    }
    QStringList faults() { return m_database.faults(); }
    bool chance(int oneIn) { return m_random.bounded(oneIn) == 0; }

private:
    void open()
    {
        m_model = std::make_unique<ThreadModel>(m_database.store());
        m_visible.setModel(m_model.get());
        QSignalSpy opened(m_model.get(), &ThreadModel::opened);
        QSignalSpy told(&m_database.store(), &store::Store::changed);
        askForArrangement();
        m_model->openThread(theArticle);
        QVERIFY(opened.wait());
    }
    void askForArrangement() { m_model->arrange(m_naive.arrangement); }
    // Until it is durable and the model has heard of it.
    decide::Outcome perform(decide::Request request)
    {
        QEventLoop loop;
        decide::Outcome outcome;
        m_database.desk().perform(std::move(request), &loop, [&](const auto& result) {
            outcome = result ? *result : decide::Outcome(); // nothing to undo
            loop.quit();
        });
        loop.exec();
        return outcome;
    }
    // Shown or not, but not withdrawn.
    qint64 anyThere()
    {
        for (;;) {
            auto it = m_naive.comments.begin();
            std::advance(it, m_random.bounded(static_cast<int>(m_naive.comments.size())));
            if (it->second.isThere())
                return it->first;
        }
    }
    std::vector<core::CommentId> some(int count)
    {
        std::set<qint64> ids;
        while (count-- > 0)
            ids.insert(anyThere());
        std::vector<core::CommentId> targets;
        targets.reserve(ids.size());
        for (const qint64 id : ids)
            targets.push_back({id});
        return targets;
    }

    void reply(qint64 parent)
    {
        const decide::Outcome outcome = perform(decide::reply({parent}, "A reply"));
        QVERIFY(outcome.created.isValid());
        m_naive.decide({{outcome.created.value, {parent, NaiveComment::atTheDesk, 1, {}}}});
    }
    void decide(std::vector<core::CommentId> targets)
    {
        const int status = m_random.bounded(4);
        std::map<qint64, NaiveComment> after;
        for (const core::CommentId id : targets)
            after[id.value] = m_naive.comments[id.value].decided(status);
        perform(decide::setStatus(static_cast<Status>(status), {std::move(targets)}));
        m_naive.decide(after);
    }
    // By a predicate, in slices.
    void decideFlagged()
    {
        const int status = m_random.bounded(4);
        std::map<qint64, NaiveComment> after;
        for (const auto& [id, comment] : m_naive.comments) {
            if (comment.isThere() && !comment.flags.empty())
                after[id] = comment.decided(status);
        }
        decide::Targets targets;
        targets.matching = core::both(core::inArticle(theArticle), core::withFlags());
        perform(decide::setStatus(static_cast<Status>(status), std::move(targets)));
        m_naive.decide(after);
    }
    void flag(std::vector<core::CommentId> targets)
    {
        const int reason = m_random.bounded(7);
        std::map<qint64, NaiveComment> after;
        for (const core::CommentId id : targets) {
            after[id.value] = m_naive.comments[id.value];
            after[id.value].flags.insert(reason);
        }
        perform(decide::flag(static_cast<core::FlagReason>(reason), {std::move(targets)}));
        m_naive.decide(after);
    }
    void unflag(std::vector<core::CommentId> targets)
    {
        std::map<qint64, NaiveComment> after;
        for (const core::CommentId id : targets) {
            after[id.value] = m_naive.comments[id.value];
            after[id.value].flags.clear();
        }
        perform(decide::unflag({std::move(targets)}));
        m_naive.decide(after);
    }
    void undo()
    {
        if (m_naive.sortsAgain(m_naive.done))
            compare();
        perform(decide::undo());
        m_naive.undo();
    }
    void redo()
    {
        if (m_naive.sortsAgain(m_naive.undone))
            compare();
        perform(decide::redo());
        m_naive.redo();
    }
    void expandOrCollapse()
    {
        if (m_random.bounded(20) == 0)
            return m_random.bounded(2) == 0 ? m_visible.collapseAll() : m_visible.expandAll();
        for (int n = 0; n < 20; ++n) {
            const QModelIndex index = m_model->indexOf({anyThere()});
            m_random.bounded(3) == 0 ? m_visible.reveal(index)
                                     : m_visible.setExpanded(index, m_random.bounded(2) == 0);
        }
    }
    // What a search might find: often much, now and then next to nothing; some are withdrawn, or not there
    // yet.
    std::shared_ptr<const std::vector<core::CommentId>> anyHits()
    {
        const int tries = m_random.bounded(4) == 0 ? m_random.bounded(3) : m_random.bounded(2'000);
        const int end = static_cast<int>(m_naive.comments.rbegin()->first) + 50;
        std::set<core::CommentId> ids;
        for (int n = 0; n < tries; ++n)
            ids.insert(core::CommentId{1 + m_random.bounded(end)});
        return std::make_shared<const std::vector<core::CommentId>>(ids.begin(), ids.end());
    }
    // Decisions go on while it is worked out. Half the time a search narrows the thread, alone or in a
    // queue.
    void arrange()
    {
        compare();
        const core::Predicate queues[] = {
            {}, core::withStatus(Status::Pending), core::withStatus(Status::Approved), core::withFlags()};
        m_naive.arrangement.queue = queues[m_random.bounded(4)];
        m_naive.arrangement.order = static_cast<SiblingOrder>(m_random.bounded(3));
        switch (m_random.bounded(3)) {
        case 0:
            m_naive.arrangement = narrowedTo(Hits(), m_naive.arrangement);
            break;
        case 1:
            m_naive.arrangement = narrowedTo(anyHits(), m_naive.arrangement);
            break;
        default: // as it was
            break;
        }
        QSignalSpy arranged(m_model.get(), &ThreadModel::arranged);
        askForArrangement();
        m_naive.arrange();
        decide(some(10));
        reply(anyThere());
        QVERIFY(arranged.size() == 1 || arranged.wait());
    }

    qint64 anyImported()
    {
        auto it = m_imported.begin();
        std::advance(it, m_random.bounded(static_cast<int>(m_imported.size())));
        return it->first;
    }
    // A few comments more, before or behind what they reply to, and another text for one that is there.
    bool takesInAnywhere() const
    {
        return m_naive.arrangement.isAll() && m_naive.arrangement.order != SiblingOrder::MostRepliesFirst;
    }
    std::vector<core::CommentRecord> laterFile(qint64 changed)
    {
        std::vector<core::CommentRecord> file;
        // A large one is read again, and with it arranged anew; a small one is taken in where that makes no
        // difference.
        const int large = takesInAnywhere() ? 0 : 60;
        for (int n = large + m_random.bounded(5); n >= 0; --n) {
            QByteArray parent; // top level
            const int what = m_random.bounded(4);
            if (what == 1 && !file.empty())
                parent = file.back().origin.externalId;
            else if (what > 1)
                parent = m_imported.at(anyImported()).origin.externalId;
            file.push_back(test::comment("later-" + QByteArray::number(++m_later), parent));
            file.back().createdAt = m_random.bounded(2'000);
        }
        if (m_random.bounded(2) == 0)
            std::reverse(file.begin(), file.end());
        file.push_back(m_imported.at(changed));
        file.back().body = "Changed after later-" + QByteArray::number(m_later);
        return file;
    }
    // What the file says, under the ids that the store gave.
    void follow(const std::vector<core::CommentRecord>& file)
    {
        std::vector<core::CommentId> fresh;
        const auto reader = m_database.reader();
        const auto visit = [&](const core::ShapeRow& row) {
            if (!m_naive.comments.contains(row.id.value))
                fresh.push_back(row.id);
        };
        const auto read = reader->readShape(theArticle, visit, {});
        QVERIFY(read.ok());
        const auto comments = reader->comments(fresh);
        QVERIFY(comments.ok());
        for (const core::Comment& comment : *comments)
            m_ids.insert(comment.origin.externalId, comment.id.value);
        for (const core::CommentRecord& record : file) {
            const qint64 id = m_ids.value(record.origin.externalId);
            QVERIFY(id > 0);
            const qint64 parent = m_ids.value(record.parentExternalId);
            m_naive.comments.try_emplace(
                id, NaiveComment{parent, record.createdAt.value_or(core::ShapeRow::noTime), 0, {}});
            m_imported[id] = record;
        }
    }
    void compareText(qint64 id)
    {
        const QModelIndex index = m_model->indexOf({id});
        if (index.isValid())
            QCOMPARE(index.data(role(ThreadRole::Preview)).toString(),
                     QString::fromUtf8(m_imported.at(id).body));
    }
    // The thread is read again, unless the file is small and moves nothing. Decisions go on meanwhile where
    // it does not matter for what is shown whether they come before the worker has read: where all is, in an
    // order by time.
    void importMore()
    {
        compare();
        const qint64 changed = anyImported();
        compareText(changed); // so that the model keeps it
        const std::vector<core::CommentRecord> file = laterFile(changed);
        QSignalSpy opened(m_model.get(), &ThreadModel::opened);
        QSignalSpy told(&m_database.store(), &store::Store::changed);
        QCOMPARE(m_database.import(file).comments, static_cast<qint64>(file.size()));
        follow(file);
        m_naive.arrange();
        if (takesInAnywhere()) {
            decide(some(10));
            reply(anyThere());
        }
        QTRY_VERIFY(!told.isEmpty());
        const bool isReread = std::any_of(told.begin(), told.end(), [](const QList<QVariant>& event) {
            return !event[0].value<core::ChangeEvent>().reread.empty();
        });
        QVERIFY(!isReread || opened.size() == 1 || opened.wait());
        compare();
        compareText(changed);
    }

    QRandomGenerator m_random;
    test::StoreFixture m_database;
    std::unique_ptr<ThreadModel> m_model;
    ThreadLines m_visible;
    NaiveDesk m_naive;
    std::map<qint64, core::CommentRecord> m_imported; // as the last file said
    QHash<QByteArray, qint64> m_ids;                  // by the files' names
    int m_later = 0;
};

} // namespace

class TestWalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingDiffersFromTheNaiveDesk_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addRow("seed 20000") << 20000U;
        QTest::addRow("a seed of this run") << QRandomGenerator::global()->generate();
    }
    void nothingDiffersFromTheNaiveDesk()
    {
        QFETCH(quint32, seed);
        qInfo("seed %u", seed);
        Walk walk(seed);
        for (int i = 0; i < acts; ++i) {
            walk.act();
            if (walk.chance(250))
                walk.reopen();
            if (i % 100 == 0 || i == acts - 1)
                walk.compare();
            QVERIFY2(!QTest::currentTestFailed(), qPrintable(QStringLiteral("after act %1").arg(i)));
        }
        QCOMPARE(walk.faults(), QStringList());
    }
};

MODERATO_TEST(TestWalk)

} // namespace moderato::test::tst_walk

#include "tst_walk.moc"
