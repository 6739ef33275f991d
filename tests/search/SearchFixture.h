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
