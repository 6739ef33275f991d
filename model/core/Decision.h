// One act of a moderator as the journal keeps and tells it: a value that means the same at another desk.
// Neighbours: model/decide makes them, model/store journals them, ui shows the history.
#pragma once

#include "model/core/Actor.h"
#include "model/core/Comment.h"

#include <variant>
#include <vector>

namespace moderato::core {

// Kept as these numbers. Never renumber.
enum class Verb : quint8 {
    Approve = 0,
    Reject = 1,
    Spam = 2,
    Pending = 3,
    Flag = 4,
    Unflag = 5,
    Edit = 6,
    Reply = 7,
    Undo = 8,
    Redo = 9,
};
inline constexpr Verb lastVerb = Verb::Redo;

// "approve", "reject", "spam", "pending", "flag", "unflag", "edit", "reply", "undo", "redo".
QByteArrayView verbWord(Verb verb);

// What each kind of decision says beside the comments it is about.
struct StatusDecision
{
    Status status = Status::Pending;
    QByteArray reason = {};
};
struct FlagDecision
{
    FlagReason reason = FlagReason::Other;
    QByteArray note = {};
};
struct UnflagDecision
{
};
struct EditDecision // the words are the versions before and after of its item
{
};
struct ReplyDecision // the words are those of the comment that came by it
{
};
// A decision taken back, or (again) done once more.
struct StepDecision
{
    bool again = false;
    DecisionId of;
    QUuid uuid = {}; // of the same
};
using DecisionPayload =
    std::variant<StatusDecision, FlagDecision, UnflagDecision, EditDecision, ReplyDecision, StepDecision>;

Verb verbOf(const DecisionPayload& payload);
Verb verbOf(Status status);

struct Decision
{
    DecisionId id;       // in this database, in the order in which they came here
    QUuid uuid;          // everywhere
    QUuid desk;          // where it was made …
    qint64 sequence = 0; // … as which of that desk's, from 1 without gaps
    Actor actor;
    Cause cause = Cause::Window;
    qint64 at = 0; // ms since the epoch
    DecisionPayload payload;

    Verb verb() const { return verbOf(payload); }
    // The words a person gave: a reason, or a flag's note; else empty.
    QByteArray words() const;
    // For a step: the decision taken back or done again.
    DecisionId undoes() const;
};

// A comment as a decision found it, or left it. A version counts the texts it has had, from 1.
struct DecidedState
{
    std::optional<Status> status; // nullopt: not in its thread, as a reply before it was written
    DecisionId decided;           // the status decision that stood
    int version = 1;
    QByteArray textHash; // SHA-256 of that version's text
};

struct DecisionItem
{
    CommentId comment;
    ArticleId article;
    Origin origin; // its name at every desk
    DecidedState before;
    DecidedState after;
};

// A text that a comment has had.
struct CommentVersion
{
    int version = 1;
    qint64 at = 0; // when it came here, or was made here
    AuthorRecord author;
    QByteArray body;
    BodyFormat bodyFormat = BodyFormat::Plain;
};

struct JournalEntry
{
    // A decision may be about a million: a comment's history lists no more of them than this.
    static constexpr int listedInHistory = 1001;

    Decision decision;
    std::vector<CommentId> comments;
    // One that went in slices and was cut off, by its moderator or a fault: how far it came. What it did
    // stands, as one step.
    struct Stopped
    {
        qint64 at = 0;
        qint64 of = 0; // how many comments it was to be about
    };
    std::optional<Stopped> stopped;
    bool isDamaged = false; // holds what cannot be: of the decision only id and time are known
};

// What undo and redo would do next; nullopt when there is nothing.
struct UndoState
{
    struct Step
    {
        DecisionId decision;
        Verb verb = Verb::Approve;
        qint64 comments = 0;
    };
    std::optional<Step> undo;
    std::optional<Step> redo;
};

} // namespace moderato::core
