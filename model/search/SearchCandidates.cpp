#include "model/search/SearchCandidates.h"

#include "model/sqlite/Statement.h"

namespace moderato::search {

using core::CommentId;
using sqlite::Statement;

namespace {

constexpr size_t lookAhead = 300;

}

SearchCandidates::SearchCandidates(std::vector<std::unique_ptr<Statement>> rows) : m_rows(std::move(rows))
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i]->next()) {
            m_heads.push({CommentId{m_rows[i]->integer(0)}, i});
        }
    }
}

SearchCandidates::~SearchCandidates() = default;

CommentId SearchCandidates::next()
{
    if (m_ahead.empty()) {
        return pull();
    }
    const CommentId id = m_ahead.front();
    m_ahead.pop_front();
    return id;
}

CommentId SearchCandidates::first()
{
    if (!m_ahead.empty()) {
        return m_ahead.front();
    }
    return m_heads.empty() ? CommentId() : m_heads.top().id;
}

double SearchCandidates::rareness(CommentId upTo)
{
    while (m_ahead.size() < lookAhead) {
        const CommentId id = pull();
        if (!id.isValid()) {
            // All are known: rarer than any that go on.
            return 1e18 / (1.0 + static_cast<double>(m_ahead.size()));
        }
        m_ahead.push_back(id);
    }
    return static_cast<double>(upTo.value - m_ahead.back().value) / static_cast<double>(m_ahead.size());
}

CommentId SearchCandidates::pull()
{
    while (!m_heads.empty()) {
        const Head head = m_heads.top();
        m_heads.pop();
        Statement& row = *m_rows[head.row];
        if (row.next()) {
            m_heads.push({CommentId{row.integer(0)}, head.row});
        }
        if (head.id != m_last) {
            m_last = head.id;
            return head.id;
        }
    }
    return {};
}

} // namespace moderato::search
