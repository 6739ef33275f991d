#include "model/search/SearchWays.h"

#include "model/search/SearchTerms.h"
#include "model/search/SearchTokens.h"
#include "model/sqlite/Statement.h"

#include <limits>
#include <variant>

namespace moderato::search {

using core::CommentId;
using core::Term;
using sqlite::Connection;
using sqlite::Statement;

namespace {

// So many rows of ids are merged; more of them are dense enough to be met on another way.
constexpr size_t rowsAtMost = 200;

constexpr qint64 farthest = std::numeric_limits<qint64>::max();

constexpr char allSql[] = "SELECT id FROM comment INDEXED BY comment_id WHERE id > ?1 AND id <= ?2"
                          " ORDER BY id DESC";
constexpr char tokensSql[] = "SELECT rowid FROM search_words WHERE search_words MATCH ?3"
                             " AND rowid > ?1 AND rowid <= ?2 ORDER BY rowid DESC";
constexpr char statusSql[] = "SELECT id FROM comment INDEXED BY comment_status"
                             " WHERE status = ?3 AND status <> 1 AND id > ?1 AND id <= ?2 ORDER BY id DESC";
constexpr char articleSql[] = "SELECT id FROM comment WHERE article_id = ?3 AND +status < 4"
                              " AND id > ?1 AND id <= ?2 ORDER BY article_id DESC, id DESC";
constexpr char flaggedSql[] = "SELECT id FROM comment INDEXED BY comment_flagged"
                              " WHERE flags > 0 AND id > ?1 AND id <= ?2 ORDER BY id DESC";
constexpr char reasonSql[] = "SELECT comment_id FROM flag INDEXED BY flag_open WHERE reason = ?3"
                             " AND closed_by IS NULL AND comment_id > ?1 AND comment_id <= ?2"
                             " ORDER BY comment_id DESC";
constexpr char orphanSql[] = "SELECT id FROM comment INDEXED BY comment_orphan_id"
                             " WHERE marks & 1 AND id > ?1 AND id <= ?2 ORDER BY id DESC";
constexpr char repliedSql[] = "SELECT parent_id FROM comment INDEXED BY comment_parent"
                              " WHERE parent_id > ?1 AND parent_id <= ?2 GROUP BY parent_id"
                              " HAVING count(*) >= ?3 ORDER BY parent_id DESC";
constexpr char movedSql[] = "SELECT article_id FROM search_moved LIMIT 201";
constexpr char firstOfArticleSql[] = "SELECT id FROM comment WHERE article_id = ?1 ORDER BY id LIMIT 1";

struct Row
{
    const char* sql;
    std::variant<std::monostate, qint64, QByteArray> key;
};

// Rows that together hold every comment of which one term, or several, may be true.
struct Way
{
    std::vector<Row> rows;
    bool byWords = false;
};

std::unique_ptr<SearchCandidates> opened(Connection& connection, const Way& way, const SearchSpan& span)
{
    std::vector<std::unique_ptr<Statement>> rows;
    for (const Row& row : way.rows) {
        auto statement = Statement::composed(connection, row.sql);
        statement->bind(span.above.value, span.upTo.value);
        if (const auto* number = std::get_if<qint64>(&row.key)) {
            statement->bindAt(3, *number);
        } else if (const auto* text = std::get_if<QByteArray>(&row.key)) {
            statement->bindAt(3, *text);
        }
        rows.push_back(std::move(statement));
    }
    return std::make_unique<SearchCandidates>(std::move(rows));
}

class Ways
{
public:
    Ways(Connection& connection, const SearchTerms& terms, const SearchSpan& span)
        : m_connection(connection), m_terms(terms), m_indexed(span.indexed)
    {
    }

    std::vector<Way> all(bool byBeginnings)
    {
        addTokens(byBeginnings);
        addArticles();
        for (const Term& term : m_terms.others) {
            if (!term.negated) {
                addTerm(term);
            }
        }
        addTimes();
        if (m_ways.empty()) {
            add(allSql);
        }
        return std::move(m_ways);
    }

private:
    void add(const char* sql, std::variant<std::monostate, qint64, QByteArray> key = {})
    {
        m_ways.push_back({{Row{sql, std::move(key)}}});
    }
    void addAnyOf(const QByteArrayList& tokens)
    {
        if (m_indexed && !tokens.isEmpty()) {
            add(tokensSql, anyOf(tokens));
        }
    }
    void addTokens(bool byBeginnings);
    void addArticles();
    void addTerm(const Term& term);
    void addStatuses(core::StatusSet statuses);
    void addDepths(qint64 least, qint64 most);
    void addTimes();

    Connection& m_connection;
    const SearchTerms& m_terms;
    bool m_indexed;
    std::vector<Way> m_ways;
};

void Ways::addTokens(bool byBeginnings)
{
    if (!m_indexed) {
        return;
    }
    QByteArrayList expressions{m_terms.wordsMatch(), m_terms.namesMatch()};
    if (byBeginnings) {
        expressions.push_back(m_terms.beginningsMatch());
    }
    expressions.removeAll(QByteArray());
    if (!expressions.isEmpty()) {
        add(tokensSql, allOf(expressions));
        m_ways.back().byWords = true;
    }
}

// The index has them, too; what it does not hold yet is found here.
void Ways::addArticles()
{
    for (const auto& named : m_terms.articles) {
        if (m_indexed || named.negated || named.ids.size() > rowsAtMost) {
            continue;
        }
        Way way;
        for (const core::ArticleId id : named.ids) {
            way.rows.push_back({articleSql, id.value});
        }
        m_ways.push_back(std::move(way));
    }
}

void Ways::addTerm(const Term& term)
{
    using Comparison = Term::Comparison;
    const qint64 least = term.comparison == Comparison::More ? term.number + (term.number < farthest ? 1 : 0)
                         : term.comparison == Comparison::MoreOrEqual || term.comparison == Comparison::Equal
                             ? term.number
                             : 0;
    const qint64 most = term.comparison == Comparison::Less ? term.number - 1
                        : term.comparison == Comparison::LessOrEqual || term.comparison == Comparison::Equal
                            ? term.number
                            : farthest;
    switch (term.kind) {
    case Term::Kind::Status:
        addStatuses(term.statuses);
        break;
    case Term::Kind::Flag:
        term.flagReason ? add(reasonSql, static_cast<qint64>(*term.flagReason)) : add(flaggedSql);
        break;
    case Term::Kind::HasLink:
        addAnyOf({linkToken()});
        break;
    case Term::Kind::IsOrphan:
        add(orphanSql);
        break;
    case Term::Kind::Depth:
        addDepths(least, most);
        break;
    case Term::Kind::IsReply:
        addDepths(1, farthest);
        break;
    case Term::Kind::Replies:
        if (least > 0) {
            add(repliedSql, least);
        }
        break;
    default:
        break;
    }
}

// Approved comments have no row: they are most of all, or soon will be.
void Ways::addStatuses(core::StatusSet statuses)
{
    Way way;
    for (const core::Status status : core::allStatuses) {
        if (statuses.contains(status)) {
            way.rows.push_back({statusSql, static_cast<qint64>(status)});
        }
    }
    if (!way.rows.empty() && !statuses.contains(core::Status::Approved)) {
        m_ways.push_back(std::move(way));
    }
}

void Ways::addDepths(qint64 least, qint64 most)
{
    if (!m_indexed) {
        return;
    }
    // The index knows comments by the depth they had when it came to them.
    Way way{{Row{tokensSql, anyOf(depthTokens(least, most))}}};
    Statement moved(m_connection, movedSql);
    while (moved.next()) {
        way.rows.push_back({articleSql, moved.integer(0)});
    }
    if (way.rows.size() <= rowsAtMost && least <= most) {
        m_ways.push_back(std::move(way));
    }
}

void Ways::addTimes()
{
    qint64 from = std::numeric_limits<qint64>::min();
    qint64 before = std::numeric_limits<qint64>::max();
    for (const Term& term : m_terms.others) {
        if (term.kind == Term::Kind::After && !term.negated) {
            from = std::max(from, term.moment);
        } else if (term.kind == Term::Kind::Before && !term.negated) {
            before = std::min(before, term.moment);
        }
    }
    if (from >= before) {
        add(articleSql, qint64{0}); // no time is both: nothing on this way
    } else if (from != std::numeric_limits<qint64>::min() || before != std::numeric_limits<qint64>::max()) {
        addAnyOf(timeTokens(from, before));
    }
}

// Nothing lies below the first comment of the articles asked for.
CommentId lowest(Connection& connection, const SearchTerms& terms, CommentId above)
{
    for (const auto& named : terms.articles) {
        if (named.negated || named.ids.size() > rowsAtMost) {
            continue;
        }
        qint64 first = std::numeric_limits<qint64>::max();
        for (const core::ArticleId id : named.ids) {
            Statement read(connection, firstOfArticleSql, id);
            first = std::min(first, read.next() ? read.integer(0) : first);
        }
        above.value = std::max(above.value, first - 1);
    }
    return above;
}

} // namespace

SearchWay searchWay(Connection& connection, const SearchTerms& terms, SearchSpan span, bool byBeginnings)
{
    span.above = lowest(connection, terms, span.above);
    const std::vector<Way> ways = Ways(connection, terms, span).all(byBeginnings);
    // What is on every way lies at or below the first comment of each.
    if (ways.size() > 1) {
        for (const Way& way : ways) {
            const CommentId first = opened(connection, way, span)->first();
            if (!first.isValid()) {
                return {};
            }
            span.upTo = std::min(span.upTo, first);
        }
    }
    SearchWay best;
    double rareness = 0;
    for (const Way& way : ways) {
        auto candidates = opened(connection, way, span);
        const double rare = ways.size() > 1 ? candidates->rareness(span.upTo) : 1;
        if (!best.candidates || rare > rareness) {
            best = {std::move(candidates), way.byWords};
            rareness = rare;
        }
    }
    return best;
}

} // namespace moderato::search
