// A predicate asked of one comment, from what is known of it without reading its text: when a thread is shown
// or exported, and before and after a change, as live counts and bulk decisions need it; and of counters.
// Neighbours: model/search answers the rest from the database.
#pragma once

#include "model/core/Predicate.h"
#include "model/core/ShapeRow.h"

namespace moderato::query {

enum class Answer : quint8 {
    No,
    Yes,
    NeedsMore, // its text, its names, its flags' reasons or other comments
};

// `now`: ms since the epoch, for terms with an age. An invalid `article` is one that is not known. O(terms).
Answer answer(const core::Predicate& predicate, core::ArticleId article, const core::ShapeRow& comment,
              qint64 now);

// How many comments fulfil it, where counters tell: it names statuses alone, or open flags alone.
std::optional<qint64> countOf(const core::Predicate& predicate, const core::Counts& counts);
// Whether comments of this status may fulfil it.
bool admits(const core::Predicate& predicate, core::Status status);

// What the answer rests on beside the comment's row.
struct Dependencies
{
    bool text = false;      // its words, or the names of author or article
    bool flags = false;     // why it was flagged
    bool article = false;   // which article it is of
    bool otherRows = false; // replies, depth: another comment's coming or going changes it
    bool clock = false;     // it changes as time goes by

    // The row is enough: answer() is never NeedsMore.
    bool onRowAlone() const { return !text && !flags && !article && !otherRows; }
};
Dependencies dependenciesOf(const core::Predicate& predicate);

// The same with every age as the moment it means now.
core::Predicate resolved(core::Predicate predicate, qint64 now);

} // namespace moderato::query
