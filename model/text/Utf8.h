// Characters in bytes that may be anything. Neighbours: PlainText walks bodies with it, model/export its
// strings.
#pragma once

#include <QByteArrayView>

namespace moderato::text {

// Length of the well-formed character at `p`, which begins with a byte of 0x80 or more (Unicode table 3-7);
// 0 = none. `left`: bytes from `p` on.
inline qsizetype characterLength(const uchar* p, qsizetype left)
{
    const auto isTail = [](uchar byte) { return (byte & 0xc0) == 0x80; };
    const uchar lead = p[0];
    if (lead < 0xc2 || lead > 0xf4 || left < 2 || !isTail(p[1])) {
        return 0;
    }
    if (lead < 0xe0) {
        return 2;
    }
    if (left < 3 || !isTail(p[2])) {
        return 0;
    }
    if (lead < 0xf0) {
        const bool overlong = lead == 0xe0 && p[1] < 0xa0;
        const bool surrogate = lead == 0xed && p[1] > 0x9f;
        return overlong || surrogate ? 0 : 3;
    }
    const bool outside = (lead == 0xf0 && p[1] < 0x90) || (lead == 0xf4 && p[1] > 0x8f);
    return left < 4 || !isTail(p[3]) || outside ? 0 : 4;
}

// The well-formed character of `length` bytes at `p`.
inline char32_t characterAt(const uchar* p, qsizetype length)
{
    const auto tail = [p](int i) { return char32_t{p[i]} & 0x3f; };
    switch (length) {
    case 2:
        return (char32_t{p[0]} & 0x1f) << 6 | tail(1);
    case 3:
        return (char32_t{p[0]} & 0x0f) << 12 | tail(1) << 6 | tail(2);
    case 4:
        return (char32_t{p[0]} & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3);
    default:
        return p[0];
    }
}

// How many of '!' to '~' stand at `at` one after another, none of them `stop`.
inline qsizetype lettersAt(QByteArrayView utf8, qsizetype at, char stop = '\0')
{
    qsizetype end = at;
    while (end < utf8.size() && utf8[end] > ' ' && utf8[end] < '\x7f' && utf8[end] != stop) {
        ++end;
    }
    return end - at;
}

// The character at `at`, which is moved behind it. A byte of none is U+FFFD.
inline char32_t takeCharacter(QByteArrayView utf8, qsizetype& at)
{
    const auto* const p = reinterpret_cast<const uchar*>(utf8.data()) + at;
    const qsizetype length = *p < 0x80 ? 1 : characterLength(p, utf8.size() - at);
    at += length > 0 ? length : 1;
    return length > 0 ? characterAt(p, length) : char32_t{0xfffd};
}

} // namespace moderato::text
