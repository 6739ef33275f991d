// Character references of HTML: the named ones that comments hold, and all numeric ones.
// Neighbours: HtmlReader and MarkdownReader.
#pragma once

#include <QString>

namespace moderato::text {

struct Entity
{
    char32_t character = 0;
    qsizetype length = 0; // of the reference with & and ;, 0 = none here
};

// The reference at the start of `text`, which begins with '&'. A reference needs its semicolon. Numbers
// follow HTML 13.2.5.80: 128 to 159 are Windows-1252, what is no character is U+FFFD.
Entity entityAt(QStringView text);

// All references of an attribute's value, once.
QString withoutEntities(QStringView text);

} // namespace moderato::text
