#include "model/intake/ImportArticles.h"

#include "model/search/SearchIndex.h"
#include "model/sqlite/Statement.h"
#include "model/store/ReadShape.h"
#include "model/store/Writing.h"

namespace moderato::intake {

using core::ArticleRecord;
using search::SearchIndex;
using sqlite::Connection;
using sqlite::Statement;
using store::Writing;

namespace {

constexpr char findSql[] =
    "SELECT id, title, url, byline, published_at, caption, body, body_format, state FROM article"
    " WHERE source_id = ?1 AND external_id = ?2";
constexpr char addSql[] =
    "INSERT INTO article(source_id, external_id, title, url, byline, published_at, caption, body,"
    " body_format, state) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id";
constexpr char updateSql[] =
    "UPDATE article SET title = ?2, url = ?3, byline = ?4, published_at = ?5, caption = ?6, body = ?7,"
    " body_format = ?8, state = ?9 WHERE id = ?1";

QByteArray keyOf(const core::Origin& origin)
{
    return QByteArray::number(origin.source.size()) + ' ' + origin.source + origin.externalId;
}

bool take(QByteArray& into, const QByteArray& from)
{
    if (from.isEmpty() || into == from) {
        return false;
    }
    into = from;
    return true;
}

// Empty fields leave what is there. True when something changed.
bool complete(ArticleRecord& into, const ArticleRecord& from)
{
    bool some = take(into.title, from.title);
    some |= take(into.url, from.url);
    some |= take(into.byline, from.byline);
    some |= take(into.caption, from.caption);
    if (from.publishedAt && into.publishedAt != from.publishedAt) {
        into.publishedAt = from.publishedAt;
        some = true;
    }
    if (into.state != from.state) {
        into.state = from.state;
        some = true;
    }
    if (!from.body.isEmpty() && (into.body != from.body || into.bodyFormat != from.bodyFormat)) {
        into.body = from.body;
        into.bodyFormat = from.bodyFormat;
        some = true;
    }
    return some;
}

ArticleRecord readRecord(const Statement& read)
{
    ArticleRecord record;
    record.title = read.bytes(1);
    record.url = read.bytes(2);
    record.byline = read.bytes(3);
    record.publishedAt = read.optionalInteger(4);
    record.caption = read.bytes(5);
    record.body = read.bytes(6);
    record.bodyFormat = store::readFormat(read.integer(7));
    record.state = store::readArticleState(read.integer(8));
    return record;
}

} // namespace

void ImportArticles::begin(const ArticleRecord& record)
{
    ImportArticle*& article = m_byOrigin[keyOf(record.origin)];
    if (!article) {
        m_articles.push_back({record, {}, 0, false, false, true});
        article = &m_articles.back();
    } else if (complete(article->record, record)) {
        article->waiting = true;
    }
    m_last = article;
}

ImportArticle* ImportArticles::of(const core::CommentRecord& comment)
{
    const bool ofLast = m_last && m_last->record.origin.externalId == comment.articleExternalId;
    if (ofLast && m_last->record.origin.source == comment.origin.source) {
        return m_last;
    }
    ImportArticle* article = m_byOrigin.value(keyOf({comment.origin.source, comment.articleExternalId}));
    return article || !ofLast ? article : m_last;
}

bool ImportArticles::enter(Writing& writing, ImportArticle& article, qint64 source)
{
    if (!article.waiting) {
        return false;
    }
    article.waiting = false;
    Connection& connection = writing.connection;
    article.source = source;
    bool changed = false;
    const ArticleRecord& told = article.record;
    Statement find(connection, findSql, source, told.origin.externalId);
    if (find.next()) {
        article.id.value = find.integer(0);
        ArticleRecord stored = readRecord(find);
        changed = complete(stored, told);
        if (changed) {
            SearchIndex(connection).renamed(article.id, stored.title);
            Statement(connection, updateSql)
                .run(article.id, stored.title, stored.url, stored.byline, stored.publishedAt, stored.caption,
                     stored.body, stored.bodyFormat, stored.state);
        }
    } else {
        Statement add(connection, addSql, source, told.origin.externalId, told.title, told.url, told.byline,
                      told.publishedAt, told.caption, told.body, told.bodyFormat, told.state);
        article.id.value = add.next() ? add.integer(0) : 0;
        article.isNew = true;
        changed = true;
    }
    return changed && !std::exchange(article.counted, true);
}

} // namespace moderato::intake
