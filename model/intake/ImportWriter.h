// The writer's half of an import: finds what is there, adds what is not, changes what the desk has not
// decided, and hangs replies under parents that came late. Neighbours: ImportQueue runs it on the writer
// thread, one batch a transaction.
#pragma once

#include "model/intake/ImportArticles.h"
#include "model/intake/ImportBatch.h"
#include "model/intake/ImportCounts.h"
#include "model/intake/ImportLinks.h"
#include "model/intake/ImportRun.h"
#include "model/intake/ImportSession.h"
#include "model/intake/OriginIndex.h"
#include "model/intake/ReplyCounts.h"
#include "model/intake/SmallImport.h"

#include <QElapsedTimer>
#include <QSet>

#include <span>

namespace moderato::sqlite {
class Connection;
}
namespace moderato::store {
class Transaction;
struct Writing;
} // namespace moderato::store

namespace moderato::intake {

class ImportWriter
{
public:
    static constexpr int problemsAtMost = 1000;

    explicit ImportWriter(const ImportOptions& options);

    // For the record of the run; before the first items.
    void comesFrom(QByteArray file, QByteArray format)
    {
        m_run.comesFrom(std::move(file), std::move(format));
    }
    // Some of the items, from the first; all unless `isAwaited` says that somebody waits. How many.
    core::Result<size_t> apply(store::Transaction& transaction, std::span<const ImportItem> items,
                               const std::function<bool()>& isAwaited);
    // A short slice of linking; true when there is no more to do.
    core::Result<bool> link(store::Transaction& transaction);
    // A short slice of the deferred counts of authors; true when none is left.
    core::Result<bool> writeDeferredCounts(store::Transaction& transaction);
    bool hasDeferredCounts() const { return m_counts.hasDeferred(); }
    // After each transaction of the import.
    void settle(bool isCommitted) { m_counts.settle(isCommitted); }
    // The last word: the event by which threads are read again.
    core::Result<void> conclude(store::Transaction& transaction);

    const ImportSummary& summary() const { return m_summary; }
    qint64 problemsLeftOut() const { return m_problemsLeftOut; }

private:
    // A comment of an earlier import.
    struct Stored
    {
        core::CommentId id;
        QByteArray digest;
        core::Marks marks = 0;
    };

    void applyItem(store::Writing& writing, const ImportItem& item);
    void enter(store::Writing& writing, ImportArticle& article);
    void applyComment(store::Writing& writing, const ImportComment& comment);
    QByteArray freeName(const ImportArticle& article, qint64 source, const QByteArray& externalId);
    std::optional<Stored> findStored(sqlite::Connection& connection, core::ArticleId article, qint64 source,
                                     const QByteArray& name);
    core::CommentId add(store::Writing& writing, const ImportComment& comment, const ImportArticle& article,
                        qint64 source, const QByteArray& name);
    void update(store::Writing& writing, const ImportComment& comment, const ImportArticle& article,
                qint64 source, core::CommentId id);
    void addFlag(sqlite::Connection& connection, core::CommentId id, const core::FlagRecord& flag);
    // How many were not there yet, open or closed.
    qint64 addMissingFlags(sqlite::Connection& connection, core::CommentId id,
                           const QList<core::FlagRecord>& flags);
    core::AuthorId authorId(store::Writing& writing, const core::AuthorRecord& author);
    qint64 sourceId(store::Writing& writing, const QByteArray& name);
    void touch(core::ArticleId article);
    void tellCountsNowAndThen(store::Writing& writing);
    void problem(core::Problem problem);

    const ImportOptions m_options;
    ImportSummary m_summary;
    qint64 m_problemsLeftOut = 0;
    ImportArticles m_articles;
    OriginIndex m_index; // comments seen in this import
    ImportLinks m_links;
    ImportCounts m_counts;
    ImportRun m_run;
    ReplyCounts m_replies;
    SmallImport m_small;
    bool m_earlierAdded = false; // to m_links
    QHash<QByteArray, qint64> m_sources;
    QHash<core::AuthorRecord, core::AuthorId> m_authors;
    QHash<QByteArray, int> m_suffixes; // the last one given, for names that a file uses more than once
    QSet<core::ArticleId> m_touched;
    QSet<core::ArticleId> m_untold; // touched since the last event
    QElapsedTimer m_sinceEvent;
};

} // namespace moderato::intake
