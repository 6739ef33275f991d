// JSON strings straight from UTF-8 bytes, without a detour through QString.
// Neighbours: JsonWriter.
#pragma once

#include <QByteArrayView>

#include <string>

namespace moderato::exporting {

// Appends `utf8` as a JSON string with its quotes (RFC 8259). Each byte that begins no well-formed character
// (Unicode table 3-7) becomes U+FFFD. O(bytes).
void appendJsonString(std::string& out, QByteArrayView utf8);

} // namespace moderato::exporting
