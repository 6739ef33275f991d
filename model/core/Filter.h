// Which comments are meant: what a queue is, what a thread is narrowed to, what an export takes.
// Neighbours: model/store compiles it to SQL, model/thread projects by it.
#pragma once

#include "model/core/Ids.h"
#include "model/core/Status.h"

namespace moderato::core {

struct Filter
{
    StatusSet statuses = StatusSet::all();
    bool flaggedOnly = false;

    bool isAll() const { return statuses == StatusSet::all() && !flaggedOnly; }
    bool matches(Status status, quint8 flags) const
    {
        return statuses.contains(status) && (!flaggedOnly || flags > 0);
    }
    friend bool operator==(const Filter&, const Filter&) = default;
};

// The comments that a filter lets through: of one article, or, with an invalid id, of all.
struct Scope
{
    ArticleId article;
    Filter filter;
};

} // namespace moderato::core
