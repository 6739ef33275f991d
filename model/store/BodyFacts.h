// What is kept of a body beside its text. Neighbours: whoever writes one (the verbs, an import), and the
// check of a database.
#pragma once

#include <QByteArray>

namespace moderato::store {

// The SHA-256 under which a body is kept.
QByteArray bodyHash(QByteArrayView body);
// A cheap look for an address; a rendering decides what is a link.
bool holdsLink(QByteArrayView body);

} // namespace moderato::store
