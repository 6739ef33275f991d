// Decisions in the window while an import as large as the database runs: from the key until it is durable and
// painted, and how long the window stands still. Works on a copy.
#include "Case.h"
#include "Generator.h"
#include "Measuring.h"
#include "ThreadWindow.h"
#include "model/intake/ImportSession.h"
#include "model/store/Store.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <thread>

namespace moderato::bench {

namespace {

// A hand that never rests.
constexpr int betweenDecisions = 20; // ms

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
    void progress(double share) override { m_sink.progress(share); }

private:
    core::Sink& m_sink;
};

bool importAnother(store::Store& store, qint64 comments)
{
    auto session = intake::ImportSession::begin(store, {});
    if (!session) {
        return false;
    }
    NewSite site(**session);
    Plan plan;
    plan.seed = 2;
    plan.comments = comments;
    return Generator(plan).pour(site).ok() && (*session)->finish().ok();
}

} // namespace

std::vector<Figure> measureDecideWhileImporting(const Setting& setting)
{
    Figure figure = figureOf(QStringLiteral("decide one while an import of as many runs"), setting.comments);
    Figure stall = figureOf(QStringLiteral("decide one while an import runs: longest stall of the window"),
                            setting.comments);
    const QTemporaryDir directory(setting.directory + QStringLiteral("/decide-XXXXXX"));
    const QString file = directory.filePath(QStringLiteral("copy.moderato"));
    if (!QFile::copy(setting.siteDatabase(), file)) {
        return {faultOf(figure.work, setting.comments, QStringLiteral("the database cannot be copied"))};
    }
    ThreadWindow window(file);
    if (!window.isUsable()) {
        return {faultOf(figure.work, setting.comments, QStringLiteral("the database does not open"))};
    }
    std::atomic_bool isOver = false;
    bool isImported = false;
    std::thread import([&] {
        isImported = importAnother(window.store(), std::min(setting.comments, million));
        isOver = true;
    });
    window.press(Qt::Key_N);
    std::vector<double> times;
    bool isDecided = true;
    bool isLeft = true;
    StallWatch watch;
    do {
        const core::CommentId id = window.view().currentComment();
        times.push_back(window.millisecondsUntil([&] { window.press(Qt::Key_S); },
                                                 [&] { return window.isDecided(id, core::Status::Spam); }));
        isDecided = isDecided && window.isDecided(id, core::Status::Spam);
        isLeft = window.view().currentComment() != id; // a small article is decided before the import is over
        window.rest(betweenDecisions);
    } while (!isOver && isDecided && isLeft);
    while (!isOver) {
        window.rest(betweenDecisions);
    }
    import.join();
    stall.value = watch.longest();
    figure.setActs(std::move(times));
    if (!isImported || !isDecided) {
        figure.fault = QStringLiteral("the import or a decision failed");
    }
    figure.expect(Measure::P99, 50, million, 10 * million);
    stall.expect(Measure::Value, 50, million, 10 * million);
    return {figure, stall};
}

} // namespace moderato::bench
