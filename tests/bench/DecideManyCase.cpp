// All that is pending in a thread approved at once in the window, and undone; beside the bare SQL in one
// transaction. Works on a copy of the database.
#include "Case.h"
#include "Measuring.h"
#include "PlainSqlite.h"
#include "ThreadWindow.h"

#include <QFile>
#include <QTemporaryDir>

namespace moderato::bench {

namespace {

const core::Predicate pendingAlone = core::withStatus(core::Status::Pending);

// The same rows by four statements a decision: journal, items, comments, counters. No flags, no events.
constexpr auto bareDecide =
    "BEGIN IMMEDIATE;"
    "INSERT OR IGNORE INTO actor VALUES(1000001, x'00', 0, 'Bench', '');"
    "INSERT INTO decision VALUES(1000001, x'01', 1, 1000001, 1000001, 0, 0, 0, '', NULL, NULL);"
    "INSERT INTO decision_item SELECT 1000001, id, article_id, status, 1, decision_id, 1000001, version,"
    " version FROM comment"
    " WHERE article_id = 1 AND status = 0;"
    "UPDATE author_counter SET pending = pending - n.c, approved = approved + n.c FROM"
    " (SELECT author_id AS a, count(*) AS c FROM comment WHERE article_id = 1 AND status = 0 GROUP BY "
    "author_id)"
    " AS n WHERE author_counter.author_id = n.a;"
    "UPDATE comment SET status = 1, decision_id = 1000001 WHERE article_id = 1 AND status = 0;"
    "UPDATE counter SET pending = pending - changes(), approved = approved + changes() WHERE article_id IN "
    "(0, 1);"
    "COMMIT";

constexpr auto bareUndo =
    "BEGIN IMMEDIATE;"
    "INSERT INTO decision VALUES(1000002, x'02', 1, 1000002, 1000001, 0, 0, 8, '', NULL, 1000001);"
    "INSERT INTO decision_item SELECT 1000002, comment_id, article_id, 1, status_before, 1000001, "
    "decided_before, version_before, version_after"
    " FROM decision_item WHERE decision_id = 1000001;"
    "UPDATE author_counter SET pending = pending + n.c, approved = approved - n.c FROM"
    " (SELECT author_id AS a, count(*) AS c FROM comment WHERE article_id = 1 AND decision_id = 1000001 "
    "GROUP BY"
    " author_id) AS n WHERE author_counter.author_id = n.a;"
    "UPDATE comment SET status = i.status_before, decision_id = i.decided_before FROM decision_item AS i"
    " WHERE i.decision_id = 1000001 AND comment.article_id = 1 AND comment.id = i.comment_id;"
    "UPDATE counter SET pending = pending + changes(), approved = approved - changes() WHERE article_id IN "
    "(0, 1);"
    "COMMIT";

struct BulkAct
{
    double time = 0;
    double longestStall = 0;
};

// By a command of the window, until so many are pending and all is painted.
BulkAct perform(ThreadWindow& window, const char* command, qint64 pendingAfter)
{
    BulkAct act;
    StallWatch watch;
    act.time =
        window.millisecondsUntil([&] { window.run(command); },
                                 [&] { return window.totals().of(core::Status::Pending) == pendingAfter; });
    act.longestStall = watch.longest();
    return act;
}

Rival runBare(sqlite3* database, const char* statements)
{
    Rival rival;
    rival.name = cApi;
    const double time = millisecondsOf([&] { rival.note = runPlainly(database, statements); });
    rival.value = rival.note.isEmpty() ? time : 0;
    return rival;
}

std::vector<Figure> decideAndUndo(const Setting& setting, const QString& database)
{
    ThreadWindow window(database);
    if (!window.isUsable()) {
        return {};
    }
    window.run("queue-pending");
    turnUntil([&] { return window.model().arrangement().queue == pendingAlone; });
    window.rest(500);
    const qint64 pending = window.totals().of(core::Status::Pending);
    const qint64 approved = window.totals().of(core::Status::Approved);
    const BulkAct done = perform(window, "approve-matching", 0);
    const bool isDone = window.totals().of(core::Status::Approved) == approved + pending;
    window.rest(500);
    const BulkAct undone = perform(window, "undo", pending);
    const bool isUndone = window.totals().of(core::Status::Approved) == approved;
    Figure decideFigure = figureOf(QStringLiteral("decide all pending, a tenth"), setting.comments);
    decideFigure.value = done.time;
    Figure undoFigure = figureOf(QStringLiteral("undo that"), setting.comments);
    undoFigure.value = undone.time;
    Figure stall =
        figureOf(QStringLiteral("decide all pending: longest stall of the window"), setting.comments);
    stall.value = std::max(done.longestStall, undone.longestStall);
    stall.expect(Measure::Value, 50, million, 10 * million);
    for (Figure* figure : {&decideFigure, &undoFigure}) {
        figure->expect(Measure::Ratio, 2.0, million, 10 * million, cApi);
    }
    if (!isDone || !isUndone || pending == 0) {
        decideFigure.fault = QStringLiteral("not all of %1 were decided and undone").arg(pending);
    }
    const qint64 peak = memoryOfThisProcess().peak;
    for (Figure* figure : {&decideFigure, &undoFigure, &stall}) {
        figure->peakBytes = peak;
    }
    return {decideFigure, undoFigure, stall};
}

} // namespace

std::vector<Figure> measureDecideMany(const Setting& setting)
{
    const QTemporaryDir directory(setting.directory + QStringLiteral("/decide-XXXXXX"));
    const QString database = directory.filePath(QStringLiteral("copy.moderato"));
    std::vector<Figure> figures;
    if (QFile::copy(setting.threadDatabase(), database)) {
        figures = decideAndUndo(setting, database);
    }
    const PlainDatabase plain = openPlainly(database);
    if (figures.empty() || !plain) {
        return {faultOf(QStringLiteral("decide-many"), setting.comments,
                        QStringLiteral("the database does not open"))};
    }
    figures[0].rivals.append(runBare(plain.get(), bareDecide));
    figures[1].rivals.append(runBare(plain.get(), bareUndo));
    return figures;
}

} // namespace moderato::bench
