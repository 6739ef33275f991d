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
    // State of a comment after the commit; its place in the tree is as it was.
    struct Changed
    {
        ArticleId article;
        CommentId id;
        Status status = Status::Pending;
        quint8 flags = 0;
        Marks marks = 0;
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
    std::vector<ArticleId> reread; // threads to be read again whole: an import wrote there

    Counts totals;                          // of the whole database, after the commit
    QHash<ArticleId, Counts> articleCounts; // of the articles touched, after the commit
    UndoState undo;
    std::optional<Action> action; // nullopt: not a decision but an import
    DecisionId decision;
};

} // namespace moderato::core

Q_DECLARE_METATYPE(moderato::core::ChangeEvent)
