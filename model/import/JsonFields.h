// The keys of Moderato's JSON, and what each says of an article, a comment, an author, a flag.
// Neighbours: JsonReader follows the nesting and calls these with the scalars it meets.
#pragma once

#include "model/core/Problem.h"
#include "model/core/Record.h"

#include <QLatin1StringView>

#include <optional>
#include <string>

namespace moderato::import {

enum class JsonKey : quint8 {
    Format,
    Version,
    Articles,
    Origin,
    Source,
    Id,
    Title,
    Url,
    Byline,
    PublishedAt,
    State,
    Caption,
    Comments,
    Parent,
    Author,
    Name,
    Email,
    CreatedAt,
    Status,
    Kind,
    KindWord,
    Flags,
    Reason,
    Note,
    At,
    Body,
    BodyFormat,
    Ip,
    UserAgent,
    Stub,
    Unknown,
};

// Finds keys, fast where they come in the order the export writes them.
class JsonKeys
{
public:
    JsonKey next(const std::string& word);

private:
    size_t m_expected = 0;
};

QByteArray bytesOf(const std::string& text);

// "body_format" for BodyFormat.
QLatin1StringView keyWord(JsonKey key);

// Keys that are not one of the record's own change nothing. Answer BadDate, BadStatus or UnknownValue where
// the field cannot hold the value: it then stays, or becomes, what it is in a file that does not name it.
std::optional<core::ProblemCode> setArticleField(core::ArticleRecord& article, JsonKey key,
                                                 const std::string& value);
void setAuthorField(core::AuthorRecord& author, JsonKey key, const std::string& value);
std::optional<core::ProblemCode> setFlagField(core::FlagRecord& flag, JsonKey key, const std::string& value);
std::optional<core::ProblemCode> setCommentField(core::CommentRecord& comment, JsonKey key,
                                                 const std::string& value);

} // namespace moderato::import
