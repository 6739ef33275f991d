// A text::Document into a QTextDocument, by cursor calls alone: no markup is ever parsed.
// Neighbours: DocumentView owns the QTextDocument; ui/theme gives the colours.
#pragma once

#include "model/text/Document.h"

#include <QPalette>
#include <QTextDocument>
#include <QTextFormat>

namespace moderato::ui {

struct LinkPlace
{
    int from = 0; // positions in the QTextDocument
    int to = 0;
    QString target;
};

// Block property: how deep a block is quoted, for the bars beside it.
inline constexpr int quoteDepthProperty = QTextFormat::UserProperty + 1;
inline constexpr int quoteIndent = 16; // pixels a level

// Replaces what `target` holds. Only http, https and mailto become links; the rest stays text. O(text).
QList<LinkPlace> writeDocument(const text::Document& source, const QPalette& palette, QTextDocument& target);

} // namespace moderato::ui
