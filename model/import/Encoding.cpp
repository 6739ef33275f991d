#include "model/import/Encoding.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace moderato::import {

namespace {

struct Tally
{
    qint64 multibyte = 0; // valid characters of two bytes or more
    qint64 invalid = 0;   // bytes that begin nothing valid
};

Tally tally(QByteArrayView bytes)
{
    Tally result;
    for (qsizetype at = 0; at < bytes.size();) {
        const Utf8Character character = firstUtf8(bytes.sliced(at));
        if (!character.valid) {
            ++result.invalid;
        } else if (character.length > 1) {
            ++result.multibyte;
        }
        at += character.length;
    }
    return result;
}

QByteArray repaired(QByteArrayView bytes, bool asWindows1252)
{
    QByteArray out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (qsizetype at = 0; at < bytes.size();) {
        if (asWindows1252) {
            appendUtf8(out, fromWindows1252(static_cast<unsigned char>(bytes.at(at))));
            ++at;
            continue;
        }
        const Utf8Character character = firstUtf8(bytes.sliced(at));
        appendUtf8(out, character.valid ? character.code : U'\uFFFD');
        at += character.length;
    }
    return out;
}

bool isDroppedControl(char byte)
{
    return static_cast<unsigned char>(byte) < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
}

} // namespace

Utf8Character firstUtf8(QByteArrayView bytes)
{
    const auto byteAt = [&](qsizetype at) { return static_cast<unsigned char>(bytes.at(at)); };
    const unsigned char lead = byteAt(0);
    if (lead < 0x80) {
        return {lead, 1, true, false};
    }
    const int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4) {
        return {};
    }
    char32_t code = lead & (0xffU >> (length + 1));
    for (int i = 1; i < length; ++i) {
        if (i >= bytes.size()) {
            return {0, 1, false, true};
        }
        const unsigned char next = byteAt(i);
        if ((next & 0xc0) != 0x80) {
            return {};
        }
        code = (code << 6) | (next & 0x3fU);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (overlong || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
        return {};
    }
    return {code, length, true, false};
}

char32_t fromWindows1252(unsigned char byte)
{
    static constexpr std::array<char16_t, 32> upper{
        0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178};
    return byte >= 0x80 && byte < 0xa0 ? upper.at(byte - 0x80U) : char32_t(byte);
}

void appendUtf8(QByteArray& out, char32_t code)
{
    const auto add = [&](char32_t bits) { out.append(static_cast<char>(bits)); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xc0 | (code >> 6));
        add(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        add(0xe0 | (code >> 12));
        add(0x80 | ((code >> 6) & 0x3f));
        add(0x80 | (code & 0x3f));
    } else {
        add(0xf0 | (code >> 18));
        add(0x80 | ((code >> 12) & 0x3f));
        add(0x80 | ((code >> 6) & 0x3f));
        add(0x80 | (code & 0x3f));
    }
}

DecodedText decodeText(QByteArray bytes)
{
    DecodedText result;
    if (bytes.startsWith("\xef\xbb\xbf")) {
        bytes.remove(0, 3);
    }
    if (!QByteArrayView(bytes).isValidUtf8()) {
        const Tally found = tally(bytes);
        const bool asWindows1252 = found.invalid > found.multibyte;
        result.encoding = asWindows1252 ? "windows-1252" : "utf-8";
        result.converted = found.invalid;
        bytes = repaired(bytes, asWindows1252);
    }
    result.controls = std::count_if(bytes.cbegin(), bytes.cend(), isDroppedControl);
    if (result.controls > 0) {
        bytes.removeIf(isDroppedControl);
    }
    result.utf8 = std::move(bytes);
    return result;
}

bool startsAsUtf16(QByteArrayView head)
{
    if (head.startsWith(QByteArrayView("\xff\xfe\0\0", 4))) {
        return false;
    }
    return head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff");
}

QByteArray utf16ToUtf8(const QByteArray& bytes)
{
    QStringDecoder decode(QStringDecoder::Utf16);
    const QString text = decode(bytes);
    return text.toUtf8();
}

} // namespace moderato::import
