// Which comments of a file are known by which name, without asking the database: flat tables of 128-bit
// hashes, about 50 bytes a comment. Neighbours: ImportWriter fills and asks it.
#pragma once

#include "model/core/Ids.h"

#include <QByteArrayView>

#include <array>
#include <vector>

namespace moderato::intake {

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

    class Table
    {
    public:
        const Entry& at(const Entry& wanted) const { return m_entries[slotOf(wanted)]; }
        void insert(const Entry& entry);

    private:
        size_t slotOf(const Entry& wanted) const;
        void grow();

        std::vector<Entry> m_entries = std::vector<Entry>(16); // a power of two, at most 3/4 full
        size_t m_used = 0;
    };

    Entry hashed(core::ArticleId article, qint64 source, QByteArrayView externalId) const;

    // Random: nobody can write a file whose names collide.
    size_t m_seed;
    size_t m_otherSeed;
    // One table would be made anew in the middle of a batch: 160 ms at 800,000 names, with a decision
    // waiting.
    std::array<Table, 256> m_tables;
};

} // namespace moderato::intake
