// Plain-text captures of a page: title, article, a heading with the count, then an indented list of comments.
// Neighbours: TextLines, TextHeading, TextItems and TextWords know the grammar; the text export writes it.
#pragma once

#include "model/import/FormatReader.h"

namespace moderato::import {

// The grammar is that of main-content extractors (two columns a level, "N." or "•"). The dumps of w3m and
// lynx are other grammars: ErrorCode::FormatRefused with detail "w3m" or "lynx".
//
// A capture has no ids: an article's is a hash of its title, a comment's of its parent's id and its text,
// with the occurrence when one text stands twice. So a later capture with more comments finds the same
// records.
class TextReader final : public FormatReader
{
public:
    QByteArrayView name() const override { return "text"; }
    Confidence recognise(QByteArrayView head) const override;
    core::Result<void> read(QIODevice& input, core::Sink& sink, const std::stop_token& stop) const override;
};

} // namespace moderato::import
