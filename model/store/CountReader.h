// How many comments there are of each status: in all, of articles, of authors. Neighbours: a Reader hands it
// out; Counters keeps what it reads.
#pragma once

#include "model/core/Comment.h"
#include "model/core/Result.h"

#include <span>
#include <vector>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

class CountReader
{
public:
    explicit CountReader(sqlite::Connection& connection) : m_connection(connection) {}

    core::Result<core::Counts> ofAll();                // O(1)
    core::Result<core::Counts> of(core::ArticleId id); // O(1)
    core::Result<core::AuthorSummary> author(core::AuthorId id);

    // All articles with their counters, in order of import; O(articles).
    core::Result<std::vector<core::ArticleSummary>> articles();
    // These alone, without those that are not there.
    core::Result<std::vector<core::ArticleSummary>> articles(std::span<const core::ArticleId> ids);
    // Of every article that has or had comments, in order of import; O(articles), and touches none of them:
    // fifty thousand in some 20 ms.
    core::Result<std::vector<core::ArticleCounts>> articleCounts();

private:
    sqlite::Connection& m_connection;
};

} // namespace moderato::store
