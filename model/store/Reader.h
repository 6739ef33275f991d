// Everything that can be asked of a database, on a read-only connection of its own.
// Neighbours: Store opens it; item models, the command line and the exporters ask it. One object, one thread.
#pragma once

#include "model/core/Decision.h"
#include "model/core/Filter.h"
#include "model/core/Source.h"
#include "model/query/Query.h"

#include <QHash>

#include <functional>
#include <memory>
#include <stop_token>

namespace moderato::store {

class Connection;

// What rows show of a comment: enough for the delegate, cheap enough for scrolling.
struct RowText
{
    core::CommentId id;
    QByteArray authorName;
    QByteArray bodyStart; // the first 2,000 bytes of the body, cut at a character
    core::BodyFormat bodyFormat = core::BodyFormat::Plain;
    qint64 bodyBytes = 0;
};

struct SearchHit
{
    core::CommentId id;
    core::ArticleId article;
    QByteArray author;
    QByteArray articleTitle;
    QString snippet; // about 120 characters around the first match, one safe line
    struct Found
    {
        qsizetype start = 0;
        qsizetype length = 0;
        friend bool operator==(const Found&, const Found&) = default;
    };
    std::vector<Found> found; // where the words stand in the snippet, ascending; they may overlap
};

struct SearchProgress
{
    qint64 indexed = 0; // comments, those withdrawn among them
    qint64 total = 0;

    bool isComplete() const { return indexed >= total; }
};

class Reader final : public core::Source
{
public:
    explicit Reader(std::unique_ptr<Connection> connection);
    ~Reader() override;

    core::Result<std::vector<core::ArticleId>> articleIds() override;
    core::Result<core::Article> article(core::ArticleId id) override;
    core::Result<void> readShape(core::ArticleId id, const ShapeVisitor& visit) override;
    core::Result<std::vector<core::Comment>> comments(std::span<const core::CommentId> ids) override;
    // All of one call are of one moment.
    core::Result<void> visitComments(std::span<const core::CommentId> ids,
                                     const CommentVisitor& visit) override;

    // The first `limit` top-level comments of a thread in display order, for a first paint before the shape
    // is there.
    core::Result<std::vector<core::ShapeRow>> firstRows(core::ArticleId id, int limit);
    core::Result<std::vector<RowText>> rowTexts(std::span<const core::CommentId> ids);
    core::Result<core::Comment> comment(core::CommentId id);

    // Ids for a verb, in the order that suits writing them. `goesOn` is asked now and then: false =
    // Cancelled.
    using GoesOn = std::function<bool()>;
    core::Result<std::vector<core::CommentId>> matching(const core::Scope& scope, const GoesOn& goesOn);
    // The ids, and everything below each of them, without doubles. O(comments of the articles concerned).
    // CommentUnknown for an id that is not there.
    core::Result<std::vector<core::CommentId>> withReplies(std::span<const core::CommentId> ids,
                                                           const GoesOn& goesOn);
    // The ids sorted, without doubles; CommentUnknown for one that is not there.
    core::Result<std::vector<core::CommentId>> known(std::span<const core::CommentId> ids,
                                                     const GoesOn& goesOn);

    // All articles with their counters, in order of import; O(articles).
    core::Result<std::vector<core::ArticleSummary>> articles();
    // These alone, without those that are not there.
    core::Result<std::vector<core::ArticleSummary>> articles(std::span<const core::ArticleId> ids);
    // Of every article that has or had comments, in order of import; O(articles), and touches none of them:
    // fifty thousand in some 20 ms.
    core::Result<std::vector<core::ArticleCounts>> articleCounts();
    core::Result<core::Counts> counts();                   // O(1)
    core::Result<core::Counts> counts(core::ArticleId id); // O(1)
    core::Result<core::AuthorSummary> author(core::AuthorId id);

    // Newest first, at most `limit`.
    core::Result<std::vector<core::JournalEntry>> journal(int limit);
    // Decisions about one comment, newest first, each with the first comments it was about, at most
    // JournalEntry::listedInHistory.
    core::Result<std::vector<core::JournalEntry>> history(core::CommentId id);
    core::Result<core::UndoState> undoState();

    // The unsent reply to a comment; empty when there is none.
    core::Result<QByteArray> draft(core::CommentId parent);
    core::Result<std::vector<core::CommentId>> drafts();

    // Comments of which every term holds, in descending order of id (those that came in last first), at most
    // `limit`, each shown to `visit` as it is found until that answers false. Words are looked up in the
    // index, and read in what it does not hold yet, so that the answer is whole at any time; a term without
    // an index of its own (a substring, a frequent beginning) is asked of one comment after the other. Ends
    // early with Cancelled when `stop` is asked for, from any thread. A query without terms finds nothing.
    using HitVisitor = std::function<bool(const SearchHit&)>;
    core::Result<void> search(const query::Query& query, qint64 limit, const HitVisitor& visit,
                              const std::stop_token& stop = {});
    // All of one article's comments that fulfil the query, in descending order of id.
    using IdVisitor = std::function<bool(core::CommentId)>;
    core::Result<void> matches(const query::Query& query, core::ArticleId article, const IdVisitor& visit,
                               const std::stop_token& stop = {});
    // How far the search index has come. O(1).
    core::Result<SearchProgress> searchProgress();

    struct CheckReport
    {
        QStringList faults; // technical lines; empty = sound
        qint64 comments = 0;
    };
    // Integrity, foreign keys, counters recounted, bodies against their hashes.
    core::Result<CheckReport> check();

    // Copies the database to a new file while it is in use; refuses to overwrite.
    core::Result<void> backupTo(const QString& file);

private:
    QByteArray sourceName(qint64 id);

    std::unique_ptr<Connection> m_connection;
    QHash<qint64, QByteArray> m_sourceNames;
};

} // namespace moderato::store
