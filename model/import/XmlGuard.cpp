#include "model/import/XmlGuard.h"

#include "model/import/Encoding.h"
#include "model/text/Entities.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace moderato::import {

namespace {

constexpr qint64 chunk = qint64{64} * 1024;
constexpr QByteArrayView openComment("<!--");
constexpr QByteArrayView openCData("<![CDATA[");
constexpr QByteArrayView closeCData("]]>");
constexpr QByteArrayView replacement("\xef\xbf\xbd");

bool isNameStart(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' || byte == ':' ||
           static_cast<unsigned char>(byte) >= 0x80;
}

// XML 1.0, production 2.
bool isXmlCharacter(char32_t code)
{
    return code >= 0x20 ? code != 0xfffe && code != 0xffff : code == '\t' || code == '\n' || code == '\r';
}

using Stops = std::array<bool, 256>;

// What ends a run of plain bytes: markup, whatever is not ASCII, controls XML does not have.
constexpr Stops stopsAt(std::string_view markup)
{
    Stops stops{};
    for (size_t byte = 0; byte < stops.size(); ++byte) {
        stops[byte] = byte >= 0x80 || (byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r');
    }
    for (const char byte : markup) {
        stops[static_cast<unsigned char>(byte)] = true;
    }
    return stops;
}
constexpr Stops textStops = stopsAt("<&>");
constexpr Stops cdataStops = stopsAt("]");

qint64 linesIn(QByteArrayView text) { return std::count(text.begin(), text.end(), '\n'); }

} // namespace

XmlGuard::XmlGuard(QIODevice& source) : m_source(source) { open(ReadOnly | Unbuffered); }

qint64 XmlGuard::readData(char* data, qint64 maximum)
{
    while (m_taken == m_out.size() && !m_violation) {
        m_out.resize(0);
        m_taken = 0;
        if (m_at >= m_in.size() && m_sourceEnded) {
            return -1;
        }
        fill();
        while (m_at < m_in.size() && !m_violation && step()) {
        }
    }
    const qint64 ready = std::min<qint64>(maximum, m_out.size() - m_taken);
    if (ready == 0) {
        return -1;
    }
    std::memcpy(data, m_out.constData() + m_taken, static_cast<size_t>(ready));
    m_taken += ready;
    return ready;
}

void XmlGuard::takeMore()
{
    m_in.remove(0, m_at);
    m_at = 0;
    const QByteArray next = m_source.read(chunk);
    m_sourceEnded = next.isEmpty();
    m_in += next;
}

void XmlGuard::fill()
{
    takeMore();
    if (!m_started) {
        m_started = true;
        readDeclaration();
    }
}

// Only the single-byte encodings of old exports are looked for; everything else is, or is mended into, UTF-8.
void XmlGuard::readDeclaration()
{
    const QByteArray head = m_in.left(512).toLower();
    const qsizetype start = head.indexOf("<?xml");
    const qsizetype end = head.indexOf("?>");
    if (start >= 0 && end > start) {
        const QByteArray declaration = head.mid(start, end - start);
        m_windows1252 = declaration.contains("iso-8859-1\"") || declaration.contains("iso-8859-1'") ||
                        declaration.contains("windows-1252");
    }
}

// Takes at least one byte, or returns false to ask for more input.
bool XmlGuard::step()
{
    switch (m_state) {
    case State::Before: {
        const qsizetype first = rest().indexOf('<');
        advance(first < 0 ? rest().size() : first);
        m_state = first < 0 ? State::Before : State::Text;
        return true;
    }
    case State::Text:
        switch (rest().front()) {
        case '<':
            return openMarkup();
        case '&':
            return reference();
        case '>':
            emitText("&gt;"); // "]]>" in plain text would stop the parser
            advance(1);
            return true;
        default:
            plainRun();
            return true;
        }
    case State::StartTag:
    case State::EndTag:
        return stepTag();
    case State::Comment:
        return skipUntil("-->");
    case State::Instruction:
        return skipUntil("?>");
    case State::CData:
        if (rest().front() != ']') {
            plainRun();
            return true;
        }
        if (mayBeCut(closeCData.size())) {
            return false;
        }
        if (rest().startsWith(closeCData)) {
            m_out += closeCData;
            advance(closeCData.size());
            m_state = State::Text;
        } else {
            emitText("]");
            advance(1);
        }
        return true;
    }
    Q_UNREACHABLE();
}

bool XmlGuard::openMarkup()
{
    if (mayBeCut(openCData.size())) {
        return false;
    }
    const QByteArrayView markup = rest();
    const char second = markup.size() > 1 ? markup.at(1) : '\0';
    if (markup.startsWith(openComment)) {
        m_state = State::Comment;
        advance(openComment.size());
    } else if (markup.startsWith(openCData)) {
        m_state = State::CData;
        m_out += openCData;
        advance(openCData.size());
    } else if (second == '!') {
        refuse("doctype");
    } else if (second == '?') {
        m_state = State::Instruction;
        advance(2);
    } else if (second == '/' || isNameStart(second)) {
        m_state = second == '/' ? State::EndTag : State::StartTag;
        m_quote = 0;
        m_lastInTag = 0;
        m_attributes = 0;
        m_tagBytes = 0;
        m_textBytes = 0;
        m_out += '<';
        advance(1);
    } else {
        emitText("&lt;");
        advance(1);
    }
    return true;
}

bool XmlGuard::stepTag()
{
    const char byte = rest().front();
    if (++m_tagBytes > maximumTag) {
        refuse("tag-size");
        return true;
    }
    if (m_quote != 0 && byte == '&') {
        return reference();
    }
    if (m_quote != 0 && byte == '<') {
        m_out += "&lt;";
        advance(1);
        return true;
    }
    if (static_cast<unsigned char>(byte) < 0x20 || static_cast<unsigned char>(byte) >= 0x80) {
        const qsizetype before = m_at;
        character();
        return m_at > before;
    }
    m_out += byte;
    advance(1);
    if (m_quote != 0) {
        m_quote = byte == m_quote ? '\0' : m_quote;
    } else if (byte == '"' || byte == '\'') {
        m_quote = byte;
    } else if (byte == '=' && ++m_attributes > maximumAttributes) {
        refuse("attributes");
    } else if (byte == '>') {
        closeTag();
    }
    m_lastInTag = byte;
    return true;
}

void XmlGuard::closeTag()
{
    if (m_state == State::EndTag) {
        --m_depth;
    } else if (m_lastInTag != '/' && ++m_depth > maximumDepth) {
        refuse("depth");
    }
    m_state = State::Text;
}

bool XmlGuard::skipUntil(QByteArrayView close)
{
    const qsizetype end = rest().indexOf(close);
    // What may be the beginning of the close stays for the next chunk.
    const qsizetype kept = m_sourceEnded ? 0 : close.size() - 1;
    const qsizetype skipped = end >= 0 ? end + close.size() : std::max<qsizetype>(0, rest().size() - kept);
    m_out.append(linesIn(rest().first(skipped)), '\n');
    advance(skipped);
    if (end >= 0) {
        m_state = State::Text;
    }
    return skipped > 0;
}

bool XmlGuard::reference()
{
    const QByteArrayView text = rest().first(std::min(text::longestNamedReference, rest().size()));
    if (!text.contains(';') && mayBeCut(text::longestNamedReference)) {
        return false;
    }
    const text::Entity entity = text::entityAt(text, text::Place::Text);
    const bool whole = entity.length > 0 && text.at(entity.length - 1) == ';';
    const bool numeric = whole && text.at(1) == '#';
    if (numeric && (entity.replaced || !isXmlCharacter(entity.character))) {
        mend(m_mended.controls);
    } else if (whole) {
        // As numbers, since "&LT;" and the like would open markup.
        emitReference(entity.character);
        if (entity.second != 0) {
            emitReference(entity.second);
        }
    } else {
        emitText("&amp;");
    }
    advance(whole ? entity.length : 1);
    return true;
}

void XmlGuard::emitReference(char32_t character)
{
    emitText("&#" + QByteArray::number(static_cast<quint32>(character)) + ';');
}

// Plain ASCII in one piece, or one character that is not.
void XmlGuard::plainRun()
{
    const Stops& stops = m_state == State::CData ? cdataStops : textStops;
    const QByteArrayView text = rest();
    const auto special = std::find_if(
        text.begin(), text.end(), [&stops](char byte) { return stops[static_cast<unsigned char>(byte)]; });
    const qsizetype length = special - text.begin();
    if (length > 0) {
        emitText(text.first(length));
        advance(length);
    } else {
        character();
    }
}

void XmlGuard::character()
{
    const QByteArrayView text = rest();
    if (m_windows1252 && static_cast<unsigned char>(text.front()) >= 0x80) {
        QByteArray utf8;
        appendUtf8(utf8, fromWindows1252(static_cast<unsigned char>(text.front())));
        emitText(utf8);
        advance(1);
        return;
    }
    Utf8Character found = firstUtf8(text);
    if (found.cut && !m_sourceEnded) {
        takeMore();
        found = firstUtf8(rest());
    }
    if (!found.valid) {
        mend(m_mended.badBytes);
        emitText(replacement);
    } else if (isXmlCharacter(found.code)) {
        emitText(rest().first(found.length));
    } else {
        mend(m_mended.controls);
    }
    advance(found.length);
}

void XmlGuard::emitText(QByteArrayView bytes)
{
    if (m_state == State::Text || m_state == State::CData) {
        m_textBytes += bytes.size();
        if (m_textBytes > maximumText) {
            mend(m_mended.cutBytes, bytes.size());
            m_out.append(linesIn(bytes), '\n');
            return;
        }
    }
    m_out += bytes;
}

void XmlGuard::refuse(const char* what) { m_violation = Violation{QString::fromLatin1(what), m_line}; }

void XmlGuard::mend(qint64& counter, qint64 by)
{
    counter += by;
    if (m_mended.firstLine == 0) {
        m_mended.firstLine = m_line;
    }
}

void XmlGuard::advance(qsizetype bytes)
{
    m_line += linesIn(rest().first(bytes));
    m_at += bytes;
}

} // namespace moderato::import
