// Walking a thread with everything expanded: each act from the key until all of the window is painted, the
// comment beside the thread included.
#include "Arrivals.h"
#include "Case.h"
#include "ThreadWindow.h"
#include "TreeViewRival.h"
#include "Vocabulary.h"
#include "model/items/Roles.h"
#include "model/store/Reader.h"

#include <QScrollBar>

namespace moderato::bench {

namespace {

constexpr int acts = 400;

Figure actsOf(const QString& work, const Setting& setting, const ThreadWindow::Acts& done)
{
    Figure cpu;
    cpu.setActs(done.cpu);
    Figure figure = figureOf(QStringLiteral("walk: ") + work, setting.comments);
    figure.setActs(done.times);
    if (figure.fault.isEmpty()) {
        figure.note = QStringLiteral("CPU time: p99 %1, at most %2")
                          .arg(amount(*cpu.p99, figure.unit), amount(*cpu.maximum, figure.unit));
    }
    figure.expect(Measure::P99, 16, million, 10 * million);
    figure.expect(Measure::Maximum, 50, million, 10 * million);
    return figure;
}

// Comments that have replies, drawn by chance from the whole thread.
std::vector<core::CommentId> someParents(ThreadWindow& window)
{
    std::vector<core::CommentId> parents;
    auto reader = window.store().openReader();
    if (reader) {
        const auto visit = [&](const core::ShapeRow& row) {
            if (row.parent.isValid()) {
                parents.push_back(row.parent);
            }
        };
        (void)(*reader)->readShape(core::ArticleId{1}, visit, {});
    }
    std::vector<core::CommentId> some;
    Random random(7);
    for (int i = 0; i < acts && !parents.empty(); ++i) {
        const core::CommentId parent = parents[random.below(parents.size())];
        some.push_back(parent);
    }
    return some;
}

Figure scroll(const Setting& setting, ThreadWindow& window)
{
    QScrollBar* bar = window.view().verticalScrollBar();
    Random random(5);
    ThreadWindow::Acts done;
    for (int i = 0; i < acts; ++i) {
        const int jump = static_cast<int>(random.below(static_cast<quint64>(bar->maximum()) + 1));
        const int to = i % 10 == 0 ? jump : bar->value() + bar->pageStep();
        window.addAct(done, [&] { bar->setValue(to); });
    }
    return actsOf(QStringLiteral("scroll, nine pages and a jump"), setting, done);
}

Figure keyDown(const Setting& setting, ThreadWindow& window)
{
    ThreadWindow::Acts done;
    bool hasMoved = true;
    for (int i = 0; i < acts; ++i) {
        const core::CommentId before = window.view().currentComment();
        window.addAct(done, [&] { window.press(Qt::Key_Down); });
        hasMoved = hasMoved && window.view().currentComment() != before;
    }
    Figure figure = actsOf(QStringLiteral("key down"), setting, done);
    if (!hasMoved) {
        figure.fault = QStringLiteral("the key moved nothing");
    }
    return figure;
}

std::vector<Figure> collapseAndExpand(const Setting& setting, ThreadWindow& window)
{
    QScrollBar* bar = window.view().verticalScrollBar();
    ThreadWindow::Acts collapses;
    ThreadWindow::Acts expands;
    bool isRight = true;
    for (const core::CommentId parent : someParents(window)) {
        isRight = window.view().goTo(parent) && isRight;
        window.millisecondsToPainted([] {});
        const int before = bar->maximum();
        window.addAct(collapses, [&] { window.press(Qt::Key_Left); });
        isRight = isRight && bar->maximum() < before;
        window.addAct(expands, [&] { window.press(Qt::Key_Right); });
        isRight = isRight && bar->maximum() == before;
    }
    std::vector<Figure> figures{actsOf(QStringLiteral("collapse"), setting, collapses),
                                actsOf(QStringLiteral("expand"), setting, expands)};
    if (!isRight) {
        figures.front().fault = QStringLiteral("what was collapsed did not come back as it was");
    }
    return figures;
}

Figure nextUndecided(const Setting& setting, ThreadWindow& window)
{
    ThreadWindow::Acts done;
    bool isFound = true;
    for (int i = 0; i < acts; ++i) {
        const core::CommentId before = window.view().currentComment();
        window.addAct(done, [&] { window.press(Qt::Key_N); });
        const auto status = window.view().currentIndex().data(items::role(items::ThreadRole::Status)).toInt();
        isFound = isFound && window.view().currentComment() != before &&
                  status == static_cast<int>(core::Status::Pending);
    }
    Figure figure = actsOf(QStringLiteral("next undecided"), setting, done);
    if (!isFound) {
        figure.fault = QStringLiteral("nothing undecided was found");
    }
    return figure;
}

Figure replyEnters(const Setting& setting, ThreadWindow& window)
{
    Arrivals arrivals(window.model());
    ThreadWindow::Acts done;
    const qint64 before = items::ThreadContents(window.model()).commentCount();
    for (int i = 0; i < acts; ++i) {
        window.addAct(done, [&] { arrivals.enter(); });
    }
    Figure figure = figureOf(QStringLiteral("walk: a reply enters"), setting.comments);
    figure.setActs(done.times);
    figure.expect(Measure::P99, 16, million); // every array makes room for it: linear
    figure.expect(Measure::Maximum, 50, million, 10 * million);
    if (items::ThreadContents(window.model()).commentCount() != before + acts) {
        figure.fault = QStringLiteral("not all replies came");
    }
    return figure;
}

} // namespace

std::vector<Figure> measureWalk(const Setting& setting)
{
    ThreadWindow window(setting.threadDatabase());
    if (!window.isUsable()) {
        return {
            faultOf(QStringLiteral("walk"), setting.comments, QStringLiteral("the thread does not open"))};
    }
    Figure all = figureOf(QStringLiteral("walk: expand all"), setting.comments);
    all.value = window.millisecondsToPainted([&] { window.run("expand-all"); });
    std::vector<Figure> figures{all, scroll(setting, window)};
    window.view().goTo(window.model().idAt(window.model().index(0, 0)));
    figures.push_back(keyDown(setting, window));
    for (Figure& figure : collapseAndExpand(setting, window)) {
        figures.push_back(std::move(figure));
    }
    figures.push_back(nextUndecided(setting, window));
    figures.push_back(replyEnters(setting, window));
    holdAgainstTreeView(window.model(), figures);
    return figures;
}

} // namespace moderato::bench
