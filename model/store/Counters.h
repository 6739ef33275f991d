// How many comments of each status an article, an author and the whole database have, kept by differences in
// the transaction that changes them, so that counts cost nothing to read. Neighbours: every verb and the
// import move them, Reader::check recounts them.
#pragma once

#include "model/core/Comment.h"

#include <QHash>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

// pending, approved, rejected, spam, withdrawn, flagged
using CounterRow = std::array<qint64, 6>;

struct AuthorCount
{
    CounterRow counts{};
    core::Moment first;
    core::Moment last;

    void see(core::Moment at);
    void add(const AuthorCount& other);
};

class Counters
{
public:
    // One comment enters (`count` = 1) or leaves (-1) the counts of its status and flags. `status` may be
    // withdrawn.
    void add(core::ArticleId article, core::AuthorId author, int status, bool flagged, qint64 count);
    // The author wrote at this time; what was once seen stays seen.
    void see(core::AuthorId author, core::Moment at);

    // Adds the differences to the tables.
    void write(sqlite::Connection& connection);
    // Those of authors, for whoever writes them in another transaction.
    QHash<core::AuthorId, AuthorCount> takeAuthors() { return std::exchange(m_authors, {}); }
    QList<core::ArticleId> articles() const { return m_differences.keys(); }

private:
    static void addTo(CounterRow& row, int status, bool flagged, qint64 count);

    QHash<core::ArticleId, CounterRow> m_differences;
    QHash<core::AuthorId, AuthorCount> m_authors;
};

// Adds the differences to the table.
void writeAuthors(sqlite::Connection& connection, const QHash<core::AuthorId, AuthorCount>& counts);
void writeAuthor(sqlite::Connection& connection, core::AuthorId author, const AuthorCount& count);

// An article's counts; of the whole database for an invalid id. Zero for an article without comments.
core::Counts readCounts(sqlite::Connection& connection, core::ArticleId article);

} // namespace moderato::store
