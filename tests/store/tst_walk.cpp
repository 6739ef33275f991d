// A thousand random acts on 500 comments, with the program closed and opened in between, against a model so
// simple that it is right: what it holds and what the database holds never differ.
#include "tests/TestProgram.h"
#include "tests/store/StoreFixture.h"

#include <QRandomGenerator>

#include <set>

namespace moderato::test::tst_walk {

using core::CommentId;
using core::Status;

namespace {

constexpr int startingComments = 500;
constexpr int acts = 1000;

struct NaiveComment
{
    qint64 parent = 0;
    int status = 0; // 4 = withdrawn
    std::set<int> flags;
    QByteArray body;

    friend bool operator==(const NaiveComment&, const NaiveComment&) = default;
};

// All comments by id; the whole of it is copied for each step that can be undone.
using NaiveDesk = std::map<qint64, NaiveComment>;

struct NaiveHistory
{
    NaiveDesk now;
    std::vector<NaiveDesk> undone; // states to redo to, the next last
    std::vector<NaiveDesk> before; // states to undo to, the next last
    qint64 journalled = 0;

    void did(NaiveDesk after)
    {
        if (after != now) {
            before.push_back(std::exchange(now, std::move(after)));
            undone.clear();
            ++journalled;
        }
    }
    void step(std::vector<NaiveDesk>& from, std::vector<NaiveDesk>& to)
    {
        if (!from.empty()) {
            to.push_back(std::exchange(now, std::move(from.back())));
            from.pop_back();
            ++journalled;
        }
    }
};

std::set<qint64> withReplies(const NaiveDesk& desk, qint64 root)
{
    std::set<qint64> found{root};
    for (bool more = true; more;) {
        more = false;
        for (const auto& [id, comment] : desk) {
            if (comment.status != 4 && found.contains(comment.parent) && found.insert(id).second) {
                more = true;
            }
        }
    }
    return found;
}

class Walk
{
public:
    explicit Walk(quint32 seed) : m_random(seed)
    {
        std::vector<core::CommentRecord> file;
        for (int i = 1; i <= startingComments; ++i) {
            const qint64 parent = m_random.bounded(i); // 0 = top level
            file.push_back(
                comment(QByteArray::number(i), parent ? QByteArray::number(parent) : QByteArray()));
            m_history.now[i] = {parent, 0, {}, file.back().body};
        }
        m_fixture.import(file);
    }

    void act()
    {
        const NaiveDesk& now = m_history.now;
        const qint64 id = anyShown();
        switch (m_random.bounded(10)) {
        case 0:
        case 1:
        case 2:
            return decideStatus({id});
        case 3:
            return decideStatus(withReplies(now, id), id);
        case 4:
            return flag(id);
        case 5:
            return unflag(id);
        case 6:
            return reply(id);
        case 7:
            return edit(id);
        case 8:
            (void)m_fixture.desk().performAndWait(decide::undo());
            return m_history.step(m_history.before, m_history.undone);
        default:
            (void)m_fixture.desk().performAndWait(decide::redo());
            return m_history.step(m_history.undone, m_history.before);
        }
    }

    void compare()
    {
        QByteArray expected;
        core::Counts counts;
        for (const auto& [id, comment] : m_history.now) {
            if (comment.status == 4) {
                continue;
            }
            expected += describe(id, comment.parent, comment.status, int(comment.flags.size()));
            ++counts.byStatus.at(size_t(comment.status));
            counts.flagged += comment.flags.empty() ? 0 : 1;
        }
        QByteArray found;
        auto reader = m_fixture.reader();
        const auto visit = [&](const core::ShapeRow& row) {
            found += describe(row.id.value, row.parent.value, int(row.status), row.flags);
        };
        QVERIFY(reader->readShape({1}, visit, {}).ok());
        QCOMPARE(found, expected);
        QCOMPARE(*reader->counts().ofAll(), counts);
        QCOMPARE(reader->counts().articles()->at(0).counts, counts);
        QCOMPARE(qint64(reader->desk().journal(1'000'000)->size()), m_history.journalled);
        const auto undo = *reader->desk().undoState(m_fixture.desk().decidedBy());
        QCOMPARE(undo.undo.has_value(), !m_history.before.empty());
        QCOMPARE(undo.redo.has_value(), !m_history.undone.empty());
        const qint64 id = anyShown();
        QCOMPARE(reader->comment({id})->body, m_history.now.at(id).body);
    }

    void reopen() { m_fixture.reopen(); }
    QStringList faults() { return m_fixture.faults(); }
    bool chance(int oneIn) { return m_random.bounded(oneIn) == 0; }

private:
    static QByteArray describe(qint64 id, qint64 parent, int status, int flags)
    {
        return QByteArray::number(id) + '<' + QByteArray::number(parent) + ' ' + QByteArray::number(status) +
               ' ' + QByteArray::number(flags) + '\n';
    }

    qint64 anyShown()
    {
        qint64 id = 0;
        do {
            auto it = m_history.now.begin();
            std::advance(it, m_random.bounded(int(m_history.now.size())));
            id = it->second.status == 4 ? 0 : it->first;
        } while (id == 0);
        return id;
    }

    void decideStatus(const std::set<qint64>& ids, qint64 root = 0)
    {
        const int status = m_random.bounded(4);
        NaiveDesk after = m_history.now;
        decide::Targets targets;
        for (const qint64 id : ids) {
            targets.ids.push_back({id});
            after[id].status = status;
            after[id].flags.clear();
        }
        if (root != 0) {
            targets = {{{root}}, true};
        }
        m_fixture.perform(decide::setStatus(static_cast<Status>(status), targets));
        m_history.did(std::move(after));
    }

    void flag(qint64 id)
    {
        const int reason = m_random.bounded(7);
        NaiveDesk after = m_history.now;
        after[id].flags.insert(reason);
        m_fixture.perform(decide::flag(static_cast<core::FlagReason>(reason), {{{id}}}));
        m_history.did(std::move(after));
    }

    void unflag(qint64 id)
    {
        NaiveDesk after = m_history.now;
        after[id].flags.clear();
        m_fixture.perform(decide::unflag({{{id}}}));
        m_history.did(std::move(after));
    }

    void reply(qint64 parent)
    {
        const QByteArray body = "Reply " + QByteArray::number(m_random.bounded(1'000'000));
        const auto outcome = m_fixture.perform(decide::reply({parent}, body));
        // A withdrawn comment is in no thread, but it was never "not there": undo makes it withdrawn.
        for (auto* states : {&m_history.before, &m_history.undone}) {
            for (NaiveDesk& state : *states) {
                state[outcome.created.value] = {parent, 4, {}, body};
            }
        }
        m_history.now[outcome.created.value] = {parent, 4, {}, body};
        NaiveDesk after = m_history.now;
        after[outcome.created.value].status = 1;
        m_history.did(std::move(after));
    }

    void edit(qint64 id)
    {
        NaiveDesk after = m_history.now;
        after[id].body = "Edited " + QByteArray::number(m_random.bounded(1'000'000));
        m_fixture.perform(decide::edit({id}, after[id].body));
        m_history.did(std::move(after));
    }

    QRandomGenerator m_random;
    StoreFixture m_fixture;
    NaiveHistory m_history;
};

} // namespace

class TestWalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingDiffersFromTheNaiveDesk_data();
    void nothingDiffersFromTheNaiveDesk();
};

void TestWalk::nothingDiffersFromTheNaiveDesk_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {1U, 2026U}) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void TestWalk::nothingDiffersFromTheNaiveDesk()
{
    QFETCH(quint32, seed);
    Walk walk(seed);
    for (int i = 0; i < acts; ++i) {
        walk.act();
        if (walk.chance(100)) {
            walk.reopen();
        }
        if (i % 20 == 0 || i == acts - 1) {
            walk.compare();
            QVERIFY2(!QTest::currentTestFailed(), qPrintable(u"after act %1"_s.arg(i)));
        }
    }
    QCOMPARE(walk.faults(), QStringList());
}

MODERATO_TEST(TestWalk)

} // namespace moderato::test::tst_walk

#include "tst_walk.moc"
