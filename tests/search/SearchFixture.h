// What the tests of the search share: what a query finds, and an index that is whole.
#pragma once

#include "model/query/QueryParser.h"
#include "tests/store/StoreFixture.h"

namespace moderato::test {

// The ids found, in the order they came: "3 1".
inline QByteArray found(store::Reader& reader, const QString& typed, int limit = 1000)
{
    const auto query = query::parseQuery(typed);
    if (!query) {
        return "error: " + query.error().detail.toUtf8();
    }
    QByteArrayList ids;
    const auto searched = reader.searcher().find(*query, limit, [&](const search::SearchHit& hit) {
        ids.push_back(QByteArray::number(hit.id.value));
    });
    return searched ? ids.join(' ') : "error: " + searched.error().detail.toUtf8();
}

// Those of Searcher::all(), the last first, as found() has them.
inline QByteArray foundAmongAll(store::Reader& reader, const QString& typed)
{
    const auto query = query::parseQuery(typed);
    const auto all =
        query ? reader.searcher().all(*query) : core::Result<std::vector<core::CommentId>>(query.error());
    if (!all) {
        return "error: " + all.error().detail.toUtf8();
    }
    QByteArrayList ids;
    for (const core::CommentId id : *all) {
        ids.push_front(QByteArray::number(id.value));
    }
    return ids.join(' ');
}

inline void fillIndex(store::Store& store)
{
    auto reader = *store.openReader();
    QTRY_VERIFY_WITH_TIMEOUT(reader->searcher().progress()->isComplete(), 60'000);
}

inline core::CommentRecord says(const QByteArray& id, const QByteArray& body, const QByteArray& parent = {})
{
    core::CommentRecord record = comment(id, parent);
    record.body = body;
    record.createdAt = id.toLongLong() * 1'000;
    return record;
}

} // namespace moderato::test
