#include "model/core/Status.h"

namespace moderato::core {

namespace {

template <typename Enum, size_t N>
std::optional<Enum> fromWord(const std::array<QByteArrayView, N>& words, QByteArrayView word)
{
    for (size_t i = 0; i < N; ++i) {
        if (words[i] == word) {
            return static_cast<Enum>(i);
        }
    }
    return std::nullopt;
}

constexpr std::array<QByteArrayView, 4> statusWords{"pending", "approved", "rejected", "spam"};
constexpr std::array<QByteArrayView, 7> flagReasonWords{
    "spam", "abuse", "off-topic", "personal-data", "legal", "misinformation", "other"};
constexpr std::array<QByteArrayView, 4> commentKindWords{"comment", "pingback", "trackback", "other"};
constexpr std::array<QByteArrayView, 6> articleStateWords{"published", "draft",   "pending",
                                                          "scheduled", "private", "trash"};
constexpr std::array<QByteArrayView, 4> bodyFormatWords{"plain", "html", "markdown", "wordpress-html"};

} // namespace

QByteArrayView statusWord(Status status) { return statusWords.at(static_cast<size_t>(status)); }
std::optional<Status> statusFromWord(QByteArrayView word) { return fromWord<Status>(statusWords, word); }

QByteArrayView flagReasonWord(FlagReason reason) { return flagReasonWords.at(static_cast<size_t>(reason)); }
std::optional<FlagReason> flagReasonFromWord(QByteArrayView word)
{
    return fromWord<FlagReason>(flagReasonWords, word);
}

QByteArrayView commentKindWord(CommentKind kind) { return commentKindWords.at(static_cast<size_t>(kind)); }
std::optional<CommentKind> commentKindFromWord(QByteArrayView word)
{
    return fromWord<CommentKind>(commentKindWords, word);
}

QByteArrayView articleStateWord(ArticleState state)
{
    return articleStateWords.at(static_cast<size_t>(state));
}
std::optional<ArticleState> articleStateFromWord(QByteArrayView word)
{
    return fromWord<ArticleState>(articleStateWords, word);
}

QByteArrayView bodyFormatWord(BodyFormat format) { return bodyFormatWords.at(static_cast<size_t>(format)); }
std::optional<BodyFormat> bodyFormatFromWord(QByteArrayView word)
{
    return fromWord<BodyFormat>(bodyFormatWords, word);
}

} // namespace moderato::core
