// Which comments a decision on the command line is about: ids, or --matching and its filter.
// Neighbours: DecisionCommands.
#pragma once

#include "app/Subcommand.h"
#include "model/decide/Request.h"

#include <optional>

namespace moderato::app {

// nullopt when the words do not fit; `wrong` is then a sentence.
std::optional<decide::Targets> targetsFrom(const Invocation& invocation, QString& wrong);

QList<QCommandLineOption> matchingOptions();

} // namespace moderato::app
