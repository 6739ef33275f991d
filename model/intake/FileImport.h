// One file into a store: read by the reader of its format, kept by a session. Neighbours: model/import reads;
// the window and the command line ask, and say what came of it.
#pragma once

#include "model/intake/ImportSession.h"

#include <stop_token>

namespace moderato::intake {

// In the calling (worker) thread. `format` as import::importFile takes it. `progress`, when set, is told the
// share of the file that was read, and the comments. Cancelled soon after `stop` asks for it; what was
// committed stays, and importing the file again finishes it.
core::Result<ImportSummary> importFile(store::Store& store, const QString& file, QByteArrayView format,
                                       const ImportOptions& options, ImportProgress progress = {},
                                       const std::stop_token& stop = {});

} // namespace moderato::intake
