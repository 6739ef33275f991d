// The text of --help and of `help COMMAND`.
// Neighbours: made from the commands' own words, so that it cannot say anything else than they do.
#pragma once

#include "app/Subcommand.h"

namespace moderato::app {

QString helpForAll(const std::vector<Subcommand>& commands);
QString helpFor(const Subcommand& command);

} // namespace moderato::app
