// The rows the verbs work on. Private to the Transaction*.cpp files.
#pragma once

#include "model/store/Transaction.h"

namespace moderato::store {

// A comment as a verb finds it, and leaves it.
struct Transaction::State
{
    core::ArticleId article;
    core::CommentId id;
    int status = 0;
    qint64 flags = 0;
    core::Marks marks = 0;
    core::DecisionId decided; // the status decision that stands
    core::AuthorId author;
};

// What a decision did to one comment's status.
struct Transaction::Item
{
    core::CommentId comment;
    core::ArticleId article;
    int statusBefore = 0;
    int statusAfter = 0;
    core::DecisionId decidedBefore;
    core::DecisionId decidedAfter;
};

} // namespace moderato::store
