// The date-times of import formats, read without a detour through QDateTime: there may be millions.
// Neighbours: WxrReader and JsonReader; core::fromIso8601 for what is rarer.
#pragma once

#include "model/core/Time.h"

namespace moderato::import {

// "2014-01-14 17:31:03" or with a T, as UTC; an offset or a fraction goes to core::fromIso8601. nullopt for
// anything else, "0000-00-00 00:00:00" included.
core::Moment fromDateTime(QByteArrayView text);

// RFC 822, "Tue, 14 Jan 2014 17:31:03 +0000".
core::Moment fromRfc822(QByteArrayView text);

} // namespace moderato::import
