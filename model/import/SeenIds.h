// Which external ids a file has used, so that the second use of one becomes a record of its own.
// Neighbours: WxrReader and JsonReader, one of these a read.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QSet>

namespace moderato::import {

class SeenIds
{
public:
    // The id itself at its first use in this source; "id~2", "id~3" … afterwards. The same file gives the
    // same ids again. Remembers 64 bits an id: two ids that share them would cost the second a needless
    // suffix, no record.
    QByteArray claim(const QByteArray& source, const QByteArray& id)
    {
        const qsizetype before = m_seen.size();
        m_seen.insert(static_cast<quint64>(qHash(id, qHash(source, seed))));
        return m_seen.size() > before ? id : id + '~' + QByteArray::number(++m_repeats[{source, id}] + 1);
    }
    void reserve(qsizetype ids) { m_seen.reserve(ids); }

private:
    static constexpr size_t seed = 0x6d6f64657261746f;
    QSet<quint64> m_seen;
    QHash<std::pair<QByteArray, QByteArray>, int> m_repeats;
};

} // namespace moderato::import
