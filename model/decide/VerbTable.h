// The verbs that change comments, one row each: what it says in the journal, which comments it concerns, how
// it is done to one and how that is taken back. Each stands in a file of its own; a new one is such a file
// and a row in the table. Neighbours: Perform runs them, over the acts that the store offers
// (CommentChanges).
#pragma once

#include "model/decide/Request.h"
#include "model/store/Journal.h"
#include "model/store/Transaction.h"

namespace moderato::decide {

// A verb on its way through one transaction.
struct Application
{
    store::Transaction& transaction;
    store::CommentChanges& changes;
    const Request& request;
    const core::Actor& actor;
    core::DecisionId decision;
};

struct CommentChange
{
    store::CommentState before;
    store::CommentState after;
};

// A decision on its way back, or (again) forth.
struct Reversal
{
    store::CommentChanges& changes;
    core::DecisionId decision;
    core::DecisionId by; // the undo or redo
    bool again = false;
    bool movesFlags = false; // the decision opened or closed some
};

struct VerbRow
{
    core::Verb verb;
    core::DecisionPayload (*payload)(const Request& request);
    // Whether it can be done at all; nullptr: always.
    core::Result<void> (*check)(const Request& request);
    // False: the comment is already as the verb would leave it.
    bool (*concerns)(const Request& request, store::CommentChanges& changes,
                     const store::CommentState& comment);
    CommentChange (*apply)(const Application& application, const store::CommentState& comment);
    // False: decided otherwise since, and left alone.
    bool (*revert)(const Reversal& reversal, const store::Journal::Item& item, store::CommentState& comment);
};

// nullptr for undo and redo, which are no verbs of their own.
const VerbRow* findVerb(core::Verb verb);

extern const std::array<VerbRow, 4> statusVerbs;
extern const VerbRow flagVerb;
extern const VerbRow unflagVerb;
extern const VerbRow editVerb;
extern const VerbRow replyVerb;

// For decisions that set a status: back to it, or forth, unless another has been set since.
bool revertStatus(const Reversal& reversal, const store::Journal::Item& item, store::CommentState& comment);
// For those that move flags.
bool revertFlags(const Reversal& reversal, const store::Journal::Item& item, store::CommentState& comment);
core::Result<void> checkText(const Request& request);

} // namespace moderato::decide
