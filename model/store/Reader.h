// Everything that can be asked of a database, on a read-only connection of its own.
// Neighbours: Store opens it; item models, the command line and the exporters ask it. One object, one thread.
#pragma once

#include "model/core/Decision.h"
#include "model/core/Filter.h"
#include "model/core/Source.h"
#include "model/search/Searcher.h"

#include <QHash>

#include <memory>
#include <stop_token>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

// What rows show of a comment: enough for the delegate, cheap enough for scrolling.
struct RowText
{
    core::CommentId id;
    QByteArray authorName;
    QByteArray bodyStart; // the first 2,000 bytes of the body, cut at a character
    core::BodyFormat bodyFormat = core::BodyFormat::Plain;
    qint64 bodyBytes = 0;
};

class Reader final : public core::Source
{
public:
    explicit Reader(std::unique_ptr<sqlite::Connection> connection);
    ~Reader() override;

    core::Result<std::vector<core::ArticleId>> articleIds() override;
    core::Result<core::Article> article(core::ArticleId id) override;
    core::Result<void> readShape(core::ArticleId id, const ShapeVisitor& visit,
                                 const std::stop_token& stop) override;
    core::Result<std::vector<core::Comment>> comments(std::span<const core::CommentId> ids) override;
    // All of one call are of one moment.
    core::Result<void> visitComments(std::span<const core::CommentId> ids, const CommentVisitor& visit,
                                     const std::stop_token& stop) override;

    // The first `limit` top-level comments of a thread in display order, for a first paint before the shape
    // is there.
    core::Result<std::vector<core::ShapeRow>> firstRows(core::ArticleId id, int limit);
    core::Result<std::vector<RowText>> rowTexts(std::span<const core::CommentId> ids);
    core::Result<core::Comment> comment(core::CommentId id);

    // Ids for a verb, in the order that suits writing them. Cancelled soon after `stop` asks for it.
    core::Result<std::vector<core::CommentId>> matching(const core::Scope& scope,
                                                        const std::stop_token& stop = {});
    // The ids, and everything below each of them, without doubles. O(comments of the articles concerned).
    // CommentUnknown for an id that is not there.
    core::Result<std::vector<core::CommentId>> withReplies(std::span<const core::CommentId> ids,
                                                           const std::stop_token& stop = {});
    // The ids sorted, without doubles; CommentUnknown for one that is not there.
    core::Result<std::vector<core::CommentId>> known(std::span<const core::CommentId> ids,
                                                     const std::stop_token& stop = {});

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
    // What a decision is about, by comment after this one, at most `limit`: what another desk needs of it.
    core::Result<std::vector<core::DecisionItem>> decisionItems(core::DecisionId id, core::CommentId after,
                                                                int limit);
    // Every text the comment has had, the oldest first; none when it has had one alone.
    core::Result<std::vector<core::CommentVersion>> versions(core::CommentId id);
    core::Result<core::UndoState> undoState(const core::DecidedBy& by);

    // The unsent reply to a comment, or edit of it; empty when there is none.
    core::Result<QByteArray> draft(core::CommentId comment, core::Action action);
    // Comments that have one.
    core::Result<std::vector<core::CommentId>> drafts();

    // On this reader's connection: not for longer than it, and in its thread.
    search::Searcher searcher() { return search::Searcher(*m_connection); }

    struct CheckReport
    {
        QStringList faults; // technical lines; empty = sound
        qint64 comments = 0;
    };
    // Integrity, foreign keys, counters recounted, bodies against their hashes.
    core::Result<CheckReport> check();

    // Copies the database to a new file while it is in use; refuses to overwrite.
    core::Result<void> backupTo(const QString& file);

    // No file of this database, nor of another.
    core::Result<void> checkTarget(const QString& path) override;

private:
    QByteArray sourceName(qint64 id);

    std::unique_ptr<sqlite::Connection> m_connection;
    QHash<qint64, QByteArray> m_sourceNames;
};

} // namespace moderato::store
