// Bytes of unknown encoding made into valid UTF-8, saying what had to be assumed.
// Neighbours: Formats turns UTF-16 files with it, TextReader whole captures, XmlGuard single characters.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace moderato::import {

struct DecodedText
{
    QByteArray utf8;               // no byte order mark, no controls but TAB, LF, CR
    QByteArray encoding = "utf-8"; // what the bytes were taken for: "utf-8" or "windows-1252"
    qint64 converted = 0;          // bytes that were not UTF-8
    qint64 controls = 0;           // control characters dropped
};

// UTF-8 where most of it is valid (bad bytes become U+FFFD), Windows-1252 otherwise. Linear.
DecodedText decodeText(QByteArray bytes);

// Does the file start with a UTF-16 byte order mark? (One of UTF-32 is not one of UTF-16.)
bool startsAsUtf16(QByteArrayView head);

// Bytes of a file that startsAsUtf16, as UTF-8 without the mark; unpaired surrogates become U+FFFD.
QByteArray utf16ToUtf8(const QByteArray& bytes);

// The first character of `bytes`.
struct Utf8Character
{
    char32_t code = 0;
    int length = 1;     // bytes it takes; 1 for a byte that begins nothing valid
    bool valid = false; // per RFC 3629: shortest form, no surrogates, up to U+10FFFF
    bool cut = false;   // the bytes end within what may be a valid character
};
Utf8Character firstUtf8(QByteArrayView bytes);

// Windows-1252, the HTML way: the five unassigned bytes are the C1 controls of the same number.
char32_t fromWindows1252(unsigned char byte);

void appendUtf8(QByteArray& out, char32_t code);

} // namespace moderato::import
