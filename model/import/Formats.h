// The list of formats, and the way from a file name to a sink.
// Neighbours: each FormatReader; app and ui call importFile with an import session of model/intake.
#pragma once

#include "model/import/FormatReader.h"

#include <memory>
#include <vector>

namespace moderato::import {

// All readers, in the order in which they are asked.
const std::vector<std::unique_ptr<FormatReader>>& formats();

// By name; nullptr when there is none.
const FormatReader* formatNamed(QByteArrayView name);

// Reads one file into `sink`. `format` empty or "auto": recognised by content. Missing, unreadable, empty,
// binary, unknown and refused files are errors that name the file; nothing has then reached the sink.
// Cancelled soon after `stop` asks for it.
core::Result<void> importFile(const QString& path, QByteArrayView format, core::Sink& sink,
                              const std::stop_token& stop = {});

} // namespace moderato::import
