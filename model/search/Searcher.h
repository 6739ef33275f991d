// Comments that fulfil a predicate, asked on a connection that reads.
// Neighbours: SearchTerms makes the query ready, SearchWalk finds; the store's Reader hands it out.
#pragma once

#include "model/core/Predicate.h"
#include "model/core/Result.h"
#include "model/search/SearchHit.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::search {

struct SearchTerms;

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
    // All comments that fulfil the predicate, article after article, each in ascending order of id; every
    // comment when it has no terms.
    core::Result<std::vector<core::CommentId>> all(const core::Predicate& predicate,
                                                   const std::stop_token& stop = {});
    // How far the index has come. O(1).
    core::Result<SearchProgress> progress();

private:
    core::Result<std::vector<core::CommentId>> byRows(const SearchTerms& terms, const std::stop_token& stop);

    sqlite::Connection& m_connection;
};

} // namespace moderato::search
