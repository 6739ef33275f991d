// Narrowing an open thread to a queue and widening it again, and sorting it otherwise, each from the command
// until all of the window is painted, the place kept and in sight.
#include "Case.h"
#include "Measuring.h"
#include "PlainSqlite.h"
#include "ThreadWindow.h"
#include "model/items/Roles.h"

#include <algorithm>
#include <array>

namespace moderato::bench {

namespace {

constexpr int rounds = 3;
constexpr auto pendingSql = "SELECT id FROM comment WHERE article_id = 1 AND status = 0";

// By a command of the window, until it is arranged and painted.
double arrange(ThreadWindow& window, const char* command)
{
    QObject here;
    bool isDone = false;
    QObject::connect(&window.model(), &items::ThreadModel::arranged, &here, [&] { isDone = true; });
    return window.millisecondsUntil([&] { window.run(command); }, [&] { return isDone; });
}

QString faultOfPlace(const ThreadWindow& window, core::CommentId place)
{
    if (window.view().currentComment() != place) {
        return QStringLiteral("the place was lost");
    }
    return window.isCurrentInSight() ? QString() : QStringLiteral("the place went out of sight");
}

// What the order is by, of the first top-level rows: falling, or rising.
bool isOrdered(const ThreadWindow& window, items::ThreadRole by, bool falls)
{
    const items::ThreadModel& rows = window.model();
    const int last = std::min(rows.rowCount(), 200);
    const auto at = [&](int row) { return rows.index(row, 0).data(items::role(by)).toLongLong(); };
    for (int row = 1; row < last; ++row) {
        if (falls ? at(row - 1) < at(row) : at(row - 1) > at(row)) {
            return false;
        }
    }
    return last > 1;
}

struct Order
{
    const char* command;
    items::ThreadRole by;
    bool falls;
};
constexpr std::array orders{Order{"newest-first", items::ThreadRole::CreatedAt, true},
                            Order{"most-replies-first", items::ThreadRole::Below, true},
                            Order{"oldest-first", items::ThreadRole::CreatedAt, false}};

std::vector<Figure> sort(const Setting& setting, ThreadWindow& window)
{
    const core::CommentId place = window.view().currentComment();
    Figure figure = figureOf(QStringLiteral("sort order changed"), setting.comments);
    Figure stall =
        figureOf(QStringLiteral("sort order changed: longest stall of the window"), setting.comments);
    std::vector<double> times;
    StallWatch watch;
    QString fault;
    for (const Order& order : orders) {
        times.push_back(arrange(window, order.command));
        fault = fault.isEmpty() ? faultOfPlace(window, place) : fault;
        if (!isOrdered(window, order.by, order.falls)) {
            fault = QStringLiteral("%1 is another order").arg(QLatin1String(order.command));
        }
    }
    stall.value = watch.longest();
    figure.setActs(std::move(times));
    figure.fault = fault;
    figure.expect(Measure::Maximum, 300, million);
    stall.expect(Measure::Value, 50, million, 10 * million);
    return {figure, stall};
}

} // namespace

std::vector<Figure> measureFilter(const Setting& setting)
{
    ThreadWindow window(setting.threadDatabase());
    if (!window.isUsable()) {
        return {faultOf(QStringLiteral("filter"), setting.comments,
                        QStringLiteral("the database does not open"))};
    }
    const PlainRead plain = readPlainly(setting.threadDatabase(), pendingSql);
    window.press(Qt::Key_N);
    const core::CommentId place = window.view().currentComment();
    Figure figure = figureOf(QStringLiteral("filter by status"), setting.comments);
    Figure stall =
        figureOf(QStringLiteral("filter by status: longest stall of the window"), setting.comments);
    std::vector<double> times;
    StallWatch watch;
    QString fault;
    for (int round = 0; round < rounds; ++round) {
        times.push_back(arrange(window, "queue-pending"));
        fault = fault.isEmpty() ? faultOfPlace(window, place) : fault;
        const qint64 shown = items::ThreadContents(window.model()).matchCount();
        if (shown != plain.rows) {
            fault = QStringLiteral("%1 shown, %2 pending").arg(shown).arg(plain.rows);
        }
        times.push_back(arrange(window, "queue-all"));
        fault = fault.isEmpty() ? faultOfPlace(window, place) : fault;
    }
    stall.value = watch.longest();
    figure.setActs(std::move(times));
    figure.fault = fault;
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
