// Comments and articles as the desk reads them back: values, whole, safe to hand across threads.
// Neighbours: model/store returns these; ui/reader and the command line show them.
#pragma once

#include "model/core/Ids.h"
#include "model/core/Record.h"

#include <QString>

namespace moderato::core {

// Bits beside a comment's status that rows show without reading its text.
enum class Mark : quint8 {
    Orphan = 1,   // names a parent that is absent; shown at the top
    Edited = 2,   // its text was changed at this desk
    Staff = 4,    // written at this desk
    HasLink = 8,  // its text holds a link
    Damaged = 16, // its row in the database holds what cannot be; shown as far as it can be read
};
using Marks = quint8;
inline constexpr Marks keptMarks = 0x0f; // in a database: all but Damaged
constexpr bool hasMark(Marks marks, Mark mark) { return (marks & static_cast<quint8>(mark)) != 0; }

struct Comment
{
    CommentId id;
    ArticleId article;
    CommentId parent; // invalid = top level or orphan
    AuthorId authorId;
    AuthorRecord author;
    Moment createdAt;
    Status status = Status::Pending;
    CommentKind kind = CommentKind::Comment;
    QByteArray kindWord; // of the format it came in, when kind is Other
    Marks marks = 0;
    QByteArray parentNamed; // the parent's external id, kept when that comment is absent
    QByteArray body;        // as received
    BodyFormat bodyFormat = BodyFormat::Plain;
    QByteArray ip;
    QByteArray userAgent;
    QList<FlagRecord> flags; // open ones
    Origin origin;
};

struct Article
{
    ArticleId id;
    ArticleRecord record;
};

// How many comments of each status, and how many carry an open flag.
struct Counts
{
    std::array<qint64, 4> byStatus{};
    qint64 flagged = 0;

    qint64 of(Status status) const { return byStatus.at(static_cast<size_t>(status)); }
    qint64 total() const { return byStatus[0] + byStatus[1] + byStatus[2] + byStatus[3]; }
    friend bool operator==(const Counts&, const Counts&) = default;
};

struct ArticleCounts
{
    ArticleId id;
    Counts counts;
};

struct ArticleSummary
{
    ArticleId id;
    QByteArray title;
    QByteArray url;
    Moment publishedAt;
    ArticleState state = ArticleState::Published;
    Counts counts;
};

// One author's record at this desk.
struct AuthorSummary
{
    AuthorId id;
    AuthorRecord author;
    Counts counts;
    Moment firstSeen;
    Moment lastSeen;
};

} // namespace moderato::core
