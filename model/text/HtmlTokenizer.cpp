#include "model/text/HtmlTokenizer.h"

#include <algorithm>

namespace moderato::text {

namespace {

bool isLetter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool isNamed(QByteArrayView written, std::string_view lower)
{
    return std::equal(written.begin(), written.end(), lower.begin(), lower.end(),
                      [](char a, char b) { return lowered(a) == b; });
}

// Moves `at` behind what belongs; false when nothing follows it.
template <typename Belongs>
bool skip(QByteArrayView text, qsizetype& at, Belongs belongs)
{
    while (at < text.size() && belongs(text[at])) {
        ++at;
    }
    return at < text.size();
}

struct Attribute
{
    QByteArrayView name;
    QByteArrayView value;
};

// The attribute at `at`, which is moved behind it. False when the text ends before it is whole.
bool takeAttribute(QByteArrayView text, qsizetype& at, Attribute& attribute)
{
    const qsizetype nameStart = at++; // a '=' here is part of the name
    const bool more =
        skip(text, at, [](char c) { return !isHtmlSpace(c) && c != '=' && c != '>' && c != '/'; });
    attribute = {text.sliced(nameStart, at - nameStart), {}};
    if (!more || !skip(text, at, isHtmlSpace)) {
        return false;
    }
    if (text[at] != '=') {
        return true;
    }
    if (!skip(text, ++at, isHtmlSpace)) {
        return false;
    }
    if (const char quote = text[at]; quote == '"' || quote == '\'') {
        const qsizetype start = at + 1;
        const qsizetype end = text.indexOf(quote, start);
        at = end < 0 ? text.size() : end + 1;
        attribute.value = text.sliced(start, (end < 0 ? at : end) - start);
        return at < text.size();
    }
    const qsizetype start = at;
    const bool closed = skip(text, at, [](char c) { return !isHtmlSpace(c) && c != '>'; });
    attribute.value = text.sliced(start, at - start);
    return closed;
}

} // namespace

std::optional<QByteArrayView> HtmlToken::attribute(std::string_view wanted) const
{
    Attribute found;
    for (qsizetype at = 0; at < attributes.size();) {
        if (isHtmlSpace(attributes[at]) || attributes[at] == '/') {
            ++at;
            continue;
        }
        takeAttribute(attributes, at, found);
        if (isNamed(found.name, wanted)) {
            return found.value;
        }
    }
    return std::nullopt;
}

bool HtmlTokenizer::next(HtmlToken& token)
{
    if (m_at < m_bytes.size() && !m_textOnly && opensMarkup(m_at)) {
        const char second = m_bytes[m_at + 1];
        if (second == '!' || second == '?' ? readComment(token) : readTag(token)) {
            return true;
        }
        m_steps += m_bytes.size() - m_at;
        m_textOnly = true;
        m_at = m_cut ? m_bytes.size() : m_at;
    }
    if (m_at >= m_bytes.size()) {
        return false;
    }
    const qsizetype end = endOfText();
    token.kind = HtmlToken::Kind::Text;
    token.bytes = m_bytes.sliced(m_at, end - m_at);
    m_steps += end - m_at;
    m_at = end;
    return true;
}

bool HtmlTokenizer::opensMarkup(qsizetype at) const
{
    if (m_bytes[at] != '<' || at + 1 >= m_bytes.size()) {
        return false;
    }
    const char next = m_bytes[at + 1];
    const bool closing = next == '/' && at + 2 < m_bytes.size();
    return next == '!' || next == '?' || isLetter(closing ? m_bytes[at + 2] : next);
}

qsizetype HtmlTokenizer::endOfText() const
{
    qsizetype end = m_textOnly ? -1 : m_bytes.indexOf('<', m_at + 1);
    while (end >= 0 && !opensMarkup(end)) {
        end = m_bytes.indexOf('<', end + 1);
    }
    return end < 0 ? m_bytes.size() : end;
}

bool HtmlTokenizer::readComment(HtmlToken& token)
{
    const bool dashes = m_bytes.sliced(m_at).startsWith("<!--");
    const QByteArrayView ending = dashes ? QByteArrayView("-->") : QByteArrayView(">");
    const qsizetype end = m_bytes.indexOf(ending, m_at + 2);
    if (end < 0) {
        return false;
    }
    token.kind = HtmlToken::Kind::Comment;
    token.bytes = m_bytes.sliced(m_at, end + ending.size() - m_at);
    m_steps += token.bytes.size();
    m_at += token.bytes.size();
    return true;
}

bool HtmlTokenizer::readTag(HtmlToken& token)
{
    const bool closing = m_bytes[m_at + 1] == '/';
    const qsizetype nameStart = m_at + (closing ? 2 : 1);
    qsizetype at = nameStart;
    skip(m_bytes, at, [](char c) { return !isHtmlSpace(c) && c != '>' && c != '/'; });
    const QByteArrayView name = m_bytes.sliced(nameStart, at - nameStart);
    const bool fits = static_cast<size_t>(name.size()) <= token.m_name.size();
    token.m_nameLength = fits ? static_cast<size_t>(name.size()) : 0;
    std::transform(name.begin(), fits ? name.end() : name.begin(), token.m_name.begin(), lowered);

    const qsizetype attributesStart = at;
    for (Attribute passed; at < m_bytes.size() && m_bytes[at] != '>';) {
        if (isHtmlSpace(m_bytes[at]) || m_bytes[at] == '/') {
            ++at;
        } else if (!takeAttribute(m_bytes, at, passed)) {
            return false;
        }
    }
    if (at >= m_bytes.size()) {
        return false;
    }
    token.kind = closing ? HtmlToken::Kind::EndTag : HtmlToken::Kind::StartTag;
    token.attributes = m_bytes.sliced(attributesStart, at - attributesStart);
    token.bytes = m_bytes.sliced(m_at, at + 1 - m_at);
    m_steps += token.bytes.size();
    m_at = at + 1;
    return true;
}

std::optional<QByteArrayView> HtmlTokenizer::takeRaw(std::string_view name)
{
    const qsizetype start = m_at;
    const auto size = static_cast<qsizetype>(name.size());
    for (qsizetype end = m_at; (end = m_bytes.indexOf("</", end)) >= 0; end += 2) {
        const QByteArrayView tag = m_bytes.sliced(end + 2);
        const bool whole =
            tag.size() <= size || isHtmlSpace(tag[size]) || tag[size] == '>' || tag[size] == '/';
        if (!whole || !isNamed(tag.first(std::min(size, tag.size())), name)) {
            continue;
        }
        const qsizetype close = m_bytes.indexOf('>', end);
        m_at = close < 0 ? m_bytes.size() : close + 1;
        m_steps += m_at - start;
        return m_bytes.sliced(start, end - start);
    }
    m_steps += m_bytes.size() - start;
    m_at = m_bytes.size();
    return std::nullopt;
}

} // namespace moderato::text
