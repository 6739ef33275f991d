// Decisions while an import as large as the database runs: from the verb to the durable answer, and how long
// the slowest hundredth takes. Works on a copy.
#include "Case.h"
#include "Generator.h"
#include "Measuring.h"
#include "model/decide/Desk.h"
#include "model/store/ImportSession.h"
#include "model/store/Reader.h"
#include "model/store/Store.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace moderato::bench {

namespace {

constexpr qint64 million = 1'000'000;
// A hand that never rests.
constexpr std::chrono::milliseconds betweenDecisions{20};

// The generator's site as one that is not here yet.
class NewSite final : public core::Sink
{
public:
    explicit NewSite(core::Sink& sink) : m_sink(sink) {}

    core::Result<void> article(const core::ArticleRecord& record) override
    {
        core::ArticleRecord renamed = record;
        renamed.origin.source = "new";
        return m_sink.article(renamed);
    }
    core::Result<void> comment(const core::CommentRecord& record) override
    {
        core::CommentRecord renamed = record;
        renamed.origin.source = "new";
        return m_sink.comment(renamed);
    }
    void problem(const core::Problem& problem) override { m_sink.problem(problem); }
    bool progress(double share) override { return m_sink.progress(share); }

private:
    core::Sink& m_sink;
};

bool importAnother(store::Store& store, qint64 comments)
{
    auto session = store.beginImport({});
    if (!session) {
        return false;
    }
    NewSite site(**session);
    Plan plan;
    plan.seed = 2;
    plan.comments = comments;
    return Generator(plan).pour(site).ok() && (*session)->finish().ok();
}

std::vector<core::CommentId> someComments(store::Store& store)
{
    std::vector<core::CommentId> ids;
    if (auto reader = store.openReader()) {
        (void)(*reader)->readShape(core::ArticleId{1}, [&](const core::ShapeRow& row) {
            ids.push_back(row.id);
            return ids.size() < 1000;
        });
    }
    return ids;
}

// To and fro between two statuses: each changes something.
bool decide(decide::Desk& desk, const std::vector<core::CommentId>& ids, size_t number)
{
    const auto status = number / ids.size() % 2 == 0 ? core::Status::Spam : core::Status::Rejected;
    return desk.performAndWait(decide::setStatus(status, {{ids[number % ids.size()]}, false})).ok();
}

} // namespace

std::vector<Figure> measureDecideWhileImporting(const Setting& setting)
{
    Figure figure = figureOf(QStringLiteral("decide one while an import of as many runs"), setting.comments);
    const QTemporaryDir directory(setting.directory + QStringLiteral("/decide-XXXXXX"));
    const QString file = directory.filePath(QStringLiteral("copy.moderato"));
    auto store = QFile::copy(setting.siteDatabase(), file) ? store::Store::open(file) : core::Error{};
    const auto ids = store ? someComments(**store) : std::vector<core::CommentId>{};
    if (ids.empty()) {
        figure.fault = QStringLiteral("the database does not open");
        return {figure};
    }
    decide::Desk desk(**store, {"Bench", {}});
    std::atomic_bool isOver = false;
    bool isImported = false;
    std::thread import([&] {
        isImported = importAnother(**store, std::min(setting.comments, million));
        isOver = true;
    });
    std::vector<double> times;
    bool isDecided = true;
    do {
        times.push_back(millisecondsOf([&] { isDecided = decide(desk, ids, times.size()) && isDecided; }));
        std::this_thread::sleep_for(betweenDecisions);
    } while (!isOver);
    import.join();
    figure.setActs(std::move(times));
    if (!isImported || !isDecided) {
        figure.fault = QStringLiteral("the import or a decision failed");
    }
    figure.peakBytes = memoryOfThisProcess().peak;
    figure.expect(Measure::P99, 50, million, 10 * million);
    return {figure};
}

} // namespace moderato::bench
