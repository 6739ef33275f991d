// What an arrangement lets through, asked the plain way: statuses and flags of the queue, hits of the search.
// Neighbours: NaiveThread and NaiveDesk, which the models are compared with.
#pragma once

#include "model/thread/Arrangement.h"

#include <algorithm>

namespace moderato::test {

using Hits = std::shared_ptr<const std::vector<core::CommentId>>;

// A search for a word, which no row answers: these are its hits.
inline thread::Arrangement narrowedTo(const Hits& hits, const thread::Arrangement& arrangement = {})
{
    core::Term word;
    word.text = QStringLiteral("word");
    return hits ? arrangement.narrowedTo({{word}}, hits) : arrangement.narrowedTo({}, nullptr);
}
inline thread::Arrangement narrowedTo(std::vector<core::CommentId> hits,
                                      const thread::Arrangement& arrangement = {})
{
    return narrowedTo(std::make_shared<const std::vector<core::CommentId>>(std::move(hits)), arrangement);
}

inline bool letsThrough(const thread::Arrangement& arrangement, core::CommentId id, core::Status status,
                        qsizetype flags)
{
    const auto& hits = arrangement.hits;
    return std::all_of(arrangement.queue.terms.begin(), arrangement.queue.terms.end(),
                       [&](const core::Term& term) {
                           return term.kind == core::Term::Kind::Status ? term.statuses.contains(status)
                                                                        : flags > 0;
                       }) &&
           (!hits || std::find(hits->begin(), hits->end(), id) != hits->end());
}

} // namespace moderato::test
