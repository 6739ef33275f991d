// An article and its thread as text for a terminal: an indented tree, wrapped, nothing in it that a terminal
// would obey. Neighbours: the show command; the window when there is no display.
#pragma once

#include "app/Console.h"
#include "model/core/Predicate.h"
#include "model/store/Reader.h"
#include "model/thread/ThreadShape.h"

#include <functional>

namespace moderato::app {

// The thread of an article in display order.
core::Result<thread::ThreadShape> readThread(core::Source& source, core::ArticleId article);

// Those of which the predicate is true by their rows, in display order, fetched page by page; at most
// `limit`.
core::Result<void> forEachComment(core::Source& source, const thread::ThreadShape& shape,
                                  const core::Predicate& predicate, qint64 limit,
                                  const std::function<void(const core::Comment&, int depth)>& visit);

struct ThreadTextOptions
{
    core::Predicate predicate; // of rows
    bool whole = false;        // the article's text and whole comments, not their first line
    qint64 limit = std::numeric_limits<qint64>::max(); // comments
};

core::Result<void> printThread(store::Reader& reader, core::ArticleId article,
                               const ThreadTextOptions& options, Console& console);

// Breaks paragraphs at spaces into lines of at most `width` characters, each after `indent` spaces.
QString wrapped(const QString& text, int indent, int width);

} // namespace moderato::app
