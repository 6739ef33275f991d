// A long random walk at a desk of 20,000 comments: replies, decisions, undos, filters, sort orders, folds,
// and the program closed and opened in between, against a model so simple that it is right. What the item
// model shows never differs from it.
#include "model/items/ThreadModel.h"
#include "tests/store/StoreFixture.h"

#include <QEventLoop>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <map>
#include <set>

using namespace moderato;
using namespace moderato::items;
using core::Status;
using core::StatusSet;
using thread::Arrangement;
using thread::SiblingOrder;

namespace {

constexpr int startingComments = 20'000;
constexpr int acts = 1'000;
constexpr core::ArticleId theArticle{1};

struct NaiveComment
{
    qint64 parent = 0;
    int status = 0; // 4 = withdrawn
    std::set<int> flags;

    friend bool operator==(const NaiveComment&, const NaiveComment&) = default;
};

// What one decision changed: undoing puts `before` back, redoing `after`.
struct NaiveStep
{
    std::map<qint64, NaiveComment> before;
    std::map<qint64, NaiveComment> after;
};

struct Shown
{
    bool isShown = true;
    bool isMatch = true;
    qint64 rank = 0; // among siblings, when not by time: most replies first; who comes later stands behind
};

class NaiveDesk
{
public:
    std::map<qint64, NaiveComment> comments;
    std::vector<NaiveStep> done;
    std::vector<NaiveStep> undone;
    Arrangement arrangement;

    void decide(const std::map<qint64, NaiveComment>& after)
    {
        NaiveStep step;
        for (const auto& [id, comment] : after) {
            if (comments.contains(id) && comments[id] == comment)
                continue;
            step.before[id] = comments.contains(id) ? comments[id] : NaiveComment{comment.parent, 4, {}};
            step.after[id] = comment;
        }
        if (step.after.empty())
            return;
        put(step.after);
        done.push_back(std::move(step));
        undone.clear();
    }
    void undo() { move(done, undone, &NaiveStep::before); }
    void redo() { move(undone, done, &NaiveStep::after); }

    void arrange()
    {
        m_shown.clear();
        std::map<qint64, qint64> below;
        for (const auto& [id, comment] : comments) {
            if (comment.status == 4)
                continue;
            const bool isMatch = matches(comment);
            m_shown[id] = {isMatch, isMatch, 0};
        }
        for (const auto& [id, comment] : comments) {
            if (comment.status == 4)
                continue;
            for (qint64 above = comment.parent; above != 0; above = comments[above].parent) {
                ++below[above];
                m_shown[above].isShown = m_shown[above].isShown || m_shown[id].isMatch;
            }
        }
        for (auto& [id, shown] : m_shown)
            shown.rank = -below[id];
        m_arrivals = 0;
    }

    // One line a shown comment: "id <parent> row depth status flags below undecided-below match".
    QStringList lines() const
    {
        std::map<qint64, std::vector<qint64>> replies;
        std::map<qint64, std::pair<int, int>> below;
        for (const auto& [id, comment] : comments) {
            if (comment.status == 4)
                continue;
            replies[comment.parent].push_back(id);
            for (qint64 above = comment.parent; above != 0; above = comments.at(above).parent) {
                ++below[above].first;
                below[above].second += comment.status == 0 ? 1 : 0;
            }
        }
        for (auto& [parent, siblings] : replies)
            std::sort(siblings.begin(), siblings.end(),
                      [&](qint64 a, qint64 b) { return standsBefore(a, b); });
        QStringList lines;
        std::vector<std::pair<qint64, int>> open; // and depth
        std::map<qint64, int> rows;
        const auto openBelow = [&](qint64 parent, int depth) {
            const auto found = replies.find(parent);
            if (found == replies.end())
                return;
            for (auto id = found->second.rbegin(); id != found->second.rend(); ++id)
                open.emplace_back(*id, depth);
        };
        openBelow(0, 0);
        while (!open.empty()) {
            const auto [id, depth] = open.back();
            open.pop_back();
            openBelow(id, depth + 1);
            if (!m_shown.at(id).isShown)
                continue;
            const NaiveComment& comment = comments.at(id);
            const auto counts = below.contains(id) ? below.at(id) : std::pair(0, 0);
            lines << QStringLiteral("%1 <%2> %3 %4 %5 %6 %7 %8 %9")
                         .arg(id)
                         .arg(comment.parent)
                         .arg(rows[comment.parent]++)
                         .arg(depth)
                         .arg(comment.status)
                         .arg(comment.flags.size())
                         .arg(counts.first)
                         .arg(counts.second)
                         .arg(m_shown.at(id).isMatch ? 1 : 0);
        }
        return lines;
    }

private:
    bool matches(const NaiveComment& comment) const
    {
        return arrangement.filter.matches(static_cast<Status>(comment.status),
                                          static_cast<quint8>(comment.flags.size()));
    }
    // Ids ascend with time here.
    bool standsBefore(qint64 a, qint64 b) const
    {
        switch (arrangement.order) {
        case SiblingOrder::OldestFirst:
            return a < b;
        case SiblingOrder::NewestFirst:
            return a > b;
        case SiblingOrder::MostRepliesFirst:
            break;
        }
        return std::pair(m_shown.at(a).rank, a) < std::pair(m_shown.at(b).rank, b);
    }
    void put(const std::map<qint64, NaiveComment>& states)
    {
        for (const auto& [id, state] : states) {
            const bool wasThere = comments.contains(id) && comments[id].status != 4;
            comments[id] = state;
            if (state.status == 4) {
                m_shown.erase(id);
            } else if (!wasThere) {
                const bool above = state.parent == 0 || m_shown[state.parent].isShown;
                m_shown[id] = {above, matches(state), ++m_arrivals};
            }
        }
    }
    void move(std::vector<NaiveStep>& from, std::vector<NaiveStep>& to,
              std::map<qint64, NaiveComment> NaiveStep::*states)
    {
        if (from.empty())
            return;
        put(from.back().*states);
        to.push_back(std::move(from.back()));
        from.pop_back();
    }

    std::map<qint64, Shown> m_shown;
    qint64 m_arrivals = 0;
};

QStringList lines(const ThreadModel& model)
{
    QStringList lines;
    const auto number = [](const QModelIndex& index, ThreadRole which) {
        return index.data(role(which)).toLongLong();
    };
    for (QModelIndex index = model.next({}); index.isValid(); index = model.next(index)) {
        lines << QStringLiteral("%1 <%2> %3 %4 %5 %6 %7 %8 %9")
                     .arg(model.idAt(index).value)
                     .arg(model.idAt(index.parent()).value)
                     .arg(index.row())
                     .arg(number(index, ThreadRole::Depth))
                     .arg(number(index, ThreadRole::Status))
                     .arg(number(index, ThreadRole::Flags))
                     .arg(number(index, ThreadRole::Below))
                     .arg(number(index, ThreadRole::UndecidedBelow))
                     .arg(number(index, ThreadRole::IsMatch));
    }
    return lines;
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
            m_naive.comments[i] = {std::max(parent, 0), 0, {}};
        }
        m_database.import(file);
        m_naive.arrange();
        open();
    }

    void act()
    {
        switch (m_random.bounded(12)) {
        case 0:
        case 1:
            return reply(anyShown());
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
            perform(decide::undo());
            return m_naive.undo();
        case 9:
            perform(decide::redo());
            return m_naive.redo();
        case 10:
            return fold();
        default:
            return m_random.bounded(3) == 0   ? arrange()
                   : m_random.bounded(2) == 0 ? decideFlagged()
                                              : decide(some(1));
        }
    }

    void reopen()
    {
        m_model.reset();
        m_database.reopen();
        m_naive.arrange();
        open();
    }
    void compare()
    {
        QCOMPARE(lines(*m_model), m_naive.lines());
        int visible = 0;
        for (QModelIndex index = m_model->next({}); index.isValid(); index = m_model->next(index)) {
            bool isVisible = true;
            for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
                isVisible = isVisible && m_model->isUnfolded(above);
            QCOMPARE(m_model->lineOf(index), isVisible ? visible : -1);
            visible += isVisible ? 1 : 0;
        }
        QCOMPARE(m_model->lineCount(), visible);
    }
    QStringList faults() { return m_database.faults(); }
    bool chance(int oneIn) { return m_random.bounded(oneIn) == 0; }

private:
    void open()
    {
        m_model = std::make_unique<ThreadModel>(m_database.store());
        QSignalSpy opened(m_model.get(), &ThreadModel::opened);
        m_model->setFilter(m_naive.arrangement.filter);
        m_model->setOrder(m_naive.arrangement.order);
        m_model->openThread(theArticle);
        QVERIFY(opened.wait());
    }
    // Until it is durable and the model has heard of it.
    decide::Outcome perform(decide::Verb verb)
    {
        QEventLoop loop;
        decide::Outcome outcome;
        m_database.desk().perform(std::move(verb), &loop, [&](const auto& result) {
            outcome = result ? *result : decide::Outcome(); // nothing to undo
            loop.quit();
        });
        loop.exec();
        return outcome;
    }
    qint64 anyShown()
    {
        for (;;) {
            auto it = m_naive.comments.begin();
            std::advance(it, m_random.bounded(static_cast<int>(m_naive.comments.size())));
            if (it->second.status != 4)
                return it->first;
        }
    }
    std::vector<core::CommentId> some(int count)
    {
        std::set<qint64> ids;
        while (count-- > 0)
            ids.insert(anyShown());
        std::vector<core::CommentId> targets;
        for (const qint64 id : ids)
            targets.push_back({id});
        return targets;
    }

    void reply(qint64 parent)
    {
        const decide::Outcome outcome = perform(decide::reply({parent}, "A reply"));
        m_naive.decide({{outcome.created.value, {parent, 1, {}}}});
    }
    void decide(std::vector<core::CommentId> targets)
    {
        const int status = m_random.bounded(4);
        std::map<qint64, NaiveComment> after;
        for (const core::CommentId id : targets)
            after[id.value] = {m_naive.comments[id.value].parent, status, {}};
        perform(decide::setStatus(static_cast<Status>(status), {std::move(targets)}));
        m_naive.decide(after);
    }
    // By a filter, in slices.
    void decideFlagged()
    {
        const int status = m_random.bounded(4);
        std::map<qint64, NaiveComment> after;
        for (const auto& [id, comment] : m_naive.comments) {
            if (comment.status != 4 && !comment.flags.empty())
                after[id] = {comment.parent, status, {}};
        }
        decide::Targets targets;
        targets.scope = core::Scope{theArticle, {StatusSet::all(), true}};
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
    void fold()
    {
        if (m_random.bounded(20) == 0)
            return m_random.bounded(2) == 0 ? m_model->foldAll() : m_model->unfoldAll();
        for (int n = 0; n < 20; ++n) {
            const QModelIndex index = m_model->indexOf({anyShown()});
            m_random.bounded(3) == 0 ? m_model->reveal(index)
                                     : m_model->setUnfolded(index, m_random.bounded(2) == 0);
        }
    }
    // Decisions go on while it is worked out.
    void arrange()
    {
        const core::Filter filters[] = {{},
                                        {StatusSet(Status::Pending), false},
                                        {StatusSet(Status::Approved), false},
                                        {StatusSet::all(), true}};
        m_naive.arrangement.filter = filters[m_random.bounded(4)];
        m_naive.arrangement.order = static_cast<SiblingOrder>(m_random.bounded(3));
        QSignalSpy arranged(m_model.get(), &ThreadModel::arranged);
        m_model->setFilter(m_naive.arrangement.filter);
        m_model->setOrder(m_naive.arrangement.order);
        m_naive.arrange();
        decide(some(10));
        reply(anyShown());
        QVERIFY(arranged.size() == 1 || arranged.wait());
    }

    QRandomGenerator m_random;
    test::StoreFixture m_database;
    std::unique_ptr<ThreadModel> m_model;
    NaiveDesk m_naive;
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
            if (i % 100 == 0 || i == acts - 1) {
                walk.compare();
                QVERIFY2(!QTest::currentTestFailed(), qPrintable(QStringLiteral("after act %1").arg(i)));
            }
        }
        QCOMPARE(walk.faults(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestWalk)
#include "tst_walk.moc"
