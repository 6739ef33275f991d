// The list under a capture's heading as items: who answers whom by indent, and which lines belong to whom.
// Neighbours: TextReader makes comments of the items. TextLines has told bullets from text.
#pragma once

#include "model/import/TextLines.h"

namespace moderato::import {

//   1. text                 item(d)  = SP*(2d) bullet text
//     text                  more(d)  = SP*(2d+2) text
//     • text                item(d+1)
struct TextItem
{
    static constexpr size_t none = static_cast<size_t>(-1);

    size_t parent = none;              // index of an item before this one
    int depth = 1;                     // levels from the top, as given
    int depthFound = 1;                // as the indent says; more than `depth` where a parent is missing
    size_t line = 0;                   // index of the line with the bullet
    std::vector<QByteArrayView> lines; // its text; blank ones where the capture has them
};

// Where the list that starts after `heading` ends: the first line that is neither blank nor indented.
size_t endOfList(const std::vector<TextLine>& lines, size_t begin);

// The items of lines [begin, end), in file order. A list that a comment's own text holds looks like replies;
// it stays text where the signs say so (see TextItems.cpp). Linear in the lines.
std::vector<TextItem> readItems(const std::vector<TextLine>& lines, size_t begin, size_t end);

} // namespace moderato::import
