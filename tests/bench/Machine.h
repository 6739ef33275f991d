// On what the figures were measured: machine, libraries, time, command.
// Neighbours: Bench writes it into the JSON, `plot` into the document.
#pragma once

#include <QJsonObject>

namespace moderato::bench {

QJsonObject machine();

} // namespace moderato::bench
