// Opening a thread in the window: from the choice of its article to rows on the screen, and to the whole of
// it. The file is in the system's cache; the thread was shown before, and let go of.
#include "Case.h"
#include "Measuring.h"
#include "PlainSqlite.h"
#include "Rivals.h"
#include "SqliteShell.h"
#include "ThreadWindow.h"

namespace moderato::bench {

namespace {

Figure firstRows(const Setting& setting, const ThreadWindow::Opening& opening)
{
    Figure figure = figureOf(QStringLiteral("open: first rows painted"), setting.comments);
    figure.value = opening.firstRows;
    figure.note = QStringLiteral("CPU time: %1").arg(amount(opening.cpu, figure.unit));
    figure.expect(Measure::Value, 100, million);
    return figure;
}

Figure complete(const Setting& setting, const ThreadWindow::Opening& opening)
{
    Figure figure = figureOf(QStringLiteral("open: shape complete"), setting.comments);
    figure.value = opening.complete;
    figure.expect(Measure::Value, 150, million / 10);
    figure.expect(Measure::Ratio, 2.0, million, 10 * million, cApi);
    return figure;
}

Figure stall(const Setting& setting, const ThreadWindow::Opening& opening)
{
    Figure figure = figureOf(QStringLiteral("open: longest stall of the window"), setting.comments);
    figure.value = opening.longestStall;
    figure.expect(Measure::Value, 50, million, 10 * million);
    return figure;
}

Figure memoryPerComment(const Setting& setting, const Memory& before, const Memory& after)
{
    Figure figure = figureOf(QStringLiteral("open: memory of a comment"), setting.comments);
    figure.unit = QStringLiteral("bytes");
    figure.value =
        static_cast<double>(after.anonymous - before.anonymous) / static_cast<double>(setting.comments);
    figure.note = QStringLiteral("what the process grew by, text cache and heap holes included");
    figure.expect(Measure::Value, 64, million, 10 * million);
    return figure;
}

Figure residentInAll(const Setting& setting, const Memory& after)
{
    Figure figure = figureOf(QStringLiteral("open: resident in all"), setting.comments);
    figure.unit = QStringLiteral("MB");
    figure.value = static_cast<double>(after.resident) / static_cast<double>(megabyte);
    figure.expect(Measure::Value, 200, million);
    return figure;
}

// The rivals for all of the shape, and what each of them needs of memory.
void holdAgainst(const Setting& setting, const PlainRead& plain, std::vector<Figure>& figures)
{
    Figure& whole = figures[1];
    Figure& resident = figures[4];
    whole.rivals.append(rivalOf(plain));
    for (const RivalProgram& program : rivalPrograms()) {
        Rival rival = runRival(program.name, setting);
        whole.rivals.append(rival);
        if (!rival.fault.isEmpty()) {
            whole.fault = rival.fault;
        }
        rival.value = static_cast<double>(rival.peakBytes) / static_cast<double>(megabyte);
        resident.rivals.append(rival);
    }
    whole.rivals.append(runSqliteShell(QStringLiteral("sqlite3 -json"),
                                       {QStringLiteral("-readonly"), QStringLiteral("-json")},
                                       setting.threadDatabase(), QByteArray(shapeSql) + ';'));
}

} // namespace

std::vector<Figure> measureOpen(const Setting& setting)
{
    ThreadWindow window(setting.threadDatabase());
    if (!window.isUsable()) {
        return {
            faultOf(QStringLiteral("open"), setting.comments, QStringLiteral("the database does not open"))};
    }
    window.leaveThread();
    const Memory before = memoryOfThisProcess();
    const ThreadWindow::Opening opening = window.open();
    const Memory after = memoryOfThisProcess();
    const PlainRead plain = readPlainly(setting.threadDatabase(), shapeSql);
    std::vector<Figure> figures{firstRows(setting, opening), complete(setting, opening),
                                stall(setting, opening), memoryPerComment(setting, before, after),
                                residentInAll(setting, after)};
    const qint64 shown = items::ThreadContents(window.model()).commentCount();
    if (shown != setting.comments || plain.rows != setting.comments) {
        figures.front().fault = QStringLiteral("%1 shown, %2 in the file").arg(shown).arg(plain.rows);
    }
    holdAgainst(setting, plain, figures);
    return figures;
}

} // namespace moderato::bench
