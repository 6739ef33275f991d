// HTML's tokens: bytes in; texts, tags and comments out. No tree, no recursion, no memory of its own; every
// byte is looked at a bounded number of times. Neighbours: HtmlReader makes a Document of them, Entities
// resolves what references they hold.
#pragma once

#include <QByteArrayView>

#include <array>
#include <optional>
#include <string_view>

namespace moderato::text {

// Blank to HTML, and the vertical tab.
constexpr bool isHtmlSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Views into what is tokenized; references stand in them as written.
struct HtmlToken
{
    enum class Kind : quint8 { Text, StartTag, EndTag, Comment };

    Kind kind = Kind::Text;
    QByteArrayView bytes;      // the whole of it
    QByteArrayView attributes; // of a tag: what stands behind its name

    // A tag's name in lower case; empty for a name of over 32 letters.
    std::string_view name() const { return {m_name.data(), m_nameLength}; }
    // The value of the first attribute of that name (in lower case), empty where it has none. O(tag).
    std::optional<QByteArrayView> attribute(std::string_view wanted) const;

private:
    friend class HtmlTokenizer;
    std::array<char, 32> m_name{};
    size_t m_nameLength = 0;
};

// HTML 13.2.5 without its errors: what begins no tag is text, a quoted value may hold '>', declarations and
// processing instructions are comments. A tag or comment without an end makes all that follows text.
class HtmlTokenizer
{
public:
    // `utf8` outlives the tokenizer. `cut`: it ends where a cap cut it, so that an unfinished tag at its end
    // is no text.
    explicit HtmlTokenizer(QByteArrayView utf8, bool cut = false) : m_bytes(utf8), m_cut(cut) {}

    // False at the end.
    bool next(HtmlToken& token);

    // Behind a start tag: what stands before the next end tag of that name, taken with it, as scripts and
    // styles are read. Nothing where there is no such end tag; then all that follows is taken.
    std::optional<QByteArrayView> takeRaw(std::string_view name);

    // Bytes looked at so far, some twice: what a test holds against the size of the text.
    qsizetype steps() const { return m_steps; }

private:
    bool opensMarkup(qsizetype at) const;
    bool readComment(HtmlToken& token);
    bool readTag(HtmlToken& token);
    qsizetype endOfText() const;

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    qsizetype m_steps = 0;
    bool m_cut;
    bool m_textOnly = false; // an end was looked for in vain; doing so for every later tag would be quadratic
};

} // namespace moderato::text
