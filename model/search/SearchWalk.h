// Every comment that fulfils a query, in descending order of id: what the index does not hold yet by reading
// it, the rest along the rarest way. Neighbours: Reader answers searches with it.
#pragma once

#include "model/core/Result.h"
#include "model/search/AccessPaths.h"
#include "model/search/SearchTerms.h"

#include <functional>
#include <stop_token>

namespace moderato::search {

class SearchWalk
{
public:
    // `indexed`: the index holds every comment up to this id.
    SearchWalk(sqlite::Connection& connection, const SearchTerms& terms, core::CommentId indexed)
        : m_connection(connection), m_terms(terms), m_indexed(indexed)
    {
    }

    // Until `visit` answers false. Cancelled when `stop` is asked for: looked at for each candidate, and
    // every few milliseconds inside SQLite.
    using Visit = std::function<bool(core::CommentId, core::ArticleId)>;
    core::Result<void> run(const Visit& visit, const std::stop_token& stop);

private:
    enum class End : quint8 { Reached, Left, Cancelled, RarePrefix };
    End walk(SearchSpan& span, bool byPrefixes, const Visit& visit, const std::stop_token& stop);
    End walkIndexed(const Visit& visit, const std::stop_token& stop);

    sqlite::Connection& m_connection;
    const SearchTerms& m_terms;
    core::CommentId m_indexed;
};

} // namespace moderato::search
