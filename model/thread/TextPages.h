// What rows show beyond the shape, fetched in pages of neighbours and kept up to a number of bytes; the pages
// looked at least recently go first. Neighbours: a PageSource below, an item model's data() above.
#pragma once

#include "model/thread/PageSource.h"

#include <list>
#include <unordered_map>

namespace moderato::thread {

// Value: movable, default-constructed = "nothing known", with `qsizetype bytes() const` for all it holds.
template <typename Value>
class TextPages
{
public:
    static constexpr size_t pageRows = 64;
    static constexpr qsizetype defaultBytes = qsizetype{32} * 1024 * 1024;

    // `source` must live as long as this.
    explicit TextPages(PageSource<Value>& source, qsizetype maximumBytes = defaultBytes)
        : m_source(source), m_maximumBytes(maximumBytes)
    {
    }

    // The value of `id`; an empty one when the source has none. When it is not kept, `neighbours()` gives the
    // ids to fetch with it, at most pageRows, itself among them. Valid until the next call.
    template <typename Neighbours>
    const Value& value(core::CommentId id, Neighbours neighbours)
    {
        auto found = m_entries.find(id);
        if (found == m_entries.end()) {
            fetch(neighbours());
            found = m_entries.find(id);
        }
        if (found == m_entries.end())
            return m_nothing;
        if (found->second.page != m_pages.begin())
            m_pages.splice(m_pages.begin(), m_pages, found->second.page);
        return found->second.value;
    }

    // Forgets one value; the next look fetches it again. O(1).
    void invalidate(core::CommentId id)
    {
        const auto found = m_entries.find(id);
        if (found == m_entries.end())
            return;
        const qsizetype bytes = bytesOf(found->second.value);
        found->second.page->bytes -= bytes;
        m_bytes -= bytes;
        m_entries.erase(found);
    }
    void clear()
    {
        m_entries.clear();
        m_pages.clear();
        m_bytes = 0;
    }

    qsizetype bytes() const { return m_bytes; }

private:
    struct Page
    {
        std::vector<core::CommentId> ids;
        qsizetype bytes = 0;
    };
    struct Entry
    {
        Value value;
        typename std::list<Page>::iterator page;
    };
    // An entry's place in the table, beside what the value itself holds.
    static qsizetype bytesOf(const Value& value)
    {
        return value.bytes() + static_cast<qsizetype>(sizeof(Entry)) + 64;
    }

    void fetch(std::vector<core::CommentId> ids)
    {
        std::erase_if(ids, [&](core::CommentId id) { return m_entries.contains(id); });
        if (ids.empty())
            return;
        auto rows = m_source.rows(ids);
        if (!rows) // not kept: the next look asks again
            return;
        m_pages.push_front({ids, 0});
        for (auto& [id, value] : *rows)
            keep(id, std::move(value));
        for (const core::CommentId id :
             ids) // what the source does not have is kept as empty, not asked again
            keep(id, {});
        while (m_bytes > m_maximumBytes && m_pages.size() > 1)
            dropOldest();
    }

    void keep(core::CommentId id, Value value)
    {
        const auto [place, isNew] = m_entries.try_emplace(id, Entry{std::move(value), m_pages.begin()});
        if (!isNew)
            return;
        const qsizetype bytes = bytesOf(place->second.value);
        m_pages.front().bytes += bytes;
        m_bytes += bytes;
    }

    void dropOldest()
    {
        const auto oldest = std::prev(m_pages.end());
        for (const core::CommentId id : oldest->ids) {
            const auto entry = m_entries.find(id);
            if (entry != m_entries.end() && entry->second.page == oldest)
                m_entries.erase(entry);
        }
        m_bytes -= oldest->bytes;
        m_pages.erase(oldest);
    }

    PageSource<Value>& m_source;
    qsizetype m_maximumBytes;
    qsizetype m_bytes = 0;
    std::list<Page> m_pages; // looked at last comes first
    std::unordered_map<core::CommentId, Entry> m_entries;
    Value m_nothing{};
};

} // namespace moderato::thread
