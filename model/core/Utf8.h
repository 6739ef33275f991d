// Where UTF-8 may be cut.
#pragma once

#include <QByteArrayView>

namespace moderato::core {

// The first bytes, at most `limit`, and never half a character. Bytes that are no UTF-8 are cut at the limit.
inline QByteArrayView firstBytes(QByteArrayView utf8, qsizetype limit)
{
    if (utf8.size() <= limit) {
        return utf8;
    }
    const auto continues = [&](qsizetype at) { return (static_cast<uchar>(utf8[at]) & 0xc0) == 0x80; };
    qsizetype end = limit;
    while (end > 0 && limit - end < 4 && continues(end)) {
        --end;
    }
    return utf8.first(end);
}

} // namespace moderato::core
