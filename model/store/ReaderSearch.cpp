// Reader: words in bodies and names, by reading them all, newest first.
#include "model/store/Reader.h"
#include "model/store/Statement.h"
#include "model/text/PlainText.h"

namespace moderato::store {

using core::Result;

namespace {

constexpr qsizetype snippetBefore = 40;
constexpr qsizetype snippetAfter = 80;

constexpr char searchSql[] = "SELECT c.id, c.article_id, a.name, t.body, t.body_format FROM comment c"
                             " JOIN content t ON t.comment_id = c.id JOIN author a ON a.id = c.author_id"
                             " WHERE c.status < 4 ORDER BY c.created_at DESC, c.id DESC";

QString snippetAround(const QString& text, qsizetype position, qsizetype length)
{
    qsizetype first = std::max<qsizetype>(0, position - snippetBefore);
    qsizetype last = std::min(text.size(), position + length + snippetAfter);
    // Never half a character.
    if (first > 0 && text.at(first).isLowSurrogate()) {
        --first;
    }
    if (last < text.size() && text.at(last).isLowSurrogate()) {
        ++last;
    }
    const QString middle = text.mid(first, last - first).simplified();
    return (first > 0 ? QStringLiteral("…") : QString()) + middle +
           (last < text.size() ? QStringLiteral("…") : QString());
}

} // namespace

Result<std::vector<SearchHit>> Reader::search(const QString& text, int limit)
{
    std::vector<SearchHit> hits;
    const QString wanted = text.simplified();
    if (wanted.isEmpty()) {
        return hits;
    }
    Statement read(*m_connection, searchSql);
    while (static_cast<int>(hits.size()) < limit && read.next()) {
        const QString body = text::plainText(read.view(3), read.as<core::BodyFormat>(4));
        const qsizetype position = body.indexOf(wanted, 0, Qt::CaseInsensitive);
        if (position >= 0 || QString::fromUtf8(read.view(2)).contains(wanted, Qt::CaseInsensitive)) {
            hits.push_back({core::CommentId{read.integer(0)}, core::ArticleId{read.integer(1)},
                            snippetAround(body, std::max<qsizetype>(position, 0), wanted.size())});
        }
    }
    return m_connection->judged(std::move(hits));
}

} // namespace moderato::store
