#include "model/core/Predicate.h"

namespace moderato::core {

Predicate withStatus(StatusSet statuses)
{
    if (statuses == StatusSet::all()) {
        return {};
    }
    Term term;
    term.kind = Term::Kind::Status;
    term.statuses = statuses;
    return {{term}};
}

Predicate withFlags()
{
    Term term;
    term.kind = Term::Kind::Flag;
    return {{term}};
}

Predicate inArticle(ArticleId article)
{
    if (!article.isValid()) {
        return {};
    }
    Term term;
    term.kind = Term::Kind::Article;
    term.number = article.value;
    return {{term}};
}

Predicate both(Predicate one, const Predicate& other)
{
    one.terms.insert(one.terms.end(), other.terms.begin(), other.terms.end());
    return one;
}

} // namespace moderato::core
