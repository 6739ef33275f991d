// A decision as it is asked for: a verb, on whom, with what words. Made by the functions below, done by
// Desk. Neighbours: ui actions and the command line make requests; Desk performs them.
#pragma once

#include "model/core/Decision.h"
#include "model/core/Predicate.h"
#include "model/core/Result.h"

#include <optional>

namespace moderato::decide {

struct Targets
{
    std::vector<core::CommentId> ids;
    bool withReplies = false; // and everything below each of them
    // What fulfils it when its turn comes: of the ids, or without them of all that do when the verb begins.
    std::optional<core::Predicate> matching = std::nullopt;
};

struct Request
{
    core::Verb verb = core::Verb::Approve;
    Targets targets;
    QByteArray reason;                                     // status verbs: why; may be empty
    core::FlagReason flagReason = core::FlagReason::Other; // Flag
    QByteArray text; // Flag: the note; Reply, Edit: the body, plain text
    int count = 1;   // Undo, Redo: how many steps
};

Request setStatus(core::Status status, Targets targets, QByteArray reason = {});
Request flag(core::FlagReason reason, Targets targets, QByteArray note = {});
Request unflag(Targets targets);
Request reply(core::CommentId parent, QByteArray body);
Request edit(core::CommentId comment, QByteArray body);
Request undo(int count = 1);
Request redo(int count = 1);

struct Outcome
{
    core::DecisionId decision;             // invalid when nothing had to change
    qint64 changed = 0;                    // comments
    core::CommentId created;               // Reply: the new comment
    core::Verb verb = core::Verb::Approve; // Undo, Redo: of the (last) step taken back or done again
    std::vector<core::CommentId> comments; // the comments concerned, at most 1,000
    bool stopped = false;                  // before its end; what is done stands, and is one step to undo
    qint64 planned = 0;                    // in slices: how many comments it was to be about
    // What cut it off in the middle, when no one stopped it.
    std::optional<core::Error> cutOffBy = std::nullopt;
};

} // namespace moderato::decide
