#include "model/import/JsonFields.h"

#include "model/import/Timestamps.h"

#include <array>
#include <string_view>

namespace moderato::import {

using namespace core;

namespace {

constexpr std::array<std::string_view, static_cast<size_t>(JsonKey::Unknown)> keyWords{
    "format", "version",      "articles",    "origin",  "source",     "id",     "title",  "url",
    "byline", "published_at", "state",       "caption", "comments",   "parent", "author", "name",
    "email",  "created_at",   "status",      "kind",    "kind_word",  "flags",  "reason", "note",
    "at",     "body",         "body_format", "ip",      "user_agent", "stub"};

std::optional<ProblemCode> setMoment(Moment& moment, const std::string& value)
{
    moment = fromDateTime(value);
    return moment ? std::nullopt : std::optional(ProblemCode::BadDate);
}

std::optional<ProblemCode> setBodyFormat(BodyFormat& format, const std::string& value)
{
    const auto known = bodyFormatFromWord(value);
    format = known.value_or(BodyFormat::Plain);
    return known ? std::nullopt : std::optional(ProblemCode::UnknownValue);
}

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

QLatin1StringView keyWord(JsonKey key)
{
    const auto at = static_cast<size_t>(key);
    return at < keyWords.size() ? QLatin1StringView(keyWords[at].data(), qsizetype(keyWords[at].size()))
                                : QLatin1StringView();
}

std::optional<ProblemCode> setArticleField(ArticleRecord& article, JsonKey key, const std::string& value)
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
        return setMoment(article.publishedAt, value);
    case JsonKey::State: {
        const auto known = articleStateFromWord(value);
        article.state = known.value_or(ArticleState::Published);
        return known ? std::nullopt : std::optional(ProblemCode::UnknownValue);
    }
    case JsonKey::Caption:
        article.caption = bytesOf(value);
        break;
    case JsonKey::Body:
        article.body = bytesOf(value);
        break;
    case JsonKey::BodyFormat:
        return setBodyFormat(article.bodyFormat, value);
    default:
        break;
    }
    return std::nullopt;
}

std::optional<ProblemCode> setCommentField(CommentRecord& comment, JsonKey key, const std::string& value)
{
    switch (key) {
    case JsonKey::Parent:
        comment.parentExternalId = bytesOf(value);
        break;
    case JsonKey::CreatedAt:
        return setMoment(comment.createdAt, value);
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
        return setBodyFormat(comment.bodyFormat, value);
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

std::optional<ProblemCode> setFlagField(FlagRecord& flag, JsonKey key, const std::string& value)
{
    if (key == JsonKey::Reason) {
        const auto known = flagReasonFromWord(value);
        flag.reason = known.value_or(FlagReason::Other);
        return known ? std::nullopt : std::optional(ProblemCode::UnknownValue);
    }
    if (key == JsonKey::At) {
        return setMoment(flag.at, value);
    }
    if (key == JsonKey::Note) {
        flag.note = bytesOf(value);
    }
    return std::nullopt;
}

} // namespace moderato::import
