#include "model/search/TermSql.h"

#include "model/sqlite/Statement.h"

#include <array>

namespace moderato::search {

using core::Term;

namespace {

constexpr char status[] = "(? >> c.status) & 1";
constexpr char flagged[] = "c.flags > 0";
constexpr char flaggedFor[] = "EXISTS (SELECT 1 FROM flag f WHERE f.comment_id = c.id AND f.reason = ?"
                              " AND f.closed_by IS NULL)";
constexpr char hasLink[] = "c.marks & 8";
constexpr char isOrphan[] = "c.marks & 1";
constexpr char isReply[] = "c.parent_id IS NOT NULL";
constexpr char ofKind[] = "c.kind = ?";
constexpr char before[] = "c.created_at < ?";
constexpr char after[] = "c.created_at >= ?";
// In the order of Term::Comparison.
constexpr std::array replies{"c.replies = ?", "c.replies < ?", "c.replies <= ?", "c.replies > ?",
                             "c.replies >= ?"};

} // namespace

bool TermSql::add(const char* condition, const Term& term)
{
    m_sql += QByteArray(" AND (") + condition + (term.negated ? ") IS NOT TRUE" : ") IS TRUE");
    return true;
}

bool TermSql::add(const char* condition, const Term& term, qint64 value)
{
    m_values.push_back(value);
    return add(condition, term);
}

bool TermSql::add(const Term& term)
{
    switch (term.kind) {
    case Term::Kind::Status:
        return add(status, term, qint64{term.statuses.bits()});
    case Term::Kind::Flag:
        return term.flagReason ? add(flaggedFor, term, static_cast<qint64>(*term.flagReason))
                               : add(flagged, term);
    case Term::Kind::HasLink:
        return add(hasLink, term);
    case Term::Kind::IsOrphan:
        return add(isOrphan, term);
    case Term::Kind::IsReply:
        return add(isReply, term);
    case Term::Kind::OfKind:
        return add(ofKind, term, static_cast<qint64>(term.commentKind));
    case Term::Kind::Before:
        return add(before, term, term.moment);
    case Term::Kind::After:
        return add(after, term, term.moment);
    case Term::Kind::Replies:
        return add(replies.at(static_cast<size_t>(term.comparison)), term, term.number);
    case Term::Kind::Word:
    case Term::Kind::Phrase:
    case Term::Kind::Prefix:
    case Term::Kind::Substring:
    case Term::Kind::Author:
    case Term::Kind::Article:
    case Term::Kind::Depth:
        break;
    }
    return false;
}

void TermSql::bind(sqlite::Statement& statement, int position) const
{
    for (const qint64 value : m_values) {
        statement.bindAt(position, value);
        ++position;
    }
}

} // namespace moderato::search
