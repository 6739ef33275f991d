// Which comments of a file are known by which name, without asking the database: a flat table of 128-bit
// hashes, about 50 bytes a comment. Neighbours: ImportWriter fills and asks it.
#pragma once

#include "model/core/Ids.h"

#include <QByteArrayView>

#include <vector>

namespace moderato::store {

class OriginIndex
{
public:
    OriginIndex();

    // A comment's place in the table is unique by article, source and external id.
    core::CommentId find(core::ArticleId article, qint64 source, QByteArrayView externalId) const;
    // Not there yet.
    void insert(core::ArticleId article, qint64 source, QByteArrayView externalId, core::CommentId id);

private:
    struct Entry
    {
        quint64 first = 0;
        quint64 second = 0;
        core::CommentId id; // invalid = free
    };

    Entry hashed(core::ArticleId article, qint64 source, QByteArrayView externalId) const;
    size_t slotOf(const Entry& wanted) const;
    void grow();

    // Random: nobody can write a file whose names collide.
    size_t m_seed;
    size_t m_otherSeed;
    std::vector<Entry> m_entries; // a power of two, at most 3/4 full
    size_t m_used = 0;
};

} // namespace moderato::store
