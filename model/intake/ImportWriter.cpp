#include "model/intake/ImportWriter.h"

#include "model/sqlite/Statement.h"
#include "model/store/Writing.h"

#include <algorithm>

namespace moderato::intake {

using core::ArticleId;
using core::CommentId;
using core::Mark;
using core::Marks;
using core::Problem;
using core::ProblemCode;
using core::Result;
using sqlite::Blob;
using sqlite::Connection;
using sqlite::Statement;
using store::Transaction;
using store::Writing;

namespace {

constexpr qint64 eventMilliseconds = 500;
constexpr qsizetype authorsAtMost = 200'000;
constexpr qsizetype authorsAtOnce = 4096;
constexpr size_t itemsBetweenLooks = 16;

constexpr char storedSql[] =
    "SELECT t.comment_id, t.record_digest, c.marks FROM content t JOIN comment c"
    " ON c.id = t.comment_id WHERE t.article_id = ?1 AND t.source_id = ?2 AND t.external_id = ?3";
constexpr char addCommentSql[] =
    "INSERT INTO comment(article_id, id, parent_id, created_at, author_id, status, flags, marks, kind,"
    " version, replies, links) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1, 0, ?10)";
constexpr char addContentSql[] =
    "INSERT INTO content(comment_id, article_id, source_id, external_id, parent_external_id,"
    " record_digest, body, body_format, body_sha256, kind_word, ip, user_agent, arrived_at, import_run_id)"
    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";

QString shown(const QByteArray& id) { return QString::fromUtf8(id.left(200)); }

} // namespace

ImportWriter::ImportWriter(const ImportOptions& options) : m_options(options) { m_sinceEvent.start(); }

Result<size_t> ImportWriter::apply(Transaction& transaction, std::span<const ImportItem> items,
                                   const std::function<bool()>& isAwaited)
{
    store::Writing& writing = store::writingOf(transaction);
    Connection& connection = writing.connection;
    m_run.begin(connection);
    size_t applied = 0;
    bool goesOn = true;
    while (goesOn && applied < items.size()) {
        applyItem(writing, items[applied]);
        ++applied;
        goesOn = !connection.failed() && (applied % itemsBetweenLooks != 0 || !isAwaited());
    }
    m_replies.write(connection);
    m_counts.defer(connection, writing.counters);
    m_counts.writeIfDue(connection, 2 * static_cast<qsizetype>(applied));
    tellCountsNowAndThen(writing);
    return connection.judged(applied);
}

void ImportWriter::applyItem(Writing& writing, const ImportItem& item)
{
    if (const auto* comment = std::get_if<ImportComment>(&item)) {
        applyComment(writing, *comment);
        return;
    }
    m_articles.begin(std::get<core::ArticleRecord>(item));
    ImportArticle* article = m_articles.last();
    if (m_options.allArticles || article->id.isValid()) {
        enter(writing, *article);
    }
}

Result<bool> ImportWriter::writeDeferredCounts(Transaction& transaction)
{
    Connection& connection = store::writingOf(transaction).connection;
    const bool all = m_counts.writeDeferred(connection, authorsAtOnce);
    return connection.judged(all);
}

void ImportWriter::enter(Writing& writing, ImportArticle& article)
{
    if (!article.waiting) {
        return;
    }
    if (m_articles.enter(writing, article, sourceId(writing, article.record.origin.source))) {
        ++m_summary.articles;
        touch(article.id);
        m_small.giveUp(); // who lists articles has to read it
    }
    if (!m_summary.firstArticle.isValid()) {
        m_summary.firstArticle = article.id;
    }
}

void ImportWriter::applyComment(Writing& writing, const ImportComment& comment)
{
    const core::CommentRecord& record = comment.record;
    ImportArticle* article = m_articles.of(record);
    if (!article) {
        problem({Problem::Severity::Warning,
                 ProblemCode::SkippedRecord,
                 shown(record.origin.externalId),
                 {QStringLiteral("article-unknown")}});
        return;
    }
    enter(writing, *article);
    const qint64 source = sourceId(writing, record.origin.source);
    const QByteArray name = freeName(*article, source, record.origin.externalId);
    if (!article->isNew) {
        if (const auto stored = findStored(writing.connection, article->id, source, name)) {
            m_index.insert(article->id, source, name, stored->id);
            if (stored->digest != comment.digest) {
                update(writing, comment, *article, source, stored->id);
            } else {
                ++m_summary.unchanged;
                if (core::hasMark(stored->marks, Mark::Orphan)) {
                    m_links.seenOrphan(stored->id);
                }
            }
            return;
        }
    }
    const CommentId added = add(writing, comment, *article, source, name);
    m_index.insert(article->id, source, name, added);
    m_small.add(added);
    ++m_summary.comments;
    touch(article->id);
}

// A name that this import has not used in this article: a file that gives two comments one id keeps both.
QByteArray ImportWriter::freeName(const ImportArticle& article, qint64 source, const QByteArray& externalId)
{
    if (!m_index.find(article.id, source, externalId).isValid()) {
        return externalId;
    }
    const QByteArray key =
        QByteArray::number(article.id.value) + ' ' + QByteArray::number(source) + ' ' + externalId;
    int& suffix = m_suffixes.insert(key, m_suffixes.value(key, 1)).value();
    QByteArray name;
    do {
        name = externalId + '~' + QByteArray::number(++suffix);
    } while (m_index.find(article.id, source, name).isValid());
    problem({Problem::Severity::Warning, ProblemCode::DuplicateId, shown(name), {shown(externalId)}});
    return name;
}

std::optional<ImportWriter::Stored> ImportWriter::findStored(Connection& connection, ArticleId article,
                                                             qint64 source, const QByteArray& name)
{
    Statement read(connection, storedSql, article, source, name);
    if (!read.next()) {
        return std::nullopt;
    }
    return Stored{CommentId{read.integer(0)}, read.bytes(1), read.as<Marks>(2)};
}

CommentId ImportWriter::add(Writing& writing, const ImportComment& comment, const ImportArticle& article,
                            qint64 source, const QByteArray& name)
{
    Connection& connection = writing.connection;
    const core::CommentRecord& record = comment.record;
    const CommentId id = writing.nextCommentId();
    Marks marks = comment.links > 0 ? static_cast<Marks>(Mark::HasLink) : Marks{};
    CommentId parent;
    std::optional<QByteArrayView> parentName;
    if (!record.parentExternalId.isEmpty()) {
        parentName = record.parentExternalId;
        parent = findParent(connection, m_index, article.id, source, article.source, record.parentExternalId,
                            article.isNew);
        if (!parent.isValid()) {
            // An orphan until link() finds the parent: a run that stops here leaves nothing untrue.
            marks |= static_cast<Marks>(Mark::Orphan);
            m_links.wait({id, article.id, source, article.source, record.parentExternalId, name, true});
        }
    }
    const core::AuthorId author = authorId(writing, record.author);
    Statement(connection, addCommentSql)
        .run(article.id, id, parent, record.createdAt, author, comment.status, record.flags.size(), marks,
             record.kind, comment.links);
    Statement(connection, addContentSql)
        .run(id, article.id, source, name, parentName, Blob{comment.digest}, record.body, record.bodyFormat,
             Blob{comment.bodyHash}, record.kindWord, record.ip, record.userAgent, m_run.arrivedAt(),
             m_run.number());
    for (const core::FlagRecord& flag : record.flags) {
        addFlag(connection, id, flag);
    }
    if (parent.isValid()) {
        m_replies.add(article.id, parent, 1);
    }
    writing.counters.add(article.id, author, static_cast<int>(comment.status), !record.flags.isEmpty(), 1);
    writing.counters.see(author, record.createdAt);
    return id;
}

core::AuthorId ImportWriter::authorId(Writing& writing, const core::AuthorRecord& author)
{
    const auto known = m_authors.constFind(author);
    if (known != m_authors.cend()) {
        return *known;
    }
    if (m_authors.size() >= authorsAtMost) {
        m_authors.clear();
    }
    const core::AuthorId id = writing.authorId(author);
    m_authors.insert(author, id);
    return id;
}

qint64 ImportWriter::sourceId(Writing& writing, const QByteArray& name)
{
    qint64& id = m_sources[name];
    if (id == 0) {
        id = writing.sourceId(name);
    }
    return id;
}

void ImportWriter::touch(ArticleId article)
{
    m_touched.insert(article);
    m_untold.insert(article);
}

void ImportWriter::tellCountsNowAndThen(Writing& writing)
{
    if (m_untold.isEmpty() || m_sinceEvent.elapsed() < eventMilliseconds) {
        return;
    }
    for (const ArticleId article : std::as_const(m_untold)) {
        writing.event.articleCounts.insert(article, {});
    }
    m_untold.clear();
    writing.announce();
    m_sinceEvent.restart();
}

Result<bool> ImportWriter::link(Transaction& transaction)
{
    Connection& connection = store::writingOf(transaction).connection;
    if (!m_earlierAdded) {
        for (const ImportArticle& article : m_articles.all()) {
            if (article.id.isValid() && !article.isNew) {
                m_links.addEarlier(connection, article.id, article.source);
            }
        }
        m_earlierAdded = true;
    }
    const bool all = m_links.link(
        connection, m_index, [this](const ImportLink& link, CommentId parent, ImportLinks::Outcome outcome) {
            if (outcome != ImportLinks::Outcome::Missing) {
                touch(link.article);
                m_small.giveUp(); // its place in the tree is another
            }
            if (outcome == ImportLinks::Outcome::Linked) {
                m_replies.add(link.article, parent, 1);
            }
            if (outcome == ImportLinks::Outcome::Circle) {
                problem({Problem::Severity::Warning,
                         ProblemCode::ParentCycle,
                         shown(link.name),
                         {shown(link.name)}});
            } else if (outcome == ImportLinks::Outcome::Missing && link.inFile) {
                ++m_summary.orphans;
                problem({Problem::Severity::Warning,
                         ProblemCode::ParentMissing,
                         shown(link.name),
                         {shown(link.name), shown(link.parentName)}});
            }
        });
    m_replies.write(connection);
    return connection.judged(all);
}

Result<void> ImportWriter::conclude(Transaction& transaction)
{
    Writing& writing = store::writingOf(transaction);
    m_run.end(writing.connection);
    if (!m_touched.isEmpty()) {
        if (!m_small.tell(writing)) {
            writing.event.reread.assign(m_touched.cbegin(), m_touched.cend());
            std::sort(writing.event.reread.begin(), writing.event.reread.end());
        }
        for (const ArticleId article : std::as_const(m_touched)) {
            writing.event.articleCounts.insert(article, {});
        }
        writing.announce();
    }
    return writing.connection.judged();
}

void ImportWriter::problem(Problem problem)
{
    if (m_summary.problems.size() < problemsAtMost) {
        m_summary.problems.push_back(std::move(problem));
    } else {
        ++m_problemsLeftOut;
    }
}

} // namespace moderato::intake
