// The line that opens the comments of a page: "4 thoughts on “TITLE”", "12 Kommentare", "Comments (56)".
// Neighbours: TextReader cuts a capture in two at it.
#pragma once

#include "model/import/TextLines.h"

#include <optional>

namespace moderato::import {

struct TextHeading
{
    size_t line = 0;     // index of the line
    qint64 declared = 0; // how many comments it says there are
    QByteArray title;    // the article's title in quotes, empty when the heading has none
};

// A column-0 line with a count and a word for comments, in many languages. `line` of the result is not set.
std::optional<TextHeading> headingOf(const TextLine& line);

// The heading of a capture: of the lines that read as one and are followed by a top-level item, the last that
// names the article's title (the first line), or else the last.
std::optional<TextHeading> findHeading(const std::vector<TextLine>& lines);

// Letters only as far as two writings of one title may differ: case, white space, quotes.
QString foldedTitle(QByteArrayView title);

} // namespace moderato::import
