// Character references of HTML, read by the standard's rules (13.2.5.72 to 13.2.5.80).
// Neighbours: EntityTable has the names; HtmlReader, MarkdownReader and model/import read text with it.
#pragma once

#include <QByteArray>
#include <QString>

namespace moderato::text {

struct Entity
{
    char32_t character = 0;
    char32_t second = 0;   // of the few names that stand for two characters
    qsizetype length = 0;  // of the reference with its & and, where it has one, its ;. 0 = none here
    bool replaced = false; // its number is no character: U+FFFD stands for it
};

// In an attribute "&copy=1" is no reference: addresses were written so before there were rules.
enum class Place : quint8 { Text, Attribute };

// "&CounterClockwiseContourIntegral;". A number may be longer, by zeros.
constexpr qsizetype longestNamedReference = 33;

// The reference at the start of `utf8`, which begins with '&'. Old names and numbers need no semicolon.
// Numbers 128 to 159 are Windows-1252; 0, surrogates and what is beyond Unicode become U+FFFD. Every byte is
// looked at once, but for the few of a name.
Entity entityAt(QByteArrayView utf8, Place place);

// All references undone once: "&amp;amp;" becomes "&amp;". What is no reference stays.
QByteArray withoutEntities(QByteArrayView utf8, Place place);

} // namespace moderato::text
