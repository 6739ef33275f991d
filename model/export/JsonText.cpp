#include "model/export/JsonText.h"

#include "model/export/Output.h"
#include "model/text/Utf8.h"

#include <array>

namespace moderato::exporting {

namespace {

// 0: as it is; else the letter behind the backslash, 'u' for a number, 1 for the start of more bytes.
constexpr std::array<char, 256> makeEscapes()
{
    std::array<char, 256> escapes{};
    for (size_t i = 0; i < 0x20; ++i) {
        escapes[i] = 'u';
    }
    for (size_t i = 0x80; i < 0x100; ++i) {
        escapes[i] = 1;
    }
    escapes['\n'] = 'n';
    escapes['\r'] = 'r';
    escapes['\t'] = 't';
    escapes['\b'] = 'b';
    escapes['\f'] = 'f';
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    escapes[0x7f] = 'u';
    return escapes;
}
constexpr std::array<char, 256> escapes = makeEscapes();

void appendEscape(std::string& out, uchar byte, char letter)
{
    static constexpr const char* digits = "0123456789abcdef";
    if (letter == 'u') {
        out.append("\\u00") += {digits[byte >> 4], digits[byte & 0xf]};
    } else {
        out += {'\\', letter};
    }
}

} // namespace

void appendJsonString(std::string& out, QByteArrayView utf8)
{
    out += '"';
    const auto* bytes = reinterpret_cast<const uchar*>(utf8.data());
    const qsizetype size = utf8.size();
    qsizetype copied = 0;
    for (qsizetype i = 0; i < size;) {
        const char escape = escapes[bytes[i]];
        if (escape == 0) {
            ++i;
            continue;
        }
        const qsizetype length = escape == 1 ? text::characterLength(bytes + i, size - i) : 0;
        if (length > 0) {
            i += length;
            continue;
        }
        append(out, utf8.sliced(copied, i - copied));
        if (escape == 1) {
            out.append("\xef\xbf\xbd");
        } else {
            appendEscape(out, bytes[i], escape);
        }
        copied = ++i;
    }
    append(out, utf8.sliced(copied));
    out += '"';
}

} // namespace moderato::exporting
