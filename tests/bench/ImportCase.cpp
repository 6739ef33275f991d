// Import of a Moderato JSON file into a new database, beside reading the comments' columns back.
#include "Case.h"
#include "Measuring.h"
#include "PlainSqlite.h"
#include "model/import/Formats.h"
#include "model/store/ImportSession.h"
#include "model/store/Store.h"

#include <QTemporaryDir>

namespace moderato::bench {

std::vector<Figure> measureImport(const Setting& setting)
{
    Figure figure = figureOf(QStringLiteral("import of Moderato JSON"), setting.comments);
    const QTemporaryDir directory(setting.directory + QStringLiteral("/import-XXXXXX"));
    const QString file = directory.filePath(QStringLiteral("new.moderato"));
    qint64 entered = 0;
    figure.value = millisecondsOf([&] {
        auto store = store::Store::open(file);
        if (!store) {
            return;
        }
        auto session = (*store)->beginImport({});
        if (session && import::importFile(setting.jsonFile(), "json", **session)) {
            const auto summary = (*session)->finish();
            entered = summary ? summary->comments : 0;
        }
    });
    const PlainRead plain = readPlainly(file, "SELECT id FROM comment");
    if (entered != setting.comments || plain.rows != setting.comments) {
        figure.fault = QStringLiteral("%1 entered, %2 in the file").arg(entered).arg(plain.rows);
    }
    return {figure};
}

} // namespace moderato::bench
