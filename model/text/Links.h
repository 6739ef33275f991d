// Which addresses of strangers become links: http, https and mailto, parsed strictly; and the bare ones in
// text. Neighbours: DocumentBuilder.
#pragma once

#include "model/text/Document.h"

namespace moderato::text {

// The address as written when it may be followed, else empty. Refused: other schemes, relative addresses, no
// host, user information, backslash, white space, control and invisible characters, over 2,000 characters. Of
// a mailto only the addressee, subject and body are kept.
QString safeTarget(QStringView address);

// Turns bare http(s) addresses in a block's text into links, at most `links` of them (counted down). O(text).
void linkBareAddresses(Block& block, int& links);

} // namespace moderato::text
