// The rows of a thread as they are shown, page by page. Neighbours: a Reader hands it out; item models ask
// it.
#pragma once

#include "model/core/Comment.h"
#include "model/core/Result.h"
#include "model/core/ShapeRow.h"

#include <span>
#include <vector>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

// What rows show of a comment: enough for the delegate, cheap enough for scrolling.
struct RowText
{
    core::CommentId id;
    QByteArray authorName;
    QByteArray bodyStart; // the first 2,000 bytes of the body, cut at a character
    core::BodyFormat bodyFormat = core::BodyFormat::Plain;
    qint64 bodyBytes = 0;
};

class RowReader
{
public:
    explicit RowReader(sqlite::Connection& connection) : m_connection(connection) {}

    // The first `limit` top-level comments of a thread in display order, for a first paint before the shape
    // is there.
    core::Result<std::vector<core::ShapeRow>> first(core::ArticleId id, int limit);
    // Of those that are there, in the order asked for.
    core::Result<std::vector<RowText>> texts(std::span<const core::CommentId> ids);

private:
    sqlite::Connection& m_connection;
};

} // namespace moderato::store
