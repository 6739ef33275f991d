#include "model/export/Batch.h"

#include <numeric>
#include <utility>

namespace moderato::exporting {

namespace {

// To be written while as many are read: fewer would wake the writer too often.
constexpr size_t mostComments = 1000;
constexpr qsizetype mostBytes = qsizetype{4} * 1024 * 1024;

void refill(QByteArray& into, const QByteArray& from)
{
    into.resize(0);
    into.append(from.constData(), from.size());
}

} // namespace

void copyInto(core::Comment& into, const core::Comment& from, bool asStub)
{
    if (asStub) {
        into = {}; // nothing of what was read into it before
    }
    into.id = from.id;
    into.article = from.article;
    into.parent = from.parent;
    into.origin.source = from.origin.source;
    refill(into.origin.externalId, from.origin.externalId);
    refill(into.parentNamed, from.parentNamed);
    if (asStub) {
        return;
    }
    into.authorId = from.authorId;
    into.createdAt = from.createdAt;
    into.status = from.status;
    into.kind = from.kind;
    into.marks = from.marks;
    into.bodyFormat = from.bodyFormat;
    into.flags = from.flags;
    refill(into.author.name, from.author.name);
    refill(into.author.email, from.author.email);
    refill(into.author.url, from.author.url);
    refill(into.kindWord, from.kindWord);
    refill(into.body, from.body);
    refill(into.ip, from.ip);
    refill(into.userAgent, from.userAgent);
}

void Batch::add(const core::Comment& comment, core::CommentId parent, int depth, bool asStub)
{
    if (used == pieces.size()) {
        pieces.emplace_back();
    }
    Piece& piece = pieces[used++];
    copyInto(piece.comment, comment, asStub);
    piece.parent = parent;
    piece.depth = depth;
    piece.stub = asStub;
    bytes += piece.comment.body.size();
}

bool Batch::isFull() const { return used >= mostComments || bytes >= mostBytes; }

qsizetype Batch::room() const
{
    return std::accumulate(pieces.begin(), pieces.end(), qsizetype{0}, [](qsizetype sum, const Piece& piece) {
        return sum + piece.comment.body.capacity();
    });
}

std::shared_ptr<Batch> SpentBatches::take()
{
    const std::lock_guard lock(m_mutex);
    if (m_batches.empty()) {
        return std::make_shared<Batch>();
    }
    std::shared_ptr<Batch> batch = std::move(m_batches.back());
    m_batches.pop_back();
    batch->used = 0;
    batch->bytes = 0;
    return batch;
}

void SpentBatches::put(std::shared_ptr<Batch> batch)
{
    if (batch->room() > 2 * mostBytes) {
        return; // a few long texts would be kept for good
    }
    const std::lock_guard lock(m_mutex);
    m_batches.push_back(std::move(batch));
}

} // namespace moderato::exporting
