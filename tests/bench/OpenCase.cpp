// Opening a thread as the window does: from the request to the finished shape in the item model.
#include "Case.h"
#include "PlainSqlite.h"
#include "model/items/ThreadModel.h"
#include "model/store/Store.h"

#include <QEventLoop>
#include <QTimer>

#include <chrono>

namespace moderato::bench {

Figure measureOpen(const Setting& setting)
{
    Figure figure = figureOf(QStringLiteral("open"), setting);
    const PlainRead plain = readShapePlainly(setting.databaseFile());
    figure.rival = QStringLiteral("C API read");
    figure.rivalMilliseconds = plain.milliseconds;

    auto store = store::Store::open(setting.databaseFile());
    if (!store) {
        figure.fault = QStringLiteral("the database does not open");
        return figure;
    }
    items::ThreadModel model(**store);
    QEventLoop loop;
    QObject::connect(&model, &items::ThreadModel::opened, &loop, &QEventLoop::quit);
    QObject::connect(&model, &items::ThreadModel::failed, &loop, &QEventLoop::quit);
    QTimer::singleShot(std::chrono::minutes(2), &loop, &QEventLoop::quit);
    figure.milliseconds = millisecondsOf([&] {
        model.openThread(core::ArticleId{1});
        loop.exec();
    });
    figure.peakBytes = peakBytesOfThisProcess();
    if (model.commentCount() != setting.comments || plain.rows != setting.comments) {
        figure.fault = QStringLiteral("%1 shown, %2 in the file").arg(model.commentCount()).arg(plain.rows);
    }
    return figure;
}

} // namespace moderato::bench
