// One connection that reads a database, and what is read of it: threads and comments here, as core::Source;
// rows, counts, the desk's own, targets and searches by the readers it hands out. Neighbours: Store opens it;
// item models, the command line and the exporters ask it. One object, one thread; what it hands out lives no
// longer than it.
#pragma once

#include "model/core/Source.h"

#include <QHash>

#include <memory>

namespace moderato::search {
class Searcher;
}
namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

class CountReader;
class DeskReader;
class RowReader;
class TargetReader;

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
    core::Result<core::Comment> comment(core::CommentId id);
    core::Result<std::vector<core::CommentId>> fulfilling(core::ArticleId article,
                                                          const core::Predicate& predicate,
                                                          const std::stop_token& stop) override;
    // No file of this database, nor of another.
    core::Result<void> checkTarget(const QString& path) override;

    RowReader rows();       // of threads, as they are shown
    CountReader counts();   // of articles, authors and all
    DeskReader desk();      // decisions and drafts
    TargetReader targets(); // of a verb
    search::Searcher searcher();

private:
    QByteArray sourceName(qint64 id);

    std::unique_ptr<sqlite::Connection> m_connection;
    QHash<qint64, QByteArray> m_sourceNames;
};

} // namespace moderato::store
