// Words not sent yet: a reply to a comment, or a comment's text being changed. Not journalled.
// Neighbours: the composer's text comes here through model/decide; Reader reads it again.
#pragma once

#include "model/core/Decision.h"
#include "model/core/Result.h"

namespace moderato::store {

class Transaction;

// `verb`: Reply or Edit. An empty body forgets the draft.
core::Result<void> saveDraft(Transaction& transaction, core::CommentId comment, core::Verb verb,
                             const QByteArray& body);

} // namespace moderato::store
