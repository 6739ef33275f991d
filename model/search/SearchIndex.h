// The search index on the writer's side: filled behind everything else in short slices, from the lowest id
// up, and kept true when what it holds changes. Neighbours: WriterThread fills it when idle, the verbs and
// the import tell it what changed, Reader searches it.
#pragma once

#include "model/search/SearchTokens.h"

#include <QDeadlineTimer>

#include <functional>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::search {

class SearchDepths;

class SearchIndex
{
public:
    explicit SearchIndex(sqlite::Connection& connection) : m_connection(connection) {}

    // Is there a comment, an author or an article it does not hold yet, or was it built by other rules? O(1).
    bool isBehind();
    // Takes in what is missing until `end`, or until somebody waits. How far it came is part of the same
    // transaction, so a crash costs one slice. `depths` is the same from slice to slice, so that a chain that
    // takes longer than one to walk is walked once. Inside a transaction.
    using SomebodyWaits = std::function<bool()>;
    void fill(SearchDepths& depths, const QDeadlineTimer& end, const SomebodyWaits& waits);
    // Brings the parts that filling leaves behind together; false when there is nothing to do. Inside a
    // transaction.
    bool tidy(const QDeadlineTimer& end, const SomebodyWaits& waits);

    // Inside the transaction that changes them; cheap when the index has not come to them yet.
    core::CommentId through(); // every comment up to this one is in
    void replace(core::CommentId id, const IndexedComment& before, const IndexedComment& after);
    void edited(core::CommentId id, const IndexedComment& before); // after the change
    void moved(core::ArticleId article);                           // a comment of it, under another parent
    void renamed(core::ArticleId article, QByteArrayView title);

private:
    void beginAnew();
    bool fillNames(const QDeadlineTimer& end);
    void fillComments(SearchDepths& depths, const QDeadlineTimer& end, const SomebodyWaits& waits);

    sqlite::Connection& m_connection;
};

} // namespace moderato::search
