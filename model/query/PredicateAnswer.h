// A predicate asked of one comment, from what is known of it without reading its text: before and after a
// change, as live counts and bulk decisions need it. Neighbours: model/search answers the rest from the
// database.
#pragma once

#include "model/core/Predicate.h"
#include "model/core/ShapeRow.h"

namespace moderato::query {

enum class Answer : quint8 {
    No,
    Yes,
    NeedsMore, // its text, its names, its flags' reasons or other comments
};

// `now`: ms since the epoch, for terms with an age. O(terms).
Answer answer(const core::Predicate& predicate, core::ArticleId article, const core::ShapeRow& comment,
              qint64 now);

// What the answer rests on beside the comment itself.
struct Dependencies
{
    bool text = false;      // its words, or the names of author or article
    bool otherRows = false; // replies, depth: another comment's coming or going changes it
    bool clock = false;     // it changes as time goes by
};
Dependencies dependenciesOf(const core::Predicate& predicate);

// The same with every age as the moment it means now.
core::Predicate resolved(core::Predicate predicate, qint64 now);

} // namespace moderato::query
