#include "model/import/JsonFields.h"

#include "model/import/Timestamps.h"

#include <array>
#include <string_view>

namespace moderato::import {

using namespace core;

namespace {

constexpr std::array<std::string_view, static_cast<size_t>(JsonKey::Unknown)> keyWords{
    "format",     "version",      "articles", "origin",     "source", "id",     "title", "url",
    "byline",     "published_at", "caption",  "comments",   "parent", "author", "name",  "email",
    "created_at", "status",       "kind",     "kind_word",  "flags",  "reason", "note",  "at",
    "body",       "body_format",  "ip",       "user_agent", "stub"};

} // namespace

JsonKey JsonKeys::next(const std::string& word)
{
    for (size_t i = 0; i < keyWords.size(); ++i) {
        const size_t at = (m_expected + i) % keyWords.size();
        if (keyWords[at] == word) {
            m_expected = at + 1;
            return static_cast<JsonKey>(at);
        }
    }
    return JsonKey::Unknown;
}

QByteArray bytesOf(const std::string& text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

void setArticleField(ArticleRecord& article, JsonKey key, const std::string& value)
{
    switch (key) {
    case JsonKey::Title:
        article.title = bytesOf(value);
        break;
    case JsonKey::Url:
        article.url = bytesOf(value);
        break;
    case JsonKey::Byline:
        article.byline = bytesOf(value);
        break;
    case JsonKey::PublishedAt:
        article.publishedAt = fromDateTime(value);
        break;
    case JsonKey::Caption:
        article.caption = bytesOf(value);
        break;
    case JsonKey::Body:
        article.body = bytesOf(value);
        break;
    case JsonKey::BodyFormat:
        article.bodyFormat = bodyFormatFromWord(value).value_or(BodyFormat::Plain);
        break;
    default:
        break;
    }
}

std::optional<ProblemCode> setCommentField(CommentRecord& comment, JsonKey key, const std::string& value)
{
    switch (key) {
    case JsonKey::Parent:
        comment.parentExternalId = bytesOf(value);
        break;
    case JsonKey::CreatedAt:
        comment.createdAt = fromDateTime(value);
        return comment.createdAt ? std::nullopt : std::optional(ProblemCode::BadDate);
    case JsonKey::Status:
        comment.status = statusFromWord(value);
        return comment.status ? std::nullopt : std::optional(ProblemCode::BadStatus);
    case JsonKey::Kind:
        comment.kind = commentKindFromWord(value).value_or(CommentKind::Other);
        if (comment.kind == CommentKind::Other && value != "other") {
            comment.kindWord = bytesOf(value);
        }
        break;
    case JsonKey::KindWord:
        comment.kindWord = bytesOf(value);
        break;
    case JsonKey::Body:
        comment.body = bytesOf(value);
        break;
    case JsonKey::BodyFormat:
        comment.bodyFormat = bodyFormatFromWord(value).value_or(BodyFormat::Plain);
        break;
    case JsonKey::Ip:
        comment.ip = bytesOf(value);
        break;
    case JsonKey::UserAgent:
        comment.userAgent = bytesOf(value);
        break;
    default:
        break;
    }
    return std::nullopt;
}

void setAuthorField(AuthorRecord& author, JsonKey key, const std::string& value)
{
    if (key == JsonKey::Name) {
        author.name = bytesOf(value);
    } else if (key == JsonKey::Url) {
        author.url = bytesOf(value);
    } else if (key == JsonKey::Email) {
        author.email = bytesOf(value);
    }
}

void setFlagField(FlagRecord& flag, JsonKey key, const std::string& value)
{
    if (key == JsonKey::Reason) {
        flag.reason = flagReasonFromWord(value).value_or(FlagReason::Other);
    } else if (key == JsonKey::Note) {
        flag.note = bytesOf(value);
    } else if (key == JsonKey::At) {
        flag.at = fromDateTime(value);
    }
}

} // namespace moderato::import
