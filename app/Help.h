// The text of --help and of `help COMMAND`.
// Neighbours: made from the commands' own words, so that it cannot say anything else than they do.
#pragma once

#include "app/Command.h"

namespace moderato::app {

QString helpForAll(const std::vector<Command>& commands);
QString helpFor(const Command& command);

} // namespace moderato::app
