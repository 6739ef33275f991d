// What is kept of a body beside its text. Neighbours: whoever writes one (the verbs, an import), and the
// check of a database.
#pragma once

#include <QByteArray>

namespace moderato::store {

// The SHA-256 under which a body is kept.
QByteArray bodyHash(QByteArrayView body);
// Addresses in it, at most 255, by a cheap look: a rendering decides what is a link.
int countLinks(QByteArrayView body);

} // namespace moderato::store
