// A body as plain text: for search, for exports that know no markup, for the two lines of a row.
// Neighbours: BodyParser does the reading.
#pragma once

#include "model/core/Status.h"

#include <QByteArrayView>
#include <QString>

namespace moderato::text {

// Paragraphs parted by one blank line, line breaks kept, links as their text. The whole body, no cap but
// memory.
QString plainText(QByteArrayView utf8, core::BodyFormat format);

// The same as UTF-8, appended; plain bodies without rare characters go straight from bytes to bytes.
void appendPlainText(QByteArray& out, QByteArrayView utf8, core::BodyFormat format);

// The same as one line, white space folded, cut at a word near `characters` with "…" when there is more.
QString preview(QByteArrayView utf8, core::BodyFormat format, int characters = 300);

// For names, titles and other single-line fields of strangers: entities as they are, controls, bidi overrides
// and invisible characters neutralised, white space folded, cut at `characters`.
QString singleLine(QByteArrayView utf8, int characters = 200);

} // namespace moderato::text
