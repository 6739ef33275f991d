// Terms of a predicate as conditions of SQL over a row of `comment` named c, and the values to bind to them.
// Neighbours: SearchConditions asks them of one comment, Searcher of all at once.
#pragma once

#include "model/core/Predicate.h"

#include <QByteArray>

#include <vector>

namespace moderato::sqlite {
class Statement;
}

namespace moderato::search {

class TermSql
{
public:
    // False for a term that the row does not answer: words, names, depth.
    bool add(const core::Term& term);

    // " AND (…) …" with a "?" a value.
    const QByteArray& sql() const { return m_sql; }
    // From this position on, in order.
    void bind(sqlite::Statement& statement, int position) const;

private:
    bool add(const char* condition, const core::Term& term);
    bool add(const char* condition, const core::Term& term, qint64 value);

    QByteArray m_sql;
    std::vector<qint64> m_values;
};

} // namespace moderato::search
