// Which comments a decision on the command line is about: ids, or --matching and what it says of them.
// Neighbours: DecisionCommands.
#pragma once

#include "app/Subcommand.h"
#include "model/decide/Request.h"

#include <optional>

namespace moderato::app {

// When the words do not fit: nullopt, and `wrong` is a sentence. A query that cannot be read is an error.
core::Result<std::optional<decide::Targets>> targetsFrom(const Invocation& invocation, QString& wrong);

QList<QCommandLineOption> matchingOptions();

} // namespace moderato::app
