// Moments as milliseconds since 1970-01-01T00:00:00Z, and their ISO 8601 form.
// Neighbours: readers make them, the store keeps them, ui/words words them in the reader's own zone.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace moderato::core {

// std::nullopt: the source does not say when.
using Moment = std::optional<qint64>;

Moment now();

// "2026-11-22T18:35:24Z"; milliseconds only when there are any. Empty for an unknown moment.
QByteArray toIso8601(Moment moment);

// Any ISO 8601 date-time; one without a zone is taken as UTC. std::nullopt for anything else.
Moment fromIso8601(QByteArrayView text);

} // namespace moderato::core
