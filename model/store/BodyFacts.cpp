#include "model/store/BodyFacts.h"

#include <QCryptographicHash>

namespace moderato::store {

QByteArray bodyHash(QByteArrayView body)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(body);
    return hash.result();
}

bool holdsLink(QByteArrayView body)
{
    return body.contains("http://") || body.contains("https://") || body.contains("www.");
}

} // namespace moderato::store
