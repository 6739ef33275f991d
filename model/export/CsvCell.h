// One cell of a CSV file, safe to open in a spreadsheet whatever it holds. Neighbours: CsvWriter, which
// cleans text of what is not seen before it comes here.
#pragma once

#include <QByteArrayView>

#include <string>

namespace moderato::exporting {

// Quoted where RFC 4180 asks for it (comma, quote, any line end); behind an apostrophe, and quoted, where it
// would begin a formula.
void appendCsvCell(std::string& out, QByteArrayView text);

} // namespace moderato::exporting
