// What is under way inside one transaction of the writer: the connection, the counters that move, the event
// that will tell it. Private to the rooms of the database: the verbs work through CommentChanges and Journal.
// Neighbours: Transaction owns it, Journal, CommentChanges and model/intake write through it.
#pragma once

#include "model/core/ChangeEvent.h"
#include "model/core/Result.h"
#include "model/store/Counters.h"

#include <vector>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

class Transaction;

struct Writing
{
    explicit Writing(sqlite::Connection& on) : connection(on) {}

    core::CommentId nextCommentId();
    core::AuthorId authorId(const core::AuthorRecord& author);
    qint64 sourceId(const QByteArray& name);

    // Who entered is told as it is at the end, when several steps may have changed it.
    void tellEntered(core::CommentId id) { entered.push_back(id); }
    // The event goes out even when it names no comment: counts moved.
    void announce() { isAnnounced = true; }

    // Writes the counters and completes the event; nullopt when there is nothing to tell.
    core::Result<std::optional<core::ChangeEvent>> finish();

    sqlite::Connection& connection;
    Counters counters;
    core::ChangeEvent event;

private:
    void completeRows();

    bool isAnnounced = false;
    std::vector<core::CommentId> entered;
    core::CommentId lastComment;
};

Writing& writingOf(Transaction& transaction);

} // namespace moderato::store
