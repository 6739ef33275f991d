// One import into a database: takes records, links parents, keeps decisions, counts what is new and what is
// not. Neighbours: a reader pours into it; Store's writer thread does the writing, batch by batch.
#pragma once

#include "model/core/Ids.h"
#include "model/core/Sink.h"

#include <functional>
#include <memory>

namespace moderato::store {
class Store;
}

namespace moderato::intake {

struct ImportOptions
{
    core::Status statusWhenNone = core::Status::Pending; // for records whose format has no status
    bool allArticles = false;                            // articles without a comment, too
};

struct ImportSummary
{
    qint64 articles = 0;           // created, or changed by the file
    qint64 comments = 0;           // created, or changed by the file
    qint64 unchanged = 0;          // comments already there and equal
    qint64 orphans = 0;            // of the comments in the file: parent named and absent
    QList<core::Problem> problems; // at most 1,000 kept; the last then says how many more
    core::ArticleId firstArticle;  // of the file, for opening it; invalid when none entered
};

using ImportProgress = std::function<void(double share, qint64 comments)>;

class ImportSession final : public core::Sink
{
public:
    // In the calling (worker) thread, where it stays; ends before the store. DatabaseReadOnly.
    static core::Result<std::unique_ptr<ImportSession>> begin(store::Store& store,
                                                              const ImportOptions& options);
    ~ImportSession() override; // without finish(): what was committed stays, and a re-run finishes it

    core::Result<void> article(const core::ArticleRecord& record) override;
    core::Result<void> comment(const core::CommentRecord& record) override;
    void problem(const core::Problem& problem) override;
    void progress(double share) override;
    void begins(const QString& path, QByteArrayView format) override;
    core::Result<void> checkInput(const QString& path) override;

    // Called from the importing thread.
    void setProgressCallback(ImportProgress callback);

    // Links what waits for its parent, breaks cycles, commits the rest. Call once, last.
    core::Result<ImportSummary> finish();

private:
    class Private;
    explicit ImportSession(std::unique_ptr<Private> d);

    std::unique_ptr<Private> d;
};

} // namespace moderato::intake
