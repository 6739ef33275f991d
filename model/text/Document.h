// A stranger's text as a small, capped tree that is safe to paint: paragraphs, lists, quotes, code; emphasis,
// links. Neighbours: BodyParser makes it from bytes, PlainText flattens it, ui/reader draws it. No markup
// survives here.
#pragma once

#include <QList>
#include <QString>

namespace moderato::text {

struct Inline
{
    enum class Kind : quint8 { Text, LineBreak, Image };
    enum Style : quint8 { Plain = 0, Emphasis = 1, Strong = 2, Code = 4, Struck = 8 };

    Kind kind = Kind::Text;
    quint8 style = Plain;
    QString text;   // Image: its alternative text
    QString target; // a link's address as written; only http, https and mailto are ever kept

    friend bool operator==(const Inline&, const Inline&) = default;
};

struct Block
{
    enum class Kind : quint8 { Paragraph, Code, ListItem };

    Kind kind = Kind::Paragraph;
    quint8 quoteDepth = 0; // 0..8
    quint8 listDepth = 0;  // 0..4
    int number = 0;        // ListItem: 0 = bullet
    QList<Inline> inlines;

    friend bool operator==(const Block&, const Block&) = default;
};

struct Document
{
    QList<Block> blocks;
    bool truncated = false; // a cap was met; the rest is in the source text

    friend bool operator==(const Document&, const Document&) = default;
};

} // namespace moderato::text
