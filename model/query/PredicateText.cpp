#include "model/query/PredicateText.h"

#include <QDateTime>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace moderato::query {

using core::Term;

namespace {

QString latin(QByteArrayView word) { return QString::fromLatin1(word); }

QString valueText(const QString& text)
{
    const bool hasBlank = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
    return hasBlank ? QLatin1Char('"') + text + QLatin1Char('"') : text;
}

QString statusesText(core::StatusSet statuses)
{
    QStringList words;
    for (const core::Status status : core::allStatuses) {
        if (statuses.contains(status)) {
            words += latin(core::statusWord(status));
        }
    }
    return words.join(QLatin1Char(','));
}

QString timeText(const Term& term)
{
    if (term.age > 0) {
        return QString::number(term.age) + QLatin1Char('m');
    }
    return QDateTime::fromMSecsSinceEpoch(term.moment, Qt::UTC)
        .toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
}

QString numberText(const Term& term)
{
    static constexpr std::array signs{"", "<", "<=", ">", ">="};
    return QLatin1String(signs.at(static_cast<size_t>(term.comparison))) + QString::number(term.number);
}

QString termText(const Term& term)
{
    using Kind = Term::Kind;
    switch (term.kind) {
    case Kind::Word:
        return term.text;
    case Kind::Phrase:
        return QLatin1Char('"') + term.text + QLatin1Char('"');
    case Kind::Prefix:
        return term.text + QLatin1Char('*');
    case Kind::Substring:
        return QLatin1Char('*') + term.text + QLatin1Char('*');
    case Kind::Author:
        return QLatin1String("author:") + valueText(term.text);
    case Kind::Article:
        return QLatin1String("article:") +
               (term.number > 0 ? QLatin1Char('#') + QString::number(term.number) : valueText(term.text));
    case Kind::Status:
        return QLatin1String("status:") + statusesText(term.statuses);
    case Kind::Flag:
        return QLatin1String("flag:") +
               (term.flagReason ? latin(core::flagReasonWord(*term.flagReason)) : QStringLiteral("any"));
    case Kind::HasLink:
        return QStringLiteral("has:link");
    case Kind::Before:
        return QLatin1String("before:") + timeText(term);
    case Kind::After:
        return QLatin1String("after:") + timeText(term);
    case Kind::OfKind:
        return QLatin1String("kind:") + latin(core::commentKindWord(term.commentKind));
    case Kind::Depth:
        return QLatin1String("depth:") + numberText(term);
    case Kind::Replies:
        return QLatin1String("replies:") + numberText(term);
    case Kind::IsReply:
        return QStringLiteral("is:reply");
    case Kind::IsOrphan:
        return QStringLiteral("is:orphan");
    }
    return {};
}

} // namespace

QString predicateText(const core::Predicate& predicate)
{
    QStringList terms;
    for (const Term& term : predicate.terms) {
        terms += (term.negated ? QStringLiteral("-") : QString()) + termText(term);
    }
    return terms.join(QLatin1Char(' '));
}

} // namespace moderato::query
