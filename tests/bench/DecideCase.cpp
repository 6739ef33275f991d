// One decision after another, each from the verb to the durable answer, and all of them undone.
#include "Case.h"
#include "PlainSqlite.h"
#include "model/decide/Desk.h"
#include "model/store/Reader.h"
#include "model/store/Store.h"

#include <algorithm>

namespace moderato::bench {

namespace {

constexpr int decisions = 200;

std::vector<core::CommentId> pendingComments(store::Reader& reader)
{
    std::vector<core::CommentId> pending;
    const auto done = reader.readShape(core::ArticleId{1}, [&](const core::ShapeRow& row) {
        if (row.status == core::Status::Pending) {
            pending.push_back(row.id);
        }
        return pending.size() < decisions;
    });
    return done || done.error().code == core::ErrorCode::Cancelled ? pending : std::vector<core::CommentId>{};
}

} // namespace

Figure measureDecide(const Setting& setting)
{
    Figure figure = figureOf(QStringLiteral("decide"), setting);
    figure.rival = QStringLiteral("C API read");
    figure.rivalMilliseconds = readShapePlainly(setting.databaseFile()).milliseconds;
    auto store = store::Store::open(setting.databaseFile());
    auto reader = store ? (*store)->openReader() : store.error();
    if (!reader) {
        figure.fault = QStringLiteral("the database does not open");
        return figure;
    }
    decide::Desk desk(**store, {"Bench", {}});
    const auto before = (*reader)->counts();
    std::vector<double> times;
    for (const core::CommentId id : pendingComments(**reader)) {
        times.push_back(millisecondsOf([&] {
            const auto outcome =
                desk.performAndWait(decide::setStatus(core::Status::Approved, {{id}, false}));
            if (!outcome || outcome->changed != 1) {
                figure.fault = QStringLiteral("a decision changed nothing");
            }
        }));
    }
    const auto undone = desk.performAndWait(decide::undo(static_cast<int>(times.size())));
    const auto after = (*reader)->counts();
    if (times.empty() || !undone || !before || !after || !(*before == *after)) {
        figure.fault = QStringLiteral("undo did not bring the counts back");
        return figure;
    }
    std::sort(times.begin(), times.end());
    figure.milliseconds = times[times.size() / 2];
    figure.worstMilliseconds = times[times.size() * 99 / 100];
    figure.peakBytes = peakBytesOfThisProcess();
    return figure;
}

} // namespace moderato::bench
