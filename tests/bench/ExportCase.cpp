// Export of the approved comments as JSON and as CSV, beside the sqlite3 shell that writes the same rows and
// columns. The shell's easiest order is the file's; it writes neither the tree nor what stands for the
// parents that are not approved.
#include "Case.h"
#include "Measuring.h"
#include "PlainSqlite.h"
#include "SqliteShell.h"
#include "model/export/Export.h"
#include "model/store/Reader.h"
#include "model/store/Store.h"

#include <QFile>

namespace moderato::bench {

namespace {

constexpr auto rowsSql =
    "SELECT %1 strftime('%Y-%m-%dT%H:%M:%SZ', c.created_at / 1000, 'unixepoch') AS created_at,"
    " 'approved' AS status, 'comment' AS kind, t.body AS body FROM comment c"
    " JOIN content t ON t.comment_id = c.id JOIN author a ON a.id = c.author_id"
    " JOIN source s ON s.id = t.source_id %2 WHERE c.article_id = 1 AND c.status = 1";
constexpr auto jsonColumns =
    "s.name AS source, t.external_id AS id, t.parent_external_id AS parent, a.name AS name, a.url AS url,"
    " CASE WHEN c.flags > 0 THEN (SELECT json_group_array(json_object('reason', reason, 'note', note,"
    " 'at', at)) FROM flag WHERE comment_id = c.id) ELSE '[]' END AS flags, 'plain' AS body_format,";
constexpr auto csvColumns =
    "c.article_id AS article_id, w.title AS article_title, c.id AS comment_id,"
    " c.parent_id AS parent_id, 0 AS depth, a.name AS author_name, a.url AS author_url,";

qint64 exportOurs(const Setting& setting, const QByteArray& format)
{
    auto store = store::Store::open(setting.threadDatabase(), store::Store::Access::ReadOnly);
    auto reader =
        store ? (*store)->openReader() : core::Result<std::unique_ptr<store::Reader>>(store.error());
    if (!reader) {
        return -1;
    }
    exporting::ExportOptions options;
    options.format = format;
    const auto summary =
        exporting::writeExportFile(**reader, options, setting.directory + QStringLiteral("/export.ours"), {});
    return summary ? summary->comments : -1;
}

Rival exportByShell(const Setting& setting, const QByteArray& format)
{
    const QString option = QStringLiteral("-") + QString::fromLatin1(format);
    return runSqliteShell(
        QStringLiteral("sqlite3 ") + option,
        {QStringLiteral("-readonly"), QStringLiteral("-header"), QStringLiteral("-cmd"),
         QStringLiteral("PRAGMA cache_size=-8192"), option},
        setting.threadDatabase(),
        QByteArray(rowsSql)
                .replace("%1", format == "json" ? jsonColumns : csvColumns)
                .replace("%2", format == "json" ? "" : "JOIN article w ON w.id = c.article_id") +
            ';',
        setting.directory + QStringLiteral("/export.shell"));
}

Figure measureFormat(const Setting& setting, const QByteArray& format)
{
    Figure figure =
        figureOf(QStringLiteral("export of the approved as ") + QString::fromLatin1(format).toUpper(),
                 setting.comments);
    qint64 written = 0;
    Rival shell;
    // Turn by turn, the least of three each: both meet the same warm pages and the same load.
    for (int round = 0; round < 3; ++round) {
        const double ours = millisecondsOf([&] { written = exportOurs(setting, format); });
        const Rival theirs = exportByShell(setting, format);
        figure.value = round == 0 ? ours : std::min(ours, figure.value);
        shell = round == 0 || theirs.value < shell.value ? theirs : shell;
    }
    figure.rivals.append(shell);
    figure.expect(Measure::Ratio, 1.5, million, 10 * million, shell.name);
    const qint64 approved =
        readPlainly(setting.threadDatabase(), "SELECT id FROM comment WHERE article_id = 1 AND status = 1")
            .rows;
    if (written != approved) {
        figure.fault = QStringLiteral("%1 written, %2 approved").arg(written).arg(approved);
    }
    QFile::remove(setting.directory + QStringLiteral("/export.ours"));
    QFile::remove(setting.directory + QStringLiteral("/export.shell"));
    return figure;
}

} // namespace

std::vector<Figure> measureExport(const Setting& setting)
{
    std::vector<Figure> figures{measureFormat(setting, "json"), measureFormat(setting, "csv")};
    Figure memory = figureOf(QStringLiteral("export: most memory of the process"), setting.comments);
    memory.unit = QStringLiteral("MB");
    memory.value = static_cast<double>(memoryOfThisProcess().peak) / 1e6;
    figures.push_back(memory);
    return figures;
}

} // namespace moderato::bench
