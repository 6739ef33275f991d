#include "TreeViewRival.h"

#include "Arrivals.h"
#include "Measuring.h"
#include "Vocabulary.h"
#include "ui/thread/CommentDelegate.h"

#include <QScrollBar>
#include <QTest>
#include <QTreeView>

#include <map>

namespace moderato::bench {

namespace {

constexpr qint64 mostComments = 1'000'000; // beyond these all expanded takes minutes
constexpr int keys = 100;
constexpr int slowActs = 5;

class TreeWalk
{
public:
    explicit TreeWalk(items::ThreadModel& model) : m_model(model)
    {
        m_view.setModel(&model);
        m_view.setItemDelegate(&m_delegate);
        m_view.setUniformRowHeights(true);
        m_view.setIndentation(0);
        m_view.setHeaderHidden(true);
        m_view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        m_view.resize(900, 900);
        m_view.show();
        m_view.activateWindow();
        drainEvents();
    }

    void walk()
    {
        const qint64 before = memoryOfThisProcess().anonymous;
        time("expand all", [&] { m_view.expandAll(); });
        m_grown = memoryOfThisProcess().anonymous - before;
        scroll();
        m_view.setCurrentIndex(m_model.index(0, 0));
        for (int i = 0; i < keys; ++i) {
            time("key down", [&] { QTest::keyClick(&m_view, Qt::Key_Down); });
        }
        collapseAndExpand();
        Arrivals arrivals(m_model);
        for (int i = 0; i < slowActs; ++i) {
            time("a reply enters", [&] { arrivals.enter(); });
        }
        m_view.collapseAll(); // what leaves now is not laid out again
    }
    Rival of(const QString& work) const
    {
        Rival rival;
        rival.name = QStringLiteral("QTreeView");
        const auto found = m_times.find(work);
        if (found == m_times.end()) {
            return rival;
        }
        Figure all;
        all.setActs(found->second);
        rival.value = all.value;
        rival.note = work == QLatin1String("expand all")
                         ? QStringLiteral("%1 MB more").arg(m_grown / megabyte)
                         : QStringLiteral("p99 %1").arg(amount(*all.p99, all.unit));
        return rival;
    }

private:
    void time(const char* work, const std::function<void()>& act)
    {
        m_times[QLatin1String(work)].push_back(millisecondsOf([&] {
            act();
            drainEvents();
        }));
    }
    void scroll()
    {
        QScrollBar* bar = m_view.verticalScrollBar();
        Random random(5);
        for (int i = 0; i < keys; ++i) {
            const int jump = static_cast<int>(random.below(static_cast<quint64>(bar->maximum()) + 1));
            const int to = i % 10 == 0 ? jump : bar->value() + bar->pageStep();
            time("scroll, nine pages and a jump", [&] { bar->setValue(to); });
        }
    }
    // In the middle of the thread.
    void collapseAndExpand()
    {
        QModelIndex index = m_model.index(m_model.rowCount() / 2, 0);
        for (int i = 0; i < keys && index.isValid(); index = items::DisplayOrder(m_model).next(index)) {
            if (!m_model.hasChildren(index)) {
                continue;
            }
            ++i;
            m_view.setCurrentIndex(index);
            drainEvents();
            time("collapse", [&] { QTest::keyClick(&m_view, Qt::Key_Left); });
            time("expand", [&] { QTest::keyClick(&m_view, Qt::Key_Right); });
        }
    }

    items::ThreadModel& m_model;
    ui::CommentDelegate m_delegate;
    QTreeView m_view;
    std::map<QString, std::vector<double>> m_times; // ms, by the work without "walk: "
    qint64 m_grown = 0;                             // bytes
};

} // namespace

void holdAgainstTreeView(items::ThreadModel& model, std::vector<Figure>& figures)
{
    if (items::ThreadContents(model).commentCount() > mostComments) {
        return;
    }
    for (Figure& figure : figures) {
        figure.peakBytes = memoryOfThisProcess().peak; // before the rival's own
    }
    TreeWalk tree(model);
    tree.walk();
    for (Figure& figure : figures) {
        const Rival rival = tree.of(figure.work.section(QStringLiteral(": "), 1));
        if (rival.value > 0) {
            figure.rivals.append(rival);
        }
    }
}

} // namespace moderato::bench
