// What a format's writer is, and what it is given: articles with their comments in display order.
// Neighbours: Selection makes the items from a Source by filter and orphan rule; Formats lists the writers.
#pragma once

#include "model/core/Comment.h"
#include "model/core/Result.h"

namespace moderato::exporting {

struct ExportItem
{
    const core::Comment& comment; // until the next item
    core::CommentId parent;       // within the export: invalid = top level
    int depth = 0;                // within the export: 0 = top level
    bool stub = false;            // stands for a comment that is not exported: no text, no author
};

struct WriterOptions
{
    bool personalData = false; // e-mail, IP, user agent, the journal's names
};

// begin, then for each article: article, its items, endArticle; then end. Errors are FileUnwritable or
// DiskFull.
class FormatWriter
{
public:
    virtual ~FormatWriter() = default;

    virtual core::Result<void> begin() = 0;
    // `items`: how many will follow, stubs counted; fewer when some are decided otherwise meanwhile.
    virtual core::Result<void> article(const core::Article& article, qint64 items) = 0;
    virtual core::Result<void> item(const ExportItem& item) = 0;
    virtual core::Result<void> endArticle() = 0;
    virtual core::Result<void> end() = 0;
};

} // namespace moderato::exporting
