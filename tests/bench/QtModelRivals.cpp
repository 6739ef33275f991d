// The two item models a Qt program would reach for, filled with one thread: the columns of a thread's shape
// and no text, the least such a program could do.
#include "Measuring.h"
#include "Rivals.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlTableModel>
#include <QStandardItemModel>

namespace moderato::bench {

namespace {

constexpr int columns = 8;

QSqlDatabase openReadOnly(const QString& file)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"));
    database.setDatabaseName(file);
    database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
    database.open();
    return database;
}

// An item a comment, its columns as roles; replies may come before what they answer.
qint64 fill(QStandardItemModel& model, QSqlQuery& query)
{
    QHash<qint64, QStandardItem*> items;
    std::vector<std::pair<qint64, QStandardItem*>> replies;
    while (query.next()) {
        auto* item = new QStandardItem;
        for (int column = 0; column < columns; ++column) {
            item->setData(query.value(column), Qt::UserRole + 1 + column);
        }
        items.insert(query.value(0).toLongLong(), item);
        if (query.isNull(1)) {
            model.appendRow(item);
        } else {
            replies.emplace_back(query.value(1).toLongLong(), item);
        }
    }
    for (const auto& [parent, item] : replies) {
        items.value(parent)->appendRow(item);
    }
    return items.size();
}

Rival answerOf(const QString& name, double milliseconds, qint64 rows, const Setting& setting)
{
    Rival rival;
    rival.name = name;
    rival.value = milliseconds;
    rival.peakBytes = memoryOfThisProcess().peak;
    if (rows != setting.comments) {
        rival.fault = QStringLiteral("%1 read %2 comments").arg(name).arg(rows);
    }
    return rival;
}

} // namespace

Rival fillStandardItemModel(const Setting& setting)
{
    const QSqlDatabase database = openReadOnly(setting.threadDatabase());
    QStandardItemModel model;
    qint64 rows = 0;
    const double time = millisecondsOf([&] {
        QSqlQuery query(database);
        query.setForwardOnly(true);
        query.exec(QStringLiteral("SELECT id, parent_id, created_at, author_id, status, flags, marks, kind "
                                  "FROM comment WHERE article_id = 1"));
        rows = fill(model, query);
    });
    return answerOf(QStringLiteral("QStandardItemModel"), time, rows, setting);
}

Rival fetchSqlTableModel(const Setting& setting)
{
    QSqlTableModel model(nullptr, openReadOnly(setting.threadDatabase()));
    const double time = millisecondsOf([&] {
        model.setTable(QStringLiteral("comment"));
        model.setFilter(QStringLiteral("article_id = 1"));
        model.select();
        while (model.canFetchMore()) {
            model.fetchMore();
        }
    });
    return answerOf(QStringLiteral("QSqlTableModel"), time, model.rowCount(), setting);
}

} // namespace moderato::bench
