// How a body is read inside this room: the public functions are readings with different caps.
// Neighbours: BodyParser does it, DocumentBuilder holds to it, PlainText asks for it.
#pragma once

#include "model/text/BodyParser.h"
#include "model/text/Neutraliser.h"

#include <limits>

namespace moderato::text {

struct Reading
{
    Limits limits;
    qsizetype characters = std::numeric_limits<qsizetype>::max(); // reading ends soon after so many
    Neutraliser::Caps caps = Neutraliser::Caps::Display;
    bool links = true; // false: links are their text
};

Document readBody(QByteArrayView utf8, core::BodyFormat format, const Reading& reading);

} // namespace moderato::text
