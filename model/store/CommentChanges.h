// What can be done to comments inside a transaction: the narrow acts of which verbs are made. Each keeps the
// comment's row, its flags, its versions and all counters in step. Neighbours: model/decide's verbs call
// them, Journal keeps what they did.
#pragma once

#include "model/core/ChangeEvent.h"
#include "model/core/Predicate.h"
#include "model/core/Result.h"

#include <span>
#include <vector>

namespace moderato::store {

class Transaction;
struct Writing;

// A comment as a verb finds it; the acts below keep it true.
struct CommentState
{
    core::ArticleId article;
    core::CommentId id;
    core::CommentId parent;
    core::AuthorId author;
    std::optional<core::Status> status; // nullopt: withdrawn, a reply that was taken back
    core::DecisionId decided;           // the status decision that stands
    int version = 1;                    // of its text
    qint64 flags = 0;                   // open ones
    core::Marks marks = 0;
    core::CommentKind kind = core::CommentKind::Comment;
    qint64 createdAt = core::ShapeRow::noTime;

    core::CommentFacts facts() const;
    core::ShapeRow row() const;
};

// What a decision over ids that were read earlier needs to know of the time between.
struct Since
{
    bool leavesGone = false;     // an id that is not there is passed over
    core::Predicate stillFulfil; // what no longer does is passed over
};

class CommentChanges
{
public:
    using Ids = std::span<const core::CommentId>;

    explicit CommentChanges(Transaction& transaction);

    // In order of id, without doubles. CommentUnknown for an id that is not there or withdrawn.
    core::Result<std::vector<CommentState>> find(Ids ids, const Since& since = {});
    // Withdrawn, too; nullopt when it is not there.
    std::optional<CommentState> read(core::ArticleId article, core::CommentId id);

    void setStatus(CommentState& comment, std::optional<core::Status> status, core::DecisionId decided);

    bool hasOpenFlag(const CommentState& comment, core::FlagReason reason);
    void openFlag(CommentState& comment, const core::FlagRecord& flag, core::DecisionId by);
    void closeFlags(CommentState& comment, core::DecisionId by);
    bool movedFlags(core::DecisionId decision);
    // Those that `decision` opened or closed, as they were before it, or (`again`) after it.
    void revertFlags(CommentState& comment, core::DecisionId decision, core::DecisionId by, bool again);

    bool hasText(const CommentState& comment, QByteArrayView body, core::BodyFormat format);
    // As a new version; the old one is kept.
    void setText(CommentState& comment, const QByteArray& body, core::BodyFormat format, core::DecisionId by);
    void showVersion(CommentState& comment, int version);

    // A comment written here, not in its thread yet: setStatus() puts it there.
    CommentState add(const CommentState& parent, const core::AuthorRecord& author, const QByteArray& body);

    // To all who listen, when the transaction is committed. What enters or leaves is told as that.
    void tell(const CommentState& before, const CommentState& after);

private:
    void count(const CommentState& comment, qint64 by);
    void addFlags(CommentState& comment, qint64 more);

    Writing& m_writing;
};

} // namespace moderato::store
