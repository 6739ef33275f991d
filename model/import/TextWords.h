// The words themes put round comments, in many languages: "says:", "Reply", "Leave a Reply", "Pingback:".
// Neighbours: TextReader cleans items with them, TextHeading has the words of headings.
#pragma once

#include "model/core/Status.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QRegularExpression>

#include <optional>

namespace moderato::import {

// Of any case, in any script.
QRegularExpression wordPattern(const QString& text);

// A line that is only the label of a button under a comment ("Reply", "Antworten", "Gefällt 1 Person").
bool isButtonLine(QByteArrayView line);

// A line that closes a comment section ("Leave a Reply", "Comments are closed").
bool isClosingLine(QByteArrayView line);

// The name in a line that names who wrote what follows: "Art Edwards says:", "hmm2 weeks ago".
std::optional<QByteArray> authorOf(QByteArrayView line);

// Could this be a name alone on its line? True of many a short sentence, too: see TextReader for when to ask.
bool looksLikeName(QByteArrayView line);

// "Pingback: TITLE" and "Trackback: TITLE".
struct LinkNotice
{
    core::CommentKind kind = core::CommentKind::Pingback;
    QByteArray title;
};
std::optional<LinkNotice> linkNoticeOf(QByteArrayView line);

} // namespace moderato::import
