#include "app/commands/Arguments.h"

#include "model/query/PredicateAnswer.h"
#include "model/query/QueryParser.h"

namespace moderato::app {

std::optional<qint64> idFrom(const QString& word)
{
    bool ok = false;
    const qint64 id = (word.startsWith(QLatin1Char('#')) ? word.mid(1) : word).toLongLong(&ok);
    return ok && id > 0 ? std::optional(id) : std::nullopt;
}

std::optional<std::vector<core::CommentId>> commentIdsFrom(const QStringList& words, QString& wrong)
{
    std::vector<core::CommentId> ids;
    for (const QString& word : words) {
        const std::optional<qint64> id = idFrom(word);
        if (!id) {
            wrong = word;
            return std::nullopt;
        }
        ids.push_back(core::CommentId{*id});
    }
    return ids;
}

std::optional<core::StatusSet> statusesFrom(const QString& words)
{
    if (words == QLatin1String("all")) {
        return core::StatusSet::all();
    }
    core::StatusSet set;
    const QStringList list = words.split(QLatin1Char(','));
    for (const QString& word : list) {
        const std::optional<core::Status> status = core::statusFromWord(word.trimmed().toLatin1());
        if (!status) {
            return std::nullopt;
        }
        set = set.with(*status);
    }
    return set;
}

core::Result<core::Predicate> queryFrom(const Invocation& invocation)
{
    core::Predicate all;
    const QStringList queries = invocation.parser.values(QStringLiteral("query"));
    for (const QString& typed : queries) {
        const auto query = query::parseQuery(typed);
        if (!query) {
            return query.error();
        }
        all = core::both(std::move(all), *query);
    }
    return query::resolved(std::move(all), core::now().value_or(0));
}

QCommandLineOption queryOption(const QString& description)
{
    return {QStringLiteral("query"), description, QStringLiteral("QUERY")};
}

QCommandLineOption jsonOption() { return {QStringLiteral("json"), tr("answer in JSON")}; }

core::Result<OpenDatabase> openForReading(const QString& database)
{
    OpenDatabase open;
    auto store = store::Store::open(database, store::Store::Access::ReadOnly);
    if (!store && store.error().code == core::ErrorCode::DatabaseReadOnly) {
        // Of an older version: opened for writing it is copied and brought up to date.
        store = store::Store::open(database, store::Store::Access::ReadWriteExisting);
    }
    if (!store) {
        return store.error();
    }
    open.store = std::move(*store);
    auto reader = open.store->openReader();
    if (!reader) {
        return reader.error();
    }
    open.reader = std::move(*reader);
    return open;
}

} // namespace moderato::app
