// What one commit changed, in domain terms: the only way anyone learns that a row is different.
// Neighbours: model/store emits it after commit, item models and counters apply it.
#pragma once

#include "model/core/Decision.h"
#include "model/core/ShapeRow.h"

#include <QHash>
#include <QList>
#include <QMetaType>

namespace moderato::core {

struct ChangeEvent
{
    // Of a comment that was there before the commit and still is; its place in the tree is as it was.
    struct Changed
    {
        ArticleId article;
        CommentId id;
        CommentFacts before;
        CommentFacts after;
        bool textChanged = false;
    };
    // A comment that entered a thread: a reply, or one that came back by undo or redo.
    struct Added
    {
        ArticleId article;
        ShapeRow row;
    };
    // A comment that left its thread: a reply undone.
    struct Removed
    {
        ArticleId article;
        CommentId id;
        CommentId parent = {}; // what it answered, where a moderator looks for it
    };

    std::vector<Changed> changed;
    std::vector<Added> added;
    std::vector<Removed> removed;
    std::vector<ArticleId> reread; // threads to be read again whole: an import wrote much there

    Counts totals;                          // of the whole database, after the commit
    QHash<ArticleId, Counts> articleCounts; // of the articles touched, after the commit

    // nullopt: not a decision but an import.
    struct Decided
    {
        DecisionId decision;
        Verb verb = Verb::Approve;
        Cause cause = Cause::Window;
        UndoState undo; // of who decided, after the commit
    };
    std::optional<Decided> decided;
};

} // namespace moderato::core

Q_DECLARE_METATYPE(moderato::core::ChangeEvent)
