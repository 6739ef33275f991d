// Narrowing an open thread to a status and widening it again, and sorting it otherwise, each until it is
// painted, the place kept.
#include "Case.h"
#include "Measuring.h"
#include "PlainSqlite.h"
#include "ThreadWindow.h"

namespace moderato::bench {

namespace {

constexpr int rounds = 3;
constexpr qint64 million = 1'000'000;
constexpr auto pendingSql = "SELECT id FROM comment WHERE article_id = 1 AND status = 0";

core::Filter filterOf(core::StatusSet statuses)
{
    core::Filter filter;
    filter.statuses = statuses;
    return filter;
}

double untilPainted(ThreadWindow& window, const std::function<void()>& ask)
{
    QObject here;
    bool isDone = false;
    QObject::connect(&window.model(), &items::ThreadModel::arranged, &here, [&] { isDone = true; });
    return window.millisecondsToPainted([&] {
        ask();
        turnUntil([&] { return isDone; });
    });
}

double setFilter(ThreadWindow& window, const core::Filter& filter)
{
    return untilPainted(window, [&] { window.model().setFilter(filter); });
}

double setOrder(ThreadWindow& window, thread::SiblingOrder order)
{
    return untilPainted(window, [&] { window.model().setOrder(order); });
}

std::vector<Figure> sort(const Setting& setting, ThreadWindow& window)
{
    const core::CommentId place = window.view().currentComment();
    Figure figure = figureOf(QStringLiteral("sort order changed"), setting.comments);
    Figure stall =
        figureOf(QStringLiteral("sort order changed: longest stall of the window"), setting.comments);
    std::vector<double> times;
    StallWatch watch;
    using enum thread::SiblingOrder;
    for (const thread::SiblingOrder order : {NewestFirst, MostRepliesFirst, OldestFirst}) {
        times.push_back(setOrder(window, order));
        if (window.view().currentComment() != place) {
            figure.fault = QStringLiteral("the place was lost");
        }
    }
    stall.value = watch.longest();
    figure.setActs(std::move(times));
    figure.expect(Measure::Maximum, 300, million);
    stall.expect(Measure::Value, 50, million, 10 * million);
    return {figure, stall};
}

} // namespace

std::vector<Figure> measureFilter(const Setting& setting)
{
    const PlainRead plain = readPlainly(setting.threadDatabase(), pendingSql);
    ThreadWindow window(setting.threadDatabase());
    if (!window.isUsable() || !window.open().isComplete || !window.view().goToNextUndecided()) {
        return {
            faultOf(QStringLiteral("filter"), setting.comments, QStringLiteral("the thread does not open"))};
    }
    const core::CommentId place = window.view().currentComment();
    const core::Filter pending = filterOf(core::StatusSet{core::Status::Pending});
    Figure figure = figureOf(QStringLiteral("filter by status"), setting.comments);
    Figure stall =
        figureOf(QStringLiteral("filter by status: longest stall of the window"), setting.comments);
    std::vector<double> times;
    StallWatch watch;
    for (int round = 0; round < rounds; ++round) {
        times.push_back(setFilter(window, pending));
        if (window.model().matchCount() != plain.rows) {
            figure.fault =
                QStringLiteral("%1 shown, %2 pending").arg(window.model().matchCount()).arg(plain.rows);
        }
        times.push_back(setFilter(window, {}));
        if (window.view().currentComment() != place) {
            figure.fault = QStringLiteral("the place was lost");
        }
    }
    stall.value = watch.longest();
    figure.setActs(std::move(times));
    figure.rivals.append(rivalOf(plain));
    figure.expect(Measure::Maximum, 300, million);
    stall.expect(Measure::Value, 50, million, 10 * million);
    std::vector<Figure> figures{figure, stall};
    for (Figure& sorted : sort(setting, window)) {
        figures.push_back(std::move(sorted));
    }
    return figures;
}

} // namespace moderato::bench
