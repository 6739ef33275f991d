// The list of formats that can be written. A new one is one file and one line in Formats.cpp.
// Neighbours: Export asks by name; each writer's own file defines its maker.
#pragma once

#include "model/export/FormatWriter.h"
#include "model/export/Output.h"

#include <memory>

namespace moderato::exporting {

using MakeWriter = std::unique_ptr<FormatWriter> (*)(Output& output, const WriterOptions& options);

// nullptr: no such format.
MakeWriter writerNamed(QByteArrayView name);

// Moderato's own format (see JsonWriter.cpp), RFC 4180 (CsvWriter.cpp), the capture form (TextWriter.cpp).
std::unique_ptr<FormatWriter> makeJsonWriter(Output& output, const WriterOptions& options);
std::unique_ptr<FormatWriter> makeCsvWriter(Output& output, const WriterOptions& options);
std::unique_ptr<FormatWriter> makeTextWriter(Output& output, const WriterOptions& options);

} // namespace moderato::exporting
