// The words of moderation as types: status, flag reason, kind of comment, body format, and their stable
// names. Neighbours: stored as these numbers, spoken as these words on the command line and in JSON. Never
// renumber.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <optional>

namespace moderato::core {

enum class Status : quint8 { Pending = 0, Approved = 1, Rejected = 2, Spam = 3 };
inline constexpr std::array allStatuses{Status::Pending, Status::Approved, Status::Rejected, Status::Spam};

enum class FlagReason : quint8 { Spam = 0, Abuse, OffTopic, PersonalData, Legal, Misinformation, Other };
inline constexpr std::array allFlagReasons{
    FlagReason::Spam,  FlagReason::Abuse,          FlagReason::OffTopic, FlagReason::PersonalData,
    FlagReason::Legal, FlagReason::Misinformation, FlagReason::Other};

enum class CommentKind : quint8 { Comment = 0, Pingback = 1, Trackback = 2, Other = 3 };

enum class BodyFormat : quint8 {
    Plain = 0,
    Html = 1,
    Markdown = 2,
    WordPressHtml = 3, // HTML in which a newline breaks the line and a blank line the paragraph
};

// Of an article at its source. A capture of a page was published.
enum class ArticleState : quint8 {
    Published = 0,
    Draft = 1,
    Pending = 2,
    Scheduled = 3,
    Private = 4,
    Trash = 5
};

// A set of statuses as bits.
class StatusSet
{
public:
    constexpr StatusSet() = default;
    constexpr StatusSet(Status status) : m_bits(bit(status)) {}
    static constexpr StatusSet all() { return fromBits(0x0f); }
    static constexpr StatusSet fromBits(quint8 bits)
    {
        StatusSet set;
        set.m_bits = bits & 0x0f;
        return set;
    }

    constexpr bool contains(Status status) const { return (m_bits & bit(status)) != 0; }
    constexpr StatusSet with(Status status) const { return fromBits(m_bits | bit(status)); }
    constexpr quint8 bits() const { return m_bits; }
    constexpr bool isEmpty() const { return m_bits == 0; }
    friend constexpr bool operator==(StatusSet, StatusSet) = default;

private:
    static constexpr quint8 bit(Status status)
    {
        return static_cast<quint8>(1U << static_cast<unsigned>(status));
    }
    quint8 m_bits = 0;
};

// "pending", "approved", "rejected", "spam".
QByteArrayView statusWord(Status status);
std::optional<Status> statusFromWord(QByteArrayView word);

// "spam", "abuse", "off-topic", "personal-data", "legal", "misinformation", "other".
QByteArrayView flagReasonWord(FlagReason reason);
std::optional<FlagReason> flagReasonFromWord(QByteArrayView word);

// "comment", "pingback", "trackback", "other".
QByteArrayView commentKindWord(CommentKind kind);
std::optional<CommentKind> commentKindFromWord(QByteArrayView word);

// "published", "draft", "pending", "scheduled", "private", "trash".
QByteArrayView articleStateWord(ArticleState state);
std::optional<ArticleState> articleStateFromWord(QByteArrayView word);

// "plain", "html", "markdown", "wordpress-html".
QByteArrayView bodyFormatWord(BodyFormat format);
std::optional<BodyFormat> bodyFormatFromWord(QByteArrayView word);

} // namespace moderato::core
