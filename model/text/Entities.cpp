#include "model/text/Entities.h"

#include "model/text/EntityTable.h"

#include <QChar>

#include <algorithm>
#include <array>

namespace moderato::text {

namespace {

constexpr std::array<char16_t, 32> windows1252{
    0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178};

bool isAlphanumeric(char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

// What the character is worth as a digit; 16 or more = it is none.
quint32 digitOf(char c)
{
    if (c >= '0' && c <= '9') {
        return static_cast<quint32>(c - '0');
    }
    const char letter = static_cast<char>(c | 0x20);
    return letter >= 'a' && letter <= 'f' ? static_cast<quint32>(letter - 'a') + 10 : 16;
}

Entity numbered(quint32 number, qsizetype length)
{
    if (number >= 0x80 && number <= 0x9f) {
        return {windows1252.at(number - 0x80), 0, length, false};
    }
    if (number == 0 || number > 0x10ffff || (number >= 0xd800 && number <= 0xdfff)) {
        return {QChar::ReplacementCharacter, 0, length, true};
    }
    return {number, 0, length, false};
}

Entity numberAt(QByteArrayView utf8)
{
    static constexpr quint32 beyondUnicode = 0x110000;
    const bool hexadecimal = utf8.size() > 2 && (utf8[2] | 0x20) == 'x';
    const quint32 base = hexadecimal ? 16 : 10;
    const qsizetype first = hexadecimal ? 3 : 2;
    qsizetype at = first;
    quint32 number = 0;
    for (; at < utf8.size() && digitOf(utf8[at]) < base; ++at) {
        number = std::min(number * base + digitOf(utf8[at]), beyondUnicode);
    }
    if (at == first) {
        return {};
    }
    return numbered(number, at < utf8.size() && utf8[at] == ';' ? at + 1 : at);
}

Entity nameAt(QByteArrayView utf8, Place place)
{
    const QByteArrayView rest = utf8.sliced(1).first(std::min<qsizetype>(utf8.size() - 1, longestName + 1));
    const auto* const stop = std::find_if_not(rest.begin(), rest.end(), isAlphanumeric);
    const std::string_view word(rest.data(), static_cast<size_t>(stop - rest.begin()));
    if (stop != rest.end() && *stop == ';') {
        if (const NamedCharacter* const found = namedCharacter(word)) {
            return {found->character, found->second, static_cast<qsizetype>(word.size()) + 2, false};
        }
    }
    for (size_t size = std::min(word.size(), longestBareName); size >= 2; --size) {
        const NamedCharacter* const found = namedCharacter(word.substr(0, size));
        if (found == nullptr || !found->knownBare) {
            continue;
        }
        const char next = size < static_cast<size_t>(rest.size()) ? rest.data()[size] : '\0';
        if (place == Place::Attribute && (next == '=' || isAlphanumeric(next))) {
            return {};
        }
        return {found->character, 0, static_cast<qsizetype>(size) + 1, false};
    }
    return {};
}

void appendUtf8(QByteArray& out, char32_t character)
{
    out.append(QString::fromUcs4(&character, 1).toUtf8());
}

} // namespace

Entity entityAt(QByteArrayView utf8, Place place)
{
    if (utf8.size() < 2) {
        return {};
    }
    return utf8[1] == '#' ? numberAt(utf8) : nameAt(utf8, place);
}

QByteArray withoutEntities(QByteArrayView utf8, Place place)
{
    QByteArray out;
    out.reserve(utf8.size());
    for (qsizetype at = 0; at < utf8.size();) {
        const qsizetype next = utf8.indexOf('&', at);
        const qsizetype end = next < 0 ? utf8.size() : next;
        out.append(utf8.sliced(at, end - at));
        at = end;
        if (at == utf8.size()) {
            break;
        }
        const Entity entity = entityAt(utf8.sliced(at), place);
        if (entity.length == 0) {
            out.append('&');
            ++at;
            continue;
        }
        appendUtf8(out, entity.character);
        if (entity.second != 0) {
            appendUtf8(out, entity.second);
        }
        at += entity.length;
    }
    return out;
}

} // namespace moderato::text
