// A plain-text capture taken apart: the article's parts and its comments, still without ids.
// Neighbours: TextReader makes records of it; TextHeading, TextItems and TextWords know the grammar's pieces.
#pragma once

#include "model/core/Result.h"
#include "model/core/Status.h"
#include "model/import/TextHeading.h"
#include "model/import/TextItems.h"

#include <optional>

namespace moderato::import {

struct CapturedComment
{
    size_t parent = TextItem::none; // index of a comment before this one
    int depth = 1;
    int depthFound = 1;
    size_t line = 0;
    QByteArray author; // empty where the capture has none; of a pingback: the page's title
    QByteArray body;
    core::CommentKind kind = core::CommentKind::Comment;
};

struct TextCapture
{
    QByteArray title;
    QByteArray caption;
    QByteArray body;
    size_t headingLine = 0;         // index of the line; meaningless without `declared`
    std::optional<qint64> declared; // nullopt: no heading, the list spoke for itself
    std::vector<CapturedComment> comments;
};

// XML, HTML or JSON, which are never captures.
bool looksLikeMarkup(QByteArrayView start);

// Errors: NoArticleInFile; FormatRefused for the dumps of w3m and lynx, with the line that tells.
core::Result<TextCapture> readCapture(const std::vector<TextLine>& lines);

} // namespace moderato::import
