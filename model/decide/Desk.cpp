#include "model/decide/Desk.h"

#include "model/store/Store.h"
#include "model/store/Transaction.h"

namespace moderato::decide {

using core::Action;
using core::CommentId;
using core::Error;
using core::ErrorCode;
using core::Result;
using store::Transaction;

namespace {

constexpr size_t outcomeComments = 1000;

// As many steps as there are, up to the count; an error only when there is none at all.
Result<Transaction::Applied> steps(Transaction& transaction, const Verb& verb,
                                   const core::Moderator& moderator)
{
    const auto step = [&] {
        return verb.action == Action::Undo ? transaction.undo(moderator) : transaction.redo(moderator);
    };
    auto last = step();
    for (int done = 1; done < verb.count && last; ++done) {
        auto next = step();
        if (!next) {
            const ErrorCode code = next.error().code;
            const bool listEnds = code == ErrorCode::NothingToUndo || code == ErrorCode::NothingToRedo;
            return listEnds ? last : next;
        }
        last = std::move(next);
    }
    return last;
}

Error noTarget() { return {ErrorCode::CommentUnknown, {}, 0, {}}; }

Result<Transaction::Applied> apply(Transaction& transaction, const Verb& verb,
                                   const core::Moderator& moderator)
{
    if (verb.action == Action::Undo || verb.action == Action::Redo) {
        return steps(transaction, verb, moderator);
    }
    std::vector<CommentId> ids = verb.targets.ids;
    if (ids.empty()) {
        return noTarget();
    }
    if (verb.targets.withReplies) {
        auto all = transaction.withReplies(ids);
        if (!all) {
            return all.error();
        }
        ids = std::move(*all);
    }
    switch (verb.action) {
    case Action::Approve:
        return transaction.setStatus(moderator, core::Status::Approved, ids, verb.reason);
    case Action::Reject:
        return transaction.setStatus(moderator, core::Status::Rejected, ids, verb.reason);
    case Action::Spam:
        return transaction.setStatus(moderator, core::Status::Spam, ids, verb.reason);
    case Action::Pending:
        return transaction.setStatus(moderator, core::Status::Pending, ids, verb.reason);
    case Action::Flag:
        return transaction.flag(moderator, verb.flagReason, ids, verb.text);
    case Action::Unflag:
        return transaction.unflag(moderator, ids);
    case Action::Reply:
        return transaction.reply(moderator, ids.front(), verb.text);
    case Action::Edit:
        return transaction.edit(moderator, ids.front(), verb.text);
    case Action::Undo:
    case Action::Redo:
        break;
    }
    return noTarget();
}

Outcome outcomeOf(Transaction::Applied applied)
{
    Outcome outcome;
    outcome.decision = applied.decision;
    outcome.changed = static_cast<qint64>(applied.comments.size());
    outcome.created = applied.created;
    outcome.action = applied.action;
    outcome.comments = std::move(applied.comments);
    if (outcome.comments.size() > outcomeComments) {
        outcome.comments.resize(outcomeComments);
    }
    return outcome;
}

store::Store::Work workOf(Verb verb, core::Moderator moderator, std::shared_ptr<Outcome> outcome)
{
    return [verb = std::move(verb), moderator = std::move(moderator),
            outcome = std::move(outcome)](Transaction& transaction) -> Result<void> {
        auto applied = apply(transaction, verb, moderator);
        if (!applied) {
            return applied.error();
        }
        *outcome = outcomeOf(std::move(*applied));
        return {};
    };
}

Result<Outcome> answer(const Result<void>& written, const Outcome& outcome)
{
    if (!written) {
        return written.error();
    }
    return outcome;
}

} // namespace

Desk::Desk(store::Store& store, core::Moderator moderator, QObject* parent)
    : QObject(parent), m_store(store), m_moderator(std::move(moderator))
{
}

void Desk::setModerator(core::Moderator moderator) { m_moderator = std::move(moderator); }

void Desk::perform(Verb verb, QObject* context, Done done)
{
    const auto outcome = std::make_shared<Outcome>();
    m_store.write(store::Store::Lane::Decision, workOf(std::move(verb), m_moderator, outcome), context,
                  [outcome, done = std::move(done)](const Result<void>& written) {
                      if (done) {
                          done(answer(written, *outcome));
                      }
                  });
}

Result<Outcome> Desk::performAndWait(const Verb& verb)
{
    const auto outcome = std::make_shared<Outcome>();
    const Result<void> written =
        m_store.writeAndWait(store::Store::Lane::Decision, workOf(verb, m_moderator, outcome));
    return answer(written, *outcome);
}

void Desk::saveDraft(CommentId parent, const QByteArray& text)
{
    m_store.write(store::Store::Lane::Decision,
                  [parent, text](Transaction& transaction) { return transaction.saveDraft(parent, text); },
                  nullptr, {});
}

} // namespace moderato::decide
