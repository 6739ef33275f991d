// What a ThreadModel reads: a thread's shape, its first rows, the texts of rows.
// Neighbours: StoreThreadSource answers from the database, tests from a vector. One object, one thread.
#pragma once

#include "model/core/ShapeRow.h"
#include "model/core/Source.h"
#include "model/thread/PageSource.h"

#include <QString>

#include <functional>
#include <memory>

namespace moderato::items {

// The text of a row as it is painted: safe, one line each.
struct RowFace
{
    QString authorName; // empty = anonymous
    QString preview;

    qsizetype bytes() const
    {
        constexpr qsizetype header = 24; // of a QString's shared block
        return 2 * header + 2 * (authorName.capacity() + preview.capacity());
    }
};

class ThreadSource : public thread::PageSource<RowFace>
{
public:
    // The first `limit` top-level comments in display order.
    virtual core::Result<std::vector<core::ShapeRow>> firstRows(core::ArticleId article, int limit) = 0;
    // As core::Source::readShape.
    virtual core::Result<void> readShape(core::ArticleId article, const core::Source::ShapeVisitor& visit,
                                         const std::stop_token& stop) = 0;
};

// Called in the thread that will use what it returns.
using OpenThreadSource = std::function<core::Result<std::unique_ptr<ThreadSource>>()>;

} // namespace moderato::items
