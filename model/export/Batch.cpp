#include "model/export/Batch.h"

#include <utility>

namespace moderato::exporting {

namespace {

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

Piece& Batch::next()
{
    if (used == pieces.size()) {
        pieces.emplace_back();
    }
    return pieces[used++];
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
    return batch;
}

void SpentBatches::put(std::shared_ptr<Batch> batch)
{
    const std::lock_guard lock(m_mutex);
    m_batches.push_back(std::move(batch));
}

} // namespace moderato::exporting
