// Comments that fulfil a query, asked on a connection that reads, those that came in last first.
// Neighbours: SearchTerms makes the query ready, SearchWalk finds; the store's Reader hands it out.
#pragma once

#include "model/core/Predicate.h"
#include "model/core/Result.h"
#include "model/search/SearchHit.h"

#include <functional>
#include <stop_token>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::search {

class Searcher
{
public:
    // `connection` outlives it, and is used in the thread that opened it.
    explicit Searcher(sqlite::Connection& connection) : m_connection(connection) {}

    // Comments of which every term holds, in descending order of id (those that came in last first), at most
    // `limit`, each shown to `visit` as it is found. Words are looked up in the index, and read in what it
    // does not hold yet, so that the answer is whole at any time; a term without an index of its own (a
    // substring, a frequent prefix) is asked of one comment after the other. Ends early with Cancelled
    // when `stop` is asked for, from any thread. A query without terms finds nothing.
    using HitVisitor = std::function<void(const SearchHit&)>;
    core::Result<void> find(const core::Predicate& query, qint64 limit, const HitVisitor& visit,
                            const std::stop_token& stop = {});
    // All of one article's comments that fulfil the query, in descending order of id.
    using IdVisitor = std::function<void(core::CommentId)>;
    core::Result<void> findIn(core::ArticleId article, const core::Predicate& query, const IdVisitor& visit,
                              const std::stop_token& stop = {});
    // How far the index has come. O(1).
    core::Result<SearchProgress> progress();

private:
    sqlite::Connection& m_connection;
};

} // namespace moderato::search
