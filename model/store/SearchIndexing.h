// The search index brought up to date behind everything else. Neighbours: WriterThread does it when idle,
// search::SearchIndex knows how.
#pragma once

#include "model/store/IdleWork.h"

namespace moderato::store {

class SearchIndexing final : public IdleWork
{
public:
    void noteWrites() override { m_mayBeBehind = true; }
    bool doSlice(sqlite::Connection& connection, const IsAwaited& isAwaited) override;

private:
    bool m_mayBeBehind = true; // else what was filled is only to be tidied
};

} // namespace moderato::store
