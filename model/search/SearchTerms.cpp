#include "model/search/SearchTerms.h"

#include "model/search/SearchText.h"
#include "model/search/SearchTokens.h"
#include "model/sqlite/Statement.h"

namespace moderato::search {

using core::Term;
using sqlite::Connection;
using sqlite::Statement;

namespace {

// More than these are frequent enough to be met on another way.
constexpr size_t namesAtMost = 400;

// All names, those that hold the pairs, and those the index does not hold yet.
struct NamesSql
{
    const char* all;
    const char* holding;
    const char* missing;
};
constexpr NamesSql authorsSql{
    "SELECT id, name || ' ' || email FROM author ORDER BY id",
    "SELECT a.id, a.name || ' ' || a.email FROM search_authors s JOIN author a ON a.id = s.rowid"
    " WHERE search_authors MATCH ?1 ORDER BY s.rowid",
    "SELECT id, name || ' ' || email FROM author WHERE id >"
    " (SELECT CASE version WHEN ?1 THEN authors ELSE 0 END FROM search_progress) ORDER BY id"};
constexpr NamesSql articlesSql{
    "SELECT id, title FROM article ORDER BY id",
    "SELECT a.id, a.title FROM search_titles s JOIN article a ON a.id = s.rowid"
    " WHERE search_titles MATCH ?1 ORDER BY s.rowid",
    "SELECT id, title FROM article WHERE id >"
    " (SELECT CASE version WHEN ?1 THEN articles ELSE 0 END FROM search_progress) ORDER BY id"};

bool contains(QByteArrayView text, const QString& folded)
{
    const QString whole = QString::fromUtf8(text);
    // Most names are plain letters, which need no folding beyond the comparison's own.
    const bool plain = std::all_of(whole.begin(), whole.end(), [](QChar c) { return c.unicode() < 0x80; });
    return plain ? whole.contains(folded, Qt::CaseInsensitive) : foldText(whole).contains(folded);
}

QByteArray quoted(QByteArray token) { return '"' + token.replace('"', "\"\"") + '"'; }

template <typename Id>
void addHolding(Statement& read, const QString& folded, std::vector<Id>& ids)
{
    while (read.next()) {
        if (contains(read.view(1), folded)) {
            ids.push_back(Id{read.integer(0)});
        }
    }
}

template <typename Id>
std::vector<Id> namesHolding(Connection& connection, const NamesSql& sql, const QString& text)
{
    const QString folded = foldText(text);
    const QByteArrayList pairs = pairTokens(folded);
    std::vector<Id> ids;
    if (pairs.isEmpty()) {
        Statement all(connection, sql.all);
        addHolding(all, folded, ids);
        return ids;
    }
    QByteArrayList expressions;
    for (const QByteArray& pair : pairs) {
        expressions.push_back(quoted(pair));
    }
    Statement holding(connection, sql.holding, allOf(expressions));
    addHolding(holding, folded, ids);
    Statement missing(connection, sql.missing, searchIndexVersion);
    addHolding(missing, folded, ids);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

void addText(SearchTerms& terms, const Term& term)
{
    const QString folded = foldText(term.text);
    QString words = term.kind == Term::Kind::Substring ? QString(u' ') : wordsOf(folded);
    if (words.size() <= 1) {
        // Signs alone (":)", "!!!") stand in no index of words: they are looked for as they are.
        terms.substrings.push_back({folded, term.negated});
        return;
    }
    const QStringView last = QStringView(words).mid(words.lastIndexOf(u' ', -2) + 1).chopped(1);
    if (term.kind == Term::Kind::Prefix && !isUnspacedWord(last)) {
        words.chop(1);
    }
    terms.words.push_back({words, term.negated});
}

template <typename NamedTerms, typename Token>
void addNames(QByteArrayList& expressions, const NamedTerms& terms, const Token& token)
{
    for (const auto& named : terms) {
        if (named.negated || named.ids.size() > namesAtMost) {
            continue;
        }
        QByteArrayList tokens;
        for (const auto id : named.ids) {
            tokens.push_back(token(id));
        }
        expressions.push_back(anyOf(tokens));
    }
}

} // namespace

QByteArray anyOf(const QByteArrayList& tokens)
{
    QByteArrayList quotes;
    for (const QByteArray& token : tokens) {
        quotes.push_back(quoted(token));
    }
    return quotes.isEmpty() ? QByteArray() : '(' + quotes.join(" OR ") + ')';
}

QByteArray allOf(const QByteArrayList& expressions) { return expressions.join(" AND "); }

bool SearchTerms::findNothing() const
{
    const auto nobody = [](const auto& named) { return !named.negated && named.ids.empty(); };
    return std::any_of(authors.begin(), authors.end(), nobody) ||
           std::any_of(articles.begin(), articles.end(), nobody);
}

bool SearchTerms::hasPrefix() const
{
    return std::any_of(words.begin(), words.end(),
                       [](const Words& one) { return !one.negated && one.isPrefix(); });
}

QByteArray SearchTerms::wordsMatch() const
{
    QByteArrayList expressions;
    for (const Words& one : words) {
        const qsizetype end = one.isPrefix() ? one.needle.lastIndexOf(u' ') + 1 : one.needle.size();
        for (const QByteArray& token : wordTokens(QStringView(one.needle).first(end))) {
            if (!one.negated && !expressions.contains(quoted(token))) {
                expressions.push_back(quoted(token));
            }
        }
    }
    return allOf(expressions);
}

QByteArray SearchTerms::namesMatch() const
{
    QByteArrayList expressions;
    addNames(expressions, authors, authorToken);
    addNames(expressions, articles, articleToken);
    return allOf(expressions);
}

QByteArray SearchTerms::prefixesMatch() const
{
    QByteArrayList expressions;
    for (const Words& one : words) {
        if (!one.negated && one.isPrefix()) {
            const qsizetype start = one.needle.lastIndexOf(u' ') + 1;
            expressions.push_back(quoted(QStringView(one.needle).mid(start).toUtf8()) + " *");
        }
    }
    return allOf(expressions);
}

QByteArray SearchTerms::excludedMatch() const
{
    QByteArrayList tokens;
    for (const Words& one : words) {
        if (one.negated && one.isSingle()) {
            tokens.push_back(QStringView(one.needle).trimmed().toUtf8());
        }
    }
    return anyOf(tokens);
}

SearchTerms searchTermsOf(Connection& connection, const core::Predicate& query)
{
    SearchTerms terms;
    for (const Term& term : query.terms) {
        switch (term.kind) {
        case Term::Kind::Word:
        case Term::Kind::Phrase:
        case Term::Kind::Prefix:
        case Term::Kind::Substring:
            addText(terms, term);
            break;
        case Term::Kind::Author:
            terms.authors.push_back(
                {namesHolding<core::AuthorId>(connection, authorsSql, term.text), term.negated});
            break;
        case Term::Kind::Article:
            terms.articles.push_back({term.number > 0
                                          ? std::vector{core::ArticleId{term.number}}
                                          : namesHolding<core::ArticleId>(connection, articlesSql, term.text),
                                      term.negated});
            break;
        default:
            terms.others.push_back(term);
        }
    }
    return terms;
}

} // namespace moderato::search
