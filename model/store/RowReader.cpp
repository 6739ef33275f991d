#include "model/store/RowReader.h"

#include "model/core/Utf8.h"
#include "model/store/ReadShape.h"

namespace moderato::store {

using core::ArticleId;
using core::CommentId;
using core::Result;
using sqlite::Statement;

namespace {

constexpr qsizetype bodyStartBytes = 2000;

constexpr char firstRowsSql[] =
    "SELECT id, parent_id, author_id, created_at, status, flags, marks, kind FROM comment"
    " INDEXED BY comment_top WHERE article_id = ?1 AND parent_id IS NULL AND status <> 4"
    " ORDER BY created_at, id LIMIT ?2";
constexpr char rowTextSql[] =
    "SELECT a.name, t.body, t.body_format FROM comment c JOIN content t ON t.comment_id = c.id"
    " JOIN author a ON a.id = c.author_id WHERE c.id = ?1 AND c.status <> 4";

} // namespace

Result<std::vector<core::ShapeRow>> RowReader::first(ArticleId id, int limit)
{
    std::vector<core::ShapeRow> rows;
    Statement read(m_connection, firstRowsSql, id, limit);
    while (read.next()) {
        rows.push_back(readShapeRow(read));
    }
    return m_connection.judged(std::move(rows));
}

Result<std::vector<RowText>> RowReader::texts(std::span<const CommentId> ids)
{
    std::vector<RowText> texts;
    texts.reserve(ids.size());
    Statement read(m_connection, rowTextSql);
    for (const CommentId id : ids) {
        read.bind(id);
        if (read.next()) {
            const QByteArrayView body = read.view(1);
            texts.push_back({id, read.bytes(0), core::firstBytes(body, bodyStartBytes).toByteArray(),
                             readFormat(read.integer(2)), body.size()});
        }
        read.reset();
    }
    return m_connection.judged(std::move(texts));
}

} // namespace moderato::store
