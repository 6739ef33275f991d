// All that is pending in a thread approved at once with the window open, and undone; beside the bare SQL in
// one transaction. Works on a copy of the database.
#include "Case.h"
#include "Measuring.h"
#include "PlainSqlite.h"
#include "ThreadWindow.h"
#include "model/decide/Desk.h"
#include "model/store/Reader.h"

#include <QFile>
#include <QTemporaryDir>

namespace moderato::bench {

namespace {

constexpr qint64 million = 1'000'000;

constexpr auto bareTables =
    "CREATE TABLE bare_decision(id INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;"
    "CREATE TABLE bare_item(decision_id INTEGER NOT NULL, comment_id INTEGER NOT NULL, status_before INTEGER "
    "NOT NULL, PRIMARY KEY(decision_id, comment_id)) STRICT, WITHOUT ROWID";

constexpr auto bareDecide =
    "BEGIN IMMEDIATE;"
    "INSERT INTO bare_decision VALUES(1, 0);"
    "INSERT INTO bare_item SELECT 1, id, status FROM comment WHERE article_id = 1 AND status = 0;"
    "UPDATE comment SET status = 1, decision_id = 1 WHERE article_id = 1 AND status = 0;"
    "UPDATE counter SET pending = pending - changes(), approved = approved + changes() WHERE article_id IN "
    "(0, 1);"
    "COMMIT";

constexpr auto bareUndo =
    "BEGIN IMMEDIATE;"
    "INSERT INTO bare_decision VALUES(2, 0);"
    "INSERT INTO bare_item SELECT 2, comment_id, 1 FROM bare_item WHERE decision_id = 1;"
    "UPDATE comment SET status = bare_item.status_before, decision_id = NULL FROM bare_item"
    " WHERE bare_item.decision_id = 1 AND comment.article_id = 1 AND comment.id = bare_item.comment_id;"
    "UPDATE counter SET pending = pending + changes(), approved = approved - changes() WHERE article_id IN "
    "(0, 1);"
    "COMMIT";

struct BulkAct
{
    double time = 0;
    double longestStall = 0;
    qint64 changed = 0;
};

BulkAct perform(ThreadWindow& window, decide::Desk& desk, const decide::Verb& verb)
{
    BulkAct act;
    StallWatch watch;
    act.time = window.millisecondsToPainted([&] {
        bool isDone = false;
        desk.perform(verb, &desk, [&](const core::Result<decide::Outcome>& outcome) {
            isDone = true;
            act.changed = outcome ? outcome->changed : 0;
        });
        turnUntil([&] { return isDone; });
    });
    act.longestStall = watch.longest();
    return act;
}

std::vector<core::CommentId> pendingComments(ThreadWindow& window)
{
    std::vector<core::CommentId> pending;
    auto reader = window.store().openReader();
    if (reader) {
        (void)(*reader)->readShape(core::ArticleId{1}, [&](const core::ShapeRow& row) {
            if (row.status == core::Status::Pending) {
                pending.push_back(row.id);
            }
            return true;
        });
    }
    return pending;
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
    if (!window.isUsable() || !window.open().isComplete) {
        return {};
    }
    decide::Desk desk(window.store(), {"Bench", {}});
    const std::vector<core::CommentId> pending = pendingComments(window);
    const BulkAct done = perform(window, desk, decide::setStatus(core::Status::Approved, {pending, false}));
    const BulkAct undone = perform(window, desk, decide::undo());
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
    const auto expected = static_cast<qint64>(pending.size());
    if (done.changed != expected || undone.changed != expected || expected == 0) {
        decideFigure.fault = QStringLiteral("%1 decided and %2 undone of %3")
                                 .arg(done.changed)
                                 .arg(undone.changed)
                                 .arg(expected);
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
    runPlainly(plain.get(), bareTables);
    figures[0].rivals.append(runBare(plain.get(), bareDecide));
    figures[1].rivals.append(runBare(plain.get(), bareUndo));
    return figures;
}

} // namespace moderato::bench
