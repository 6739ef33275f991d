// One decision after another in an open thread, each from the verb until it is durable and the row is
// painted; then all of them undone.
#include "Case.h"
#include "Measuring.h"
#include "PlainSqlite.h"
#include "ThreadWindow.h"
#include "model/decide/Desk.h"
#include "model/store/Reader.h"

namespace moderato::bench {

namespace {

constexpr int decisions = 300; // even: the plain ones leave the row as it was
constexpr qint64 million = 1'000'000;

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
    decide::Desk desk(window.store(), {"Bench", {}});
    std::vector<double> times;
    bool isRight = true;
    for (int i = 0; i < decisions && window.view().goToNextUndecided(); ++i) {
        window.millisecondsToPainted([] {});
        times.push_back(window.millisecondsToPainted([&] {
            bool isDone = false;
            desk.perform(decide::setStatus(core::Status::Approved, {window.view().targets(), false}), &desk,
                         [&](const core::Result<decide::Outcome>& outcome) {
                             isDone = true;
                             isRight = isRight && outcome && outcome->changed == 1;
                         });
            turnUntil([&] { return isDone; });
        }));
    }
    const auto undone = desk.performAndWait(decide::undo(static_cast<int>(times.size())));
    figure.setActs(std::move(times));
    figure.expect(Measure::P99, 16, million, 10 * million);
    if (!isRight || !undone) {
        figure.fault = QStringLiteral("a decision changed nothing, or was not undone");
    }
    return figure;
}

} // namespace

std::vector<Figure> measureDecide(const Setting& setting)
{
    Figure figure;
    {
        ThreadWindow window(setting.deskDatabase());
        auto reader = window.isUsable() ? window.store().openReader() : core::Error{};
        if (!reader || !window.open().isComplete) {
            return {faultOf(QStringLiteral("decide"), setting.comments,
                            QStringLiteral("the thread does not open"))};
        }
        const auto before = (*reader)->counts();
        figure = decideInTurn(setting, window);
        const auto after = (*reader)->counts();
        if (!before || !after || !(*before == *after)) {
            figure.fault = QStringLiteral("undo did not bring the counts back");
        }
    }
    figure.rivals.append(decidePlainly(setting.deskDatabase()));
    return {figure};
}

} // namespace moderato::bench
