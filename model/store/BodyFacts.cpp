#include "model/store/BodyFacts.h"

#include <QCryptographicHash>

namespace moderato::store {

namespace {

constexpr int linksAtMost = 255;

} // namespace

QByteArray bodyHash(QByteArrayView body)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(body);
    return hash.result();
}

// Each address is looked for once from each place, so that a text of nothing but "://" takes one pass.
int countLinks(QByteArrayView body)
{
    const auto find = [&](QByteArrayView what, qsizetype from) {
        const qsizetype at = body.indexOf(what, from);
        return at < 0 ? body.size() : at;
    };
    int links = 0;
    qsizetype scheme = find("://", 0);
    qsizetype host = find("www.", 0);
    while (links < linksAtMost && (scheme < body.size() || host < body.size())) {
        if (host < scheme) {
            ++links;
            host = find("www.", host + 4);
            continue;
        }
        const QByteArrayView before = body.first(scheme);
        if (before.endsWith("http") || before.endsWith("https")) {
            ++links;
            host = host == scheme + 3 ? find("www.", host + 4) : host; // the same address
        }
        scheme = find("://", scheme + 3);
    }
    return links;
}

} // namespace moderato::store
