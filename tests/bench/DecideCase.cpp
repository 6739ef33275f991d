// One decision after another in an open thread, each from the key until it is durable and all of the window
// is painted: the row, the next comment to decide beside it, counts, history. Then all of them are undone.
#include "Case.h"
#include "Measuring.h"
#include "PlainSqlite.h"
#include "ThreadWindow.h"
#include "model/store/CountReader.h"
#include "model/store/Reader.h"

namespace moderato::bench {

namespace {

constexpr int decisions = 300; // even: the plain ones leave the row as it was

// What a decision is made of at the least: one row, one entry, one durable commit.
Rival decidePlainly(const QString& databaseFile)
{
    Rival rival;
    rival.name = cApi;
    const PlainDatabase database = openPlainly(databaseFile);
    Figure figure;
    std::vector<double> times;
    for (int i = 0; database && i < decisions && rival.note.isEmpty(); ++i) {
        times.push_back(millisecondsOf([&] {
            rival.note = runPlainly(database.get(),
                                    "BEGIN IMMEDIATE;"
                                    "UPDATE comment SET kind = 1 - kind WHERE article_id = 1 AND id = 1;"
                                    "INSERT OR REPLACE INTO meta(key, value) VALUES('bench', '1');"
                                    "COMMIT");
        }));
    }
    if (rival.note.isEmpty() && !times.empty()) {
        runPlainly(database.get(), "DELETE FROM meta WHERE key = 'bench'");
        figure.setActs(times);
        rival.value = figure.value;
        rival.note = QStringLiteral("p99 %1").arg(amount(*figure.p99, figure.unit));
    }
    return rival;
}

Figure decideInTurn(const Setting& setting, ThreadWindow& window)
{
    Figure figure = figureOf(QStringLiteral("decide one: durable and repainted"), setting.comments);
    std::vector<double> times;
    std::vector<core::CommentId> decided;
    window.press(Qt::Key_N);
    for (int i = 0; i < decisions && window.totals().of(core::Status::Pending) > 0; ++i) {
        window.millisecondsToPainted([] {});
        const core::CommentId id = window.view().currentComment();
        times.push_back(window.millisecondsUntil(
            [&] { window.press(Qt::Key_A); }, [&] { return window.isDecided(id, core::Status::Approved); }));
        decided.push_back(id);
    }
    for (auto id = decided.rbegin(); id != decided.rend(); ++id) {
        window.millisecondsUntil([&] { window.press(Qt::Key_Z); },
                                 [&] { return window.isDecided(*id, core::Status::Pending); });
    }
    figure.setActs(std::move(times));
    figure.expect(Measure::P99, 16, million, 10 * million);
    return figure;
}

} // namespace

std::vector<Figure> measureDecide(const Setting& setting)
{
    Figure figure;
    {
        ThreadWindow window(setting.deskDatabase());
        auto reader = window.isUsable() ? window.store().openReader() : core::Error{};
        if (!reader) {
            return {faultOf(QStringLiteral("decide"), setting.comments,
                            QStringLiteral("the database does not open"))};
        }
        const auto before = (*reader)->counts().ofAll();
        figure = decideInTurn(setting, window);
        figure.peakBytes = memoryOfThisProcess().peak;
        const auto after = (*reader)->counts().ofAll();
        if (!before || !after || !(*before == *after)) {
            figure.fault = QStringLiteral("undo did not bring the counts back");
        }
    }
    figure.rivals.append(decidePlainly(setting.deskDatabase()));
    return {figure};
}

} // namespace moderato::bench
