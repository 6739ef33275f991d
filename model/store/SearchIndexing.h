// The search index brought up to date behind everything else. Neighbours: WriterThread does it when idle,
// search::SearchIndex knows how.
#pragma once

#include "model/search/SearchDepths.h"
#include "model/store/IdleWork.h"

namespace moderato::store {

class SearchIndexing final : public IdleWork
{
public:
    void noteWrites() override;
    bool doSlice(sqlite::Connection& connection, const IsAwaited& isAwaited) override;

private:
    bool m_mayBeBehind = true; // else what was filled is only to be tidied
    // From slice to slice, as long as nobody else writes.
    std::optional<search::SearchDepths> m_depths;
};

} // namespace moderato::store
