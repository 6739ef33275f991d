// What a ThreadView takes and how it looks: another model, another font, rows of several heights, the style
// of the desktop.
#include "tests/TestProgram.h"
#include "tests/ui/thread/ThreadViewDesk.h"
#include "ui/thread/RowHeights.h"

#include <QProxyStyle>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStandardItemModel>

namespace moderato::test::tst_thread_view_look {

using namespace moderato::ui;
using core::Status;

namespace {

// Writes down what a view has drawn by its style.
class Scribe final : public QProxyStyle
{
public:
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override
    {
        QString* text = element == PE_IndicatorBranch              ? &expanders
                        : element == PE_IndicatorItemViewItemCheck ? &ticks
                                                                   : nullptr;
        if (text != nullptr) {
            *text +=
                option->state.testFlag(element == PE_IndicatorBranch ? State_Open : State_On) ? u'+' : u'-';
            *text += QString::number(option->rect.center().y() / rowHeight);
            *text += option->rect.center().x() < widget->width() / 2 ? u' ' : u'\'';
        }
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
    void forget()
    {
        expanders.clear();
        ticks.clear();
    }

    int rowHeight = 1;
    // "+0 -2'": open in the first row, closed in the third, on the right half of the view.
    mutable QString expanders;
    mutable QString ticks;
};

// Heights of 40, 70 and 100 pixels in turn.
class SteppedHeights final : public RowHeights
{
public:
    explicit SteppedHeights(const items::ThreadLines& lines) : m_lines(lines) {}

    int count() const override { return m_lines.count(); }
    qint64 top(int line) const override
    {
        return qint64{line / 3} * 210 + qint64{line % 3} * 40 + (line % 3 == 2 ? 30 : 0);
    }
    int lineAt(qint64 y) const override
    {
        if (y < 0) {
            return -1;
        }
        const qint64 within = y % 210;
        return std::min(static_cast<int>(y / 210) * 3 + (within >= 110 ? 2 : within >= 40 ? 1 : 0), count());
    }
    bool setMetrics(const QFontMetrics&) override { return false; }

private:
    const items::ThreadLines& m_lines;
};

} // namespace

class TestThreadViewLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherModelIsRefusedAloud()
    {
        Desk desk(rowsOf(sample));
        desk.view.goTo({4});
        QStandardItemModel another(3, 1);
        QTest::ignoreMessage(QtCriticalMsg,
                             QRegularExpression(QStringLiteral("QStandardItemModel is refused")));
        desk.view.setModel(&another);
        QCOMPARE(desk.view.model(), &desk.model);
        QCOMPARE(desk.seen(), u"1 [4] 6"_qs);
        QTest::keyClick(&desk.view, Qt::Key_Right);
        QCOMPARE(desk.seen(), u"1 [4] 5 6"_qs);
    }

    void noModelShowsNothing()
    {
        Desk desk(rowsOf(sample));
        desk.view.setModel(nullptr);
        QCOMPARE(desk.view.lines().count(), 0);
        QVERIFY(!desk.view.indexAt(QPoint(10, 10)).isValid());
        desk.view.repaint();
        desk.click(QPoint(10, 10));
        for (const int key : {Qt::Key_Down, Qt::Key_Right, Qt::Key_Plus, Qt::Key_Asterisk, Qt::Key_Space}) {
            QTest::keyClick(&desk.view, static_cast<Qt::Key>(key));
            QTest::keyClick(&desk.view, static_cast<Qt::Key>(key), Qt::ShiftModifier);
        }
        QVERIFY(!desk.view.goTo({1}));
        QVERIFY(!desk.view.goToNextUndecided());
        QVERIFY(desk.view.targets().empty());
        desk.view.restorePlace(desk.view.savePlace());
        desk.view.setModel(&desk.model);
        QCOMPARE(desk.seen(), u"1 4 6"_qs);
    }

    void aModelThatIsGoneLeavesNothing()
    {
        ThreadView view;
        view.resize(300, 200);
        view.show();
        {
            Desk desk(rowsOf(sample));
            view.setModel(&desk.model);
            view.goTo({3});
            QCOMPARE(view.lines().count(), 5);
        }
        QCOMPARE(view.lines().count(), 0);
        QVERIFY(!view.currentComment().isValid());
        view.repaint();
        QTest::keyClick(&view, Qt::Key_Down);
    }

    void twoViewsOfOneThreadAreExpandedEachByItself()
    {
        Desk desk(rowsOf(sample));
        ThreadView other;
        other.setModel(&desk.model);
        other.goTo({8});
        desk.view.setExpanded(desk.model.indexOf({4}), true);
        QCOMPARE(desk.seen(), u"1 4 5 6"_qs);
        QCOMPARE(other.lines().count(), 5);
        QCOMPARE(other.currentComment(), core::CommentId{8});
        other.toggleTick(); // what is ticked is ticked in both
        QCOMPARE(desk.view.targets(), (std::vector<core::CommentId>{{8}}));
    }

    void anotherFontKeepsThePlace_data()
    {
        QTest::addColumn<bool>("byStyleSheet");
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        QTest::newRow("a greater font") << false << 10 << 30;
        QTest::newRow("a smaller one") << false << 30 << 10;
        QTest::newRow("another style") << true << 10 << 30;
    }
    void anotherFontKeepsThePlace()
    {
        QFETCH(bool, byStyleSheet);
        QFETCH(int, before);
        QFETCH(int, after);
        Desk desk(topLevel(200));
        QFont font = desk.view.font();
        font.setPointSize(before);
        desk.view.setFont(font);
        desk.view.goTo({119});
        desk.view.scrollTo(desk.model.indexOf({120}), QAbstractItemView::PositionAtTop);
        desk.view.verticalScrollBar()->setValue(desk.view.verticalScrollBar()->value() + 10);
        const int height = desk.rectOf(120).height();
        const int y = desk.rectOf(120).top();
        if (byStyleSheet) {
            desk.view.setStyleSheet(QStringLiteral("font-size: %1pt").arg(after));
        } else {
            font.setPointSize(after);
            desk.view.setFont(font);
        }
        QVERIFY(desk.rectOf(120).height() != height);
        QCOMPARE(desk.rectOf(120).top(), y);
        QCoreApplication::processEvents();
        QCOMPARE(desk.rectOf(120).top(), y);
    }

    void anotherFontKeepsTheCurrentRowInSight()
    {
        Desk desk(topLevel(200));
        desk.view.goTo({120});
        QRect seen = desk.view.viewport()->rect();
        desk.view.scrollTo(desk.model.indexOf({120}), QAbstractItemView::PositionAtBottom);
        QVERIFY(seen.contains(desk.rectOf(120)));
        QFont font = desk.view.font();
        font.setPointSize(26);
        desk.view.setFont(font);
        QVERIFY(seen.contains(desk.rectOf(120)));
        desk.view.verticalScrollBar()->setValue(0); // the current row is out of sight, and is not fetched
        font.setPointSize(10);
        desk.view.setFont(font);
        QCOMPARE(desk.rectOf(1).top(), 0);
    }

    void theStyleDrawsExpandersAndTicks()
    {
        Scribe scribe;
        Desk desk(rowsOf(sample));
        desk.view.goTo({4});
        desk.view.toggleTick();
        desk.view.setExpanded(desk.model.indexOf({1}), true);
        desk.view.setStyle(&scribe);
        scribe.rowHeight = desk.rectOf(1).height();
        scribe.forget();
        desk.view.viewport()->repaint();
        QCOMPARE(scribe.expanders, u"+0 -1 -2 -3 "_qs);
        QVERIFY(scribe.ticks.endsWith(u"+2 "_qs)); // an empty one may be below the pointer
        desk.view.toggleTick();
        desk.view.setLayoutDirection(Qt::RightToLeft);
        scribe.forget();
        desk.view.viewport()->repaint();
        QCOMPARE(scribe.expanders, u"+0'-1'-2'-3'"_qs);
        QVERIFY(scribe.ticks.endsWith(u"-2'"_qs)); // empty, on the current row
        desk.view.setStyle(nullptr);
    }

    void rowsOfSeveralHeightsAreWalkedAndHit()
    {
        Desk desk(topLevel(100));
        desk.view.goTo({50});
        desk.view.setRowHeights(std::make_unique<SteppedHeights>(desk.view.lines()));
        QCOMPARE(desk.view.verticalScrollBar()->maximum(), 33 * 210 + 40 - desk.view.viewport()->height());
        const QRect seen = desk.view.viewport()->rect();
        desk.view.goTo({1});
        for (qint64 id = 2; id <= 100; ++id) {
            QTest::keyClick(&desk.view, Qt::Key_Down);
            const QRect row = desk.rectOf(id);
            QCOMPARE(desk.view.currentComment(), core::CommentId{id});
            QCOMPARE(row.top(), desk.rectOf(id - 1).bottom() + 1);
            QVERIFY(seen.contains(row));
            QCOMPARE(desk.model.idAt(desk.view.indexAt(row.topLeft())), core::CommentId{id});
            QCOMPARE(desk.model.idAt(desk.view.indexAt(row.bottomLeft())), core::CommentId{id});
        }
        QCOMPARE(desk.rectOf(100).bottom(), seen.bottom());
    }

    void aPageOfSeveralHeightsLeavesNoneOut()
    {
        Desk desk(topLevel(100));
        desk.view.setRowHeights(std::make_unique<SteppedHeights>(desk.view.lines()));
        const int page = desk.view.viewport()->height();
        const auto spanTo = [&](qint64 from, qint64 to) {
            return desk.rectOf(to).bottom() + 1 - desk.rectOf(from).top();
        };
        desk.view.goTo({2});
        qint64 before = 2;
        while (before < 95) {
            QTest::keyClick(&desk.view, Qt::Key_PageDown);
            const qint64 now = desk.view.currentComment().value;
            QVERIFY(now > before && spanTo(before, now) <= page);
            QVERIFY(now == 100 || spanTo(before, now + 1) > page);
            before = now;
        }
        while (before > 5) {
            QTest::keyClick(&desk.view, Qt::Key_PageUp);
            const qint64 now = desk.view.currentComment().value;
            QVERIFY(now < before && spanTo(now, before) <= page);
            QVERIFY(now == 1 || spanTo(now - 1, before) > page);
            before = now;
        }
    }
};

MODERATO_TEST(TestThreadViewLook)

} // namespace moderato::test::tst_thread_view_look

#include "tst_thread_view_look.moc"
