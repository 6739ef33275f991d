// What a reader hands to a sink and a source hands to a writer: articles and comments as a file knows them.
// Neighbours: model/import fills these, model/store keeps them, model/export writes them. All text is UTF-8.
#pragma once

#include "model/core/Status.h"
#include "model/core/Time.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace moderato::core {

// Where a record came from; source + externalId are unique together, so that importing twice changes nothing.
// Ids are opaque: never a number, never ordered.
struct Origin
{
    QByteArray source;     // the site or capture, as "wxr:https://example.org" or "text"
    QByteArray externalId; // unique within that source

    friend bool operator==(const Origin&, const Origin&) = default;
};

struct ArticleRecord
{
    Origin origin;
    QByteArray title;
    QByteArray url;
    QByteArray byline;
    Moment publishedAt;
    QByteArray caption; // image credit or caption that belongs to the head of the article
    QByteArray body;
    BodyFormat bodyFormat = BodyFormat::Plain;
    ArticleState state = ArticleState::Published;
};

struct AuthorRecord
{
    QByteArray name; // empty = anonymous
    QByteArray email;
    QByteArray url;

    friend bool operator==(const AuthorRecord&, const AuthorRecord&) = default;
    friend size_t qHash(const AuthorRecord& author, size_t seed = 0)
    {
        return qHashMulti(seed, author.name, author.email, author.url);
    }
};

struct FlagRecord
{
    FlagReason reason = FlagReason::Other;
    QByteArray note;
    QByteArray moderator;
    Moment at;
};

struct CommentRecord
{
    Origin origin;
    QByteArray articleExternalId; // in the same source
    QByteArray parentExternalId;  // empty = top level; may name one that comes later, or never
    AuthorRecord author;
    QByteArray ip;
    QByteArray userAgent;
    Moment createdAt;
    QByteArray body; // as received
    BodyFormat bodyFormat = BodyFormat::Plain;
    std::optional<Status> status; // nullopt: the format has none
    CommentKind kind = CommentKind::Comment;
    QByteArray kindWord; // the format's own word when kind is Other
    QList<FlagRecord> flags;
};

} // namespace moderato::core
