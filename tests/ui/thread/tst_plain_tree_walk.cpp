// A random walk in Qt's own QTreeView: keys, decisions, replies, undos, filters and sort orders, against a
// desk so simple that it is right. What the view has expanded and where it stands outlive all of them.
#include "tests/TestProgram.h"
#include "tests/items/NaiveDesk.h"
#include "tests/ui/thread/PlainTree.h"

#include <QRandomGenerator>

namespace moderato::test::tst_plain_tree_walk {

using core::Status;
using thread::SiblingOrder;

namespace {

constexpr int startingComments = 120;
constexpr int acts = 400;

class Walk
{
public:
    explicit Walk(quint32 seed) : m_random(seed)
    {
        std::vector<core::CommentRecord> file;
        for (int i = 1; i <= startingComments; ++i) {
            const int parent = m_random.bounded(3) > 0 ? i - 1 - m_random.bounded(std::min(i, 20)) : 0;
            file.push_back(
                comment(QByteArray::number(i), parent > 0 ? QByteArray::number(parent) : QByteArray()));
            m_naive.comments.emplace(i, NaiveComment{parent, 1'000, 0, {}});
        }
        m_tree.database.import(file);
        m_naive.arrange();
        const auto follow = [this](const QModelIndex& index, bool isExpanded) {
            const qint64 id = m_tree.model.idAt(index).value;
            isExpanded ? void(m_expanded.insert(id)) : void(m_expanded.erase(id));
        };
        QObject::connect(&m_tree.view, &QTreeView::expanded, &m_tree.view,
                         [follow](const QModelIndex& index) { follow(index, true); });
        QObject::connect(&m_tree.view, &QTreeView::collapsed, &m_tree.view,
                         [follow](const QModelIndex& index) { follow(index, false); });
        m_tree.open({1});
        m_tree.press(Qt::Key_Home);
    }

    void act()
    {
        const qint64 before = m_tree.current();
        const int what = m_random.bounded(10);
        if (what < 4) {
            return pressSome();
        }
        switch (what) {
        case 4:
        case 5:
            decide();
            break;
        case 6:
            reply();
            break;
        case 7:
            m_random.bounded(3) > 0 ? undo() : redo();
            break;
        case 8:
            flag();
            break;
        default:
            arrange();
        }
        const bool isThere = m_tree.model.indexOf({before}).isValid();
        if (before > 0 && isThere) { // one that leaves hands its place to a neighbour, or to none
            QCOMPARE(m_tree.current(), before);
        }
    }

    // The rows of the naive desk below nothing but expanded ones.
    void compare()
    {
        std::set<qint64> seen;
        QStringList expected;
        for (const ShownRow& row : m_naive.rows()) {
            const qint64 id = row[0];
            const qint64 parent = row[1];
            if (parent != 0 && (!seen.contains(parent) || !m_expanded.contains(parent))) {
                continue;
            }
            seen.insert(id);
            constexpr const char* letters[] = {"", "a", "r", "s"};
            QString text(static_cast<int>(row[3]), u'-');
            text += QString::number(id) + QLatin1String(letters[row[4]]);
            text += row[5] > 0 ? u"*"_s : QString();
            expected << (id == m_tree.current() ? u'[' + text + u']' : text);
        }
        QCOMPARE(m_tree.seen(), expected.join(u' '));
    }
    QStringList faults() { return m_tree.database.faults(); }

private:
    void pressSome()
    {
        constexpr Qt::Key keys[] = {Qt::Key_Down,     Qt::Key_Up,       Qt::Key_Right, Qt::Key_Left,
                                    Qt::Key_PageDown, Qt::Key_PageUp,   Qt::Key_Home,  Qt::Key_End,
                                    Qt::Key_Plus,     Qt::Key_Asterisk, Qt::Key_Minus, Qt::Key_Right};
        for (int n = 0; n < 5; ++n) {
            m_tree.press(keys[m_random.bounded(12)]);
        }
    }
    qint64 anyThere()
    {
        for (;;) {
            auto it = m_naive.comments.begin();
            std::advance(it, m_random.bounded(static_cast<int>(m_naive.comments.size())));
            if (it->second.isThere()) {
                return it->first;
            }
        }
    }
    // The current comment, or some by chance.
    std::vector<core::CommentId> targets()
    {
        if (m_tree.current() > 0 && m_random.bounded(2) == 0) {
            return {{m_tree.current()}};
        }
        std::set<core::CommentId> some;
        for (int n = m_random.bounded(10); n >= 0; --n) {
            some.insert({anyThere()});
        }
        return {some.begin(), some.end()};
    }
    void decide()
    {
        const int status = m_random.bounded(4);
        std::vector<core::CommentId> ids = targets();
        std::map<qint64, NaiveComment> after;
        for (const core::CommentId id : ids) {
            after[id.value] = m_naive.comments[id.value].decided(status);
        }
        m_tree.perform(decide::setStatus(static_cast<Status>(status), {std::move(ids)}));
        m_naive.decide(after);
    }
    void flag()
    {
        const int reason = m_random.bounded(7);
        std::vector<core::CommentId> ids = targets();
        std::map<qint64, NaiveComment> after;
        for (const core::CommentId id : ids) {
            after[id.value] = m_naive.comments[id.value];
            after[id.value].flags.insert(reason);
        }
        m_tree.perform(decide::flag(static_cast<core::FlagReason>(reason), {std::move(ids)}));
        m_naive.decide(after);
    }
    void reply()
    {
        const qint64 parent = targets().front().value;
        const decide::Outcome outcome = m_tree.perform(decide::reply({parent}, "A reply"));
        QVERIFY(outcome.created.isValid());
        m_naive.decide({{outcome.created.value, {parent, NaiveComment::atTheDesk, 1, {}}}});
    }
    // What leaves the thread is collapsed when it comes again.
    void forgetWhatIsNotShown()
    {
        std::erase_if(m_expanded, [&](qint64 id) { return !m_tree.model.indexOf({id}).isValid(); });
    }
    void undo()
    {
        m_tree.perform(decide::undo());
        m_naive.undo();
        forgetWhatIsNotShown();
    }
    void redo()
    {
        m_tree.perform(decide::redo());
        m_naive.redo();
        forgetWhatIsNotShown();
    }
    void arrange()
    {
        const core::Predicate queues[] = {
            {}, core::withStatus(Status::Pending), core::withStatus(Status::Approved), core::withFlags()};
        m_naive.arrangement.queue = queues[m_random.bounded(4)];
        m_naive.arrangement.order = static_cast<SiblingOrder>(m_random.bounded(2));
        m_tree.arrange([&] { m_tree.model.arrange(m_naive.arrangement); });
        m_naive.arrange();
        forgetWhatIsNotShown();
    }

    QRandomGenerator m_random;
    PlainTree m_tree;
    NaiveDesk m_naive;
    std::set<qint64> m_expanded; // as the view told
};

} // namespace

class TestPlainTreeWalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theViewShowsWhatTheNaiveDeskHas_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addRow("seed 20000") << 20000U;
        QTest::addRow("a seed of this run") << QRandomGenerator::global()->generate();
    }
    void theViewShowsWhatTheNaiveDeskHas()
    {
        QFETCH(quint32, seed);
        qInfo("seed %u", seed);
        Walk walk(seed);
        for (int i = 0; i < acts; ++i) {
            walk.act();
            walk.compare();
            QVERIFY2(!QTest::currentTestFailed(), qPrintable(QStringLiteral("after act %1").arg(i)));
        }
        QCOMPARE(walk.faults(), QStringList());
    }
};

MODERATO_TEST(TestPlainTreeWalk)

} // namespace moderato::test::tst_plain_tree_walk

#include "tst_plain_tree_walk.moc"
