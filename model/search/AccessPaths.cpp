#include "model/search/AccessPaths.h"

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

// So many lists are merged; more of them are dense enough to be met on another path.
constexpr size_t listsAtMost = 200;

constexpr qint64 farthest = std::numeric_limits<qint64>::max();

constexpr char allSql[] = "SELECT id FROM comment INDEXED BY comment_id WHERE id > ?1 AND id <= ?2"
                          " ORDER BY id DESC";
constexpr char tokensSql[] = "SELECT rowid FROM search_words WHERE search_words MATCH ?3"
                             " AND rowid > ?1 AND rowid <= ?2 ORDER BY rowid DESC";
constexpr char statusSql[] = "SELECT id FROM comment INDEXED BY comment_status"
                             " WHERE status = ?3 AND status <> 1 AND id > ?1 AND id <= ?2 ORDER BY id DESC";
constexpr char articleSql[] = "SELECT id FROM comment WHERE article_id = ?3 AND +status <> 4"
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

struct PostingList
{
    const char* sql;
    std::variant<std::monostate, qint64, QByteArray> key;
};

// Lists that together hold every comment of which one term, or several, may be true.
struct Path
{
    std::vector<PostingList> lists;
    bool byWords = false;
};

std::unique_ptr<SearchCandidates> opened(Connection& connection, const Path& path, const SearchSpan& span)
{
    std::vector<std::unique_ptr<Statement>> lists;
    for (const PostingList& list : path.lists) {
        auto statement = Statement::composed(connection, list.sql);
        statement->bind(span.above.value, span.upTo.value);
        if (const auto* number = std::get_if<qint64>(&list.key)) {
            statement->bindAt(3, *number);
        } else if (const auto* text = std::get_if<QByteArray>(&list.key)) {
            statement->bindAt(3, *text);
        }
        lists.push_back(std::move(statement));
    }
    return std::make_unique<SearchCandidates>(std::move(lists));
}

class Paths
{
public:
    Paths(Connection& connection, const SearchTerms& terms, const SearchSpan& span)
        : m_connection(connection), m_terms(terms), m_indexed(span.indexed)
    {
    }

    std::vector<Path> all(bool byPrefixes)
    {
        addTokens(byPrefixes);
        addArticles();
        for (const Term& term : m_terms.others) {
            if (!term.negated) {
                addTerm(term);
            }
        }
        addTimes();
        if (m_paths.empty()) {
            add(allSql);
        }
        return std::move(m_paths);
    }

private:
    void add(const char* sql, std::variant<std::monostate, qint64, QByteArray> key = {})
    {
        m_paths.push_back({{PostingList{sql, std::move(key)}}});
    }
    void addAnyOf(const QByteArrayList& tokens)
    {
        if (m_indexed && !tokens.isEmpty()) {
            add(tokensSql, anyOf(tokens));
        }
    }
    void addTokens(bool byPrefixes);
    void addArticles();
    void addTerm(const Term& term);
    void addStatuses(core::StatusSet statuses);
    void addDepths(qint64 least, qint64 most);
    void addTimes();

    Connection& m_connection;
    const SearchTerms& m_terms;
    bool m_indexed;
    std::vector<Path> m_paths;
};

void Paths::addTokens(bool byPrefixes)
{
    if (!m_indexed) {
        return;
    }
    QByteArrayList expressions{m_terms.wordsMatch(), m_terms.namesMatch()};
    if (byPrefixes) {
        expressions.push_back(m_terms.prefixesMatch());
    }
    expressions.removeAll(QByteArray());
    if (!expressions.isEmpty()) {
        add(tokensSql, allOf(expressions));
        m_paths.back().byWords = true;
    }
}

// The index has them, too; what it does not hold yet is found here.
void Paths::addArticles()
{
    for (const auto& named : m_terms.articles) {
        if (m_indexed || named.negated || named.ids.size() > listsAtMost) {
            continue;
        }
        Path path;
        for (const core::ArticleId id : named.ids) {
            path.lists.push_back({articleSql, id.value});
        }
        m_paths.push_back(std::move(path));
    }
}

void Paths::addTerm(const Term& term)
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

// Approved comments have no list: they are most of all, or soon will be.
void Paths::addStatuses(core::StatusSet statuses)
{
    Path path;
    for (const core::Status status : core::allStatuses) {
        if (statuses.contains(status)) {
            path.lists.push_back({statusSql, static_cast<qint64>(status)});
        }
    }
    if (!path.lists.empty() && !statuses.contains(core::Status::Approved)) {
        m_paths.push_back(std::move(path));
    }
}

void Paths::addDepths(qint64 least, qint64 most)
{
    if (!m_indexed) {
        return;
    }
    // The index knows comments by the depth they had when it came to them.
    Path path{{PostingList{tokensSql, anyOf(depthTokens(least, most))}}};
    Statement moved(m_connection, movedSql);
    while (moved.next()) {
        path.lists.push_back({articleSql, moved.integer(0)});
    }
    if (path.lists.size() <= listsAtMost && least <= most) {
        m_paths.push_back(std::move(path));
    }
}

void Paths::addTimes()
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
        add(articleSql, qint64{0}); // no time is both: nothing on this path
    } else if (from != std::numeric_limits<qint64>::min() || before != std::numeric_limits<qint64>::max()) {
        addAnyOf(timeTokens(from, before));
    }
}

// Nothing lies below the first comment of the articles asked for.
CommentId lowest(Connection& connection, const SearchTerms& terms, CommentId above)
{
    for (const auto& named : terms.articles) {
        if (named.negated || named.ids.size() > listsAtMost) {
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

AccessPath rarestAccessPath(Connection& connection, const SearchTerms& terms, SearchSpan span,
                            bool byPrefixes)
{
    span.above = lowest(connection, terms, span.above);
    const std::vector<Path> paths = Paths(connection, terms, span).all(byPrefixes);
    // What is on every path lies at or below the first comment of each.
    if (paths.size() > 1) {
        for (const Path& path : paths) {
            const CommentId first = opened(connection, path, span)->first();
            if (!first.isValid()) {
                return {};
            }
            span.upTo = std::min(span.upTo, first);
        }
    }
    AccessPath best;
    double rareness = 0;
    for (const Path& path : paths) {
        auto candidates = opened(connection, path, span);
        const double rare = paths.size() > 1 ? candidates->rareness(span.upTo) : 1;
        if (!best.candidates || rare > rareness) {
            best = {std::move(candidates), path.byWords};
            rareness = rare;
        }
    }
    return best;
}

} // namespace moderato::search
