#include "model/query/PredicateAnswer.h"

#include <algorithm>

namespace moderato::query {

using core::Term;

namespace {

constexpr qint64 minute = 60'000; // ms

Answer fromBool(bool holds) { return holds ? Answer::Yes : Answer::No; }

Answer negation(Answer answer)
{
    return answer == Answer::NeedsMore ? answer : fromBool(answer == Answer::No);
}

qint64 momentOf(const Term& term, qint64 now) { return term.age > 0 ? now - term.age * minute : term.moment; }

Answer flagAnswer(const Term& term, const core::ShapeRow& comment)
{
    if (comment.flags == 0) {
        return Answer::No;
    }
    return term.flagReason ? Answer::NeedsMore : Answer::Yes;
}

Answer termAnswer(const Term& term, core::ArticleId article, const core::ShapeRow& comment, qint64 now)
{
    using Kind = Term::Kind;
    const bool hasTime = comment.createdAt != core::ShapeRow::noTime;
    switch (term.kind) {
    case Kind::Status:
        return fromBool(term.statuses.contains(comment.status));
    case Kind::Flag:
        return flagAnswer(term, comment);
    case Kind::HasLink:
        return fromBool(core::hasMark(comment.marks, core::Mark::HasLink));
    case Kind::IsOrphan:
        return fromBool(core::hasMark(comment.marks, core::Mark::Orphan));
    case Kind::IsReply:
        return fromBool(comment.parent.isValid());
    case Kind::OfKind:
        return fromBool(comment.kind == term.commentKind);
    case Kind::Before:
        return fromBool(hasTime && comment.createdAt < momentOf(term, now));
    case Kind::After:
        return fromBool(hasTime && comment.createdAt >= momentOf(term, now));
    case Kind::Article:
        return term.number > 0 && article.isValid() ? fromBool(article.value == term.number)
                                                    : Answer::NeedsMore;
    case Kind::Word:
    case Kind::Phrase:
    case Kind::Prefix:
    case Kind::Substring:
    case Kind::Author:
    case Kind::Depth:
    case Kind::Replies:
        return Answer::NeedsMore;
    }
    return Answer::NeedsMore;
}

} // namespace

Answer answer(const core::Predicate& predicate, core::ArticleId article, const core::ShapeRow& comment,
              qint64 now)
{
    Answer all = Answer::Yes;
    for (const Term& term : predicate.terms) {
        const Answer holds = termAnswer(term, article, comment, now);
        const Answer one = term.negated ? negation(holds) : holds;
        if (one == Answer::No) {
            return one;
        }
        all = one == Answer::NeedsMore ? one : all;
    }
    return all;
}

bool admits(const core::Predicate& predicate, core::Status status)
{
    return std::all_of(predicate.terms.begin(), predicate.terms.end(), [&](const Term& term) {
        return term.kind != Term::Kind::Status || term.statuses.contains(status) != term.negated;
    });
}

std::optional<qint64> countOf(const core::Predicate& predicate, const core::Counts& counts)
{
    const auto isFlags = [](const Term& term) { return term.kind == Term::Kind::Flag && !term.flagReason; };
    if (predicate.terms.size() == 1 && isFlags(predicate.terms.front())) {
        return predicate.terms.front().negated ? counts.total() - counts.flagged : counts.flagged;
    }
    const auto isStatus = [](const Term& term) { return term.kind == Term::Kind::Status; };
    if (!std::all_of(predicate.terms.begin(), predicate.terms.end(), isStatus)) {
        return std::nullopt;
    }
    qint64 count = 0;
    for (const core::Status status : core::allStatuses) {
        count += admits(predicate, status) ? counts.of(status) : 0;
    }
    return count;
}

Dependencies dependenciesOf(const core::Predicate& predicate)
{
    using Kind = Term::Kind;
    Dependencies found;
    for (const Term& term : predicate.terms) {
        const bool isName = term.kind == Kind::Author || (term.kind == Kind::Article && term.number == 0);
        const bool isWords = term.kind == Kind::Word || term.kind == Kind::Phrase ||
                             term.kind == Kind::Prefix || term.kind == Kind::Substring;
        found.text |= isName || isWords;
        found.flags |= term.kind == Kind::Flag && term.flagReason.has_value();
        found.article |= term.kind == Kind::Article;
        found.otherRows |= term.kind == Kind::Depth || term.kind == Kind::Replies;
        found.clock |= term.age > 0;
    }
    return found;
}

core::Predicate resolved(core::Predicate predicate, qint64 now)
{
    for (Term& term : predicate.terms) {
        term.moment = momentOf(term, now);
        term.age = 0;
    }
    return predicate;
}

} // namespace moderato::query
