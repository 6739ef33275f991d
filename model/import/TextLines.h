// A plain-text capture as lines: how far each is indented, and whether it starts with a list bullet.
// Neighbours: TextReader splits with it, TextHeading and TextItems look at the lines.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace moderato::import {

struct TextLine
{
    static constexpr qint64 noBullet = -1;
    static constexpr qint64 dotBullet = 0; // U+2022

    QByteArrayView raw;       // the whole line, without trailing space
    QByteArrayView text;      // without the indent; empty = a blank line
    QByteArrayView item;      // the text after the bullet
    qint64 bullet = noBullet; // the number of a numbered bullet
    int indent = 0;           // columns: a space is one, a tab two (one level)

    bool isBlank() const { return text.isEmpty(); }
    bool isItem() const { return bullet != noBullet && indent >= 2; }
    bool isTopItem() const { return isItem() && indent < 4; }
    // The line without its first `columns` columns of indent.
    QByteArrayView from(int columns) const;
};

// Lines end in LF, CR LF or CR. The views point into `utf8`. A line of white space and no-break spaces only
// is blank.
std::vector<TextLine> splitLines(QByteArrayView utf8);

} // namespace moderato::import
