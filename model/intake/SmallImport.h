// What a small import did, comment by comment, so that open threads take it in without being read again.
// Neighbours: ImportWriter notes each comment and tells them all at the end; one that grows large, or moves
// comments, gives up, and its threads are read again whole.
#pragma once

#include "model/core/ChangeEvent.h"

#include <vector>

namespace moderato::store {
struct Writing;
}

namespace moderato::intake {

class SmallImport
{
public:
    void add(core::CommentId id);
    // Its place in the tree is as it was.
    void change(core::ArticleId article, core::CommentId id, const core::CommentFacts& before,
                bool textChanged);
    void giveUp() { m_isSmall = false; }

    // False: it is not small, and nothing was told.
    bool tell(store::Writing& writing) const;

private:
    bool hasRoom();

    bool m_isSmall = true;
    std::vector<core::CommentId> m_added;
    std::vector<core::ChangeEvent::Changed> m_changed;
};

} // namespace moderato::intake
