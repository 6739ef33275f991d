// What md4c 0.4.8 is given to read: bodies that cost no more than some 0.1 s; what is beyond is shown as
// plain text. Found by timing some ten thousand made bodies of 64 KB; but for brackets none within these
// limits took 0.06 s. Neighbours: BodyParser asks, MarkdownReader counts the calls.
#pragma once

#include <QByteArrayView>

namespace moderato::text {

// Quadratic over "](" and the like: 0.1 s at 64 KB, 1.5 s at 256 KB.
constexpr qsizetype longestMarkdown = qsizetype{64} * 1024;

// Each "]" may have the whole body looked through for its link: 5 s for 32,000 brackets in each other in 64
// KB of letters, more where they are not ASCII. So their number times the size; this many bytes take 0.1 s.
constexpr qsizetype mostMarkdownBracketBytes = qsizetype{8} * 1024 * 1024;

// Each line is held against all quotes and items that are open: 0.4 s for 32,000 opened by one line and as
// many empty lines. Opened by lines of their own they need their indents, which is limit enough.
constexpr int mostMarkdownOpenings = 64;

// The rows of a table are filled up to the columns of its head: 3 s for 5,000 columns and 10,000 rows.
// Nothing else was found to call more than twice a byte. What goes beyond is given up.
constexpr qsizetype markdownCallsAByte = 4;

// All of these but the last, which only reading tells.
bool isMarkdownWithinLimits(QByteArrayView utf8);

} // namespace moderato::text
