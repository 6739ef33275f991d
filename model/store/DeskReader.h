// What was done at this desk, and what was begun: the journal, what can be undone, kept texts, unsent replies
// and edits. Neighbours: a Reader hands it out; Journal, Versions and Drafts write what it reads.
#pragma once

#include "model/core/Decision.h"
#include "model/core/Result.h"

#include <vector>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

class DeskReader
{
public:
    explicit DeskReader(sqlite::Connection& connection) : m_connection(connection) {}

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
    core::Result<QByteArray> draft(core::CommentId comment, core::Verb verb);
    // Comments that have one.
    core::Result<std::vector<core::CommentId>> drafts();

private:
    sqlite::Connection& m_connection;
};

} // namespace moderato::store
