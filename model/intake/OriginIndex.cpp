#include "model/intake/OriginIndex.h"

#include <QRandomGenerator>

namespace moderato::intake {

OriginIndex::OriginIndex()
    : m_seed(QRandomGenerator::system()->generate64()), m_otherSeed(QRandomGenerator::system()->generate64())
{
}

OriginIndex::Entry OriginIndex::hashed(core::ArticleId article, qint64 source,
                                       QByteArrayView externalId) const
{
    const auto length = static_cast<size_t>(externalId.size());
    const auto mixed = [&](size_t seed) {
        return qHashMulti(seed, article.value, source, qHashBits(externalId.data(), length, seed));
    };
    return {mixed(m_seed), mixed(m_otherSeed), {}};
}

core::CommentId OriginIndex::find(core::ArticleId article, qint64 source, QByteArrayView externalId) const
{
    const Entry wanted = hashed(article, source, externalId);
    return m_tables[wanted.second % m_tables.size()].at(wanted).id;
}

void OriginIndex::insert(core::ArticleId article, qint64 source, QByteArrayView externalId,
                         core::CommentId id)
{
    Entry entry = hashed(article, source, externalId);
    entry.id = id;
    m_tables[entry.second % m_tables.size()].insert(entry);
}

size_t OriginIndex::Table::slotOf(const Entry& wanted) const
{
    const size_t mask = m_entries.size() - 1;
    size_t slot = wanted.first & mask;
    while (m_entries[slot].id.isValid() &&
           (m_entries[slot].first != wanted.first || m_entries[slot].second != wanted.second)) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

void OriginIndex::Table::insert(const Entry& entry)
{
    if ((m_used + 1) * 4 > m_entries.size() * 3) {
        grow();
    }
    m_entries[slotOf(entry)] = entry;
    ++m_used;
}

void OriginIndex::Table::grow()
{
    const std::vector<Entry> old = std::exchange(m_entries, std::vector<Entry>(m_entries.size() * 2));
    for (const Entry& entry : old) {
        if (entry.id.isValid()) {
            m_entries[slotOf(entry)] = entry;
        }
    }
}

} // namespace moderato::intake
