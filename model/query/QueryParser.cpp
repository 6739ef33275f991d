#include "model/query/QueryParser.h"

#include <QDateTime>

#include <array>

namespace moderato::query {

using core::Error;
using core::ErrorCode;
using core::Result;
using core::Term;

namespace {

constexpr qint64 oldestAge = qint64{200} * 366 * 24 * 60; // minutes; before anything was written

Error fault(QLatin1String what, qsizetype offset, QStringView at)
{
    return {ErrorCode::QueryInvalid, at.toString(), offset, what};
}

// Walks the text; a token is what stands between blanks, a quoted part counted as one.
class Cursor
{
public:
    explicit Cursor(QStringView text) : m_text(text) {}

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace()) {
            ++m_at;
        }
    }
    bool atEnd() const { return m_at >= m_text.size(); }
    bool atBlank() const { return atEnd() || m_text[m_at].isSpace(); }
    qsizetype offset() const { return m_at; }
    QStringView rest() const { return m_text.mid(m_at); }

    bool take(QChar character)
    {
        const bool there = !atEnd() && m_text[m_at] == character;
        m_at += there ? 1 : 0;
        return there;
    }
    bool take(QLatin1String word)
    {
        const bool there = rest().startsWith(word, Qt::CaseInsensitive);
        m_at += there ? word.size() : 0;
        return there;
    }
    QStringView takeWord()
    {
        const qsizetype start = m_at;
        while (!atBlank()) {
            ++m_at;
        }
        return m_text.mid(start, m_at - start);
    }
    // Up to the closing quote; the opening one is taken already. A null view when it is not closed.
    QStringView takeQuoted()
    {
        const qsizetype end = m_text.indexOf(QLatin1Char('"'), m_at);
        if (end < 0) {
            return {};
        }
        const QStringView inside = m_text.mid(m_at, end - m_at);
        m_at = end + 1;
        return inside;
    }

private:
    QStringView m_text;
    qsizetype m_at = 0;
};

struct Value
{
    QStringView text;
    qsizetype offset = 0;
};

Result<Value> takeValue(Cursor& cursor, qsizetype termOffset, QStringView term)
{
    const qsizetype offset = cursor.offset();
    if (cursor.take(QLatin1Char('"'))) {
        const QStringView quoted = cursor.takeQuoted();
        if (quoted.isNull()) {
            return fault(faultUnclosedQuote, offset, cursor.rest());
        }
        if (!quoted.trimmed().isEmpty()) {
            return Value{quoted.trimmed(), offset};
        }
        return fault(faultNothingAfter, termOffset, term);
    }
    const QStringView word = cursor.takeWord();
    if (word.isEmpty()) {
        return fault(faultNothingAfter, termOffset, term);
    }
    return Value{word, offset};
}

Result<qint64> parseMoment(const Value& value)
{
    static const std::array<QString, 5> forms{
        QStringLiteral("yyyy"), QStringLiteral("yyyy-MM"), QStringLiteral("yyyy-MM-dd"),
        QStringLiteral("yyyy-MM-ddTHH:mm"), QStringLiteral("yyyy-MM-ddTHH:mm:ss")};
    for (const QString& form : forms) {
        QDateTime time = QDateTime::fromString(value.text.toString(), form);
        if (time.isValid()) {
            time.setTimeSpec(Qt::UTC);
            return time.toMSecsSinceEpoch();
        }
    }
    return fault(faultNotADate, value.offset, value.text);
}

// Minutes; 0 when it is no age.
qint64 parseAge(QStringView text)
{
    static constexpr std::array units{std::pair(u'm', 1), std::pair(u'h', 60), std::pair(u'd', 24 * 60),
                                      std::pair(u'w', 7 * 24 * 60)};
    for (const auto& [unit, minutes] : units) {
        if (text.endsWith(unit)) {
            bool good = false;
            const qint64 number = text.chopped(1).toLongLong(&good);
            return good && number > 0 && number <= oldestAge / minutes ? number * minutes : 0;
        }
    }
    return 0;
}

Result<void> parseTime(const Value& value, Term& term)
{
    term.age = parseAge(value.text);
    if (term.age > 0) {
        return {};
    }
    const auto moment = parseMoment(value);
    if (!moment) {
        return moment.error();
    }
    term.moment = *moment;
    return {};
}

Result<void> parseKind(const Value& value, Term& term)
{
    const auto kind = core::commentKindFromWord(value.text.toString().toLower().toUtf8());
    term.commentKind = kind.value_or(core::CommentKind::Comment);
    return kind ? Result<void>() : fault(faultUnknownValue, value.offset, value.text);
}

Result<void> parseComparison(Value value, Term& term)
{
    const Value whole = value;
    const auto takeSign = [&](QLatin1String sign, Term::Comparison comparison) {
        if (!value.text.startsWith(sign)) {
            return false;
        }
        term.comparison = comparison;
        value.text = value.text.mid(sign.size());
        return true;
    };
    // The longer signs first: "<=" begins with "<".
    (void)(takeSign(QLatin1String("<="), Term::Comparison::LessOrEqual) ||
           takeSign(QLatin1String(">="), Term::Comparison::MoreOrEqual) ||
           takeSign(QLatin1String("<"), Term::Comparison::Less) ||
           takeSign(QLatin1String(">"), Term::Comparison::More) ||
           takeSign(QLatin1String("="), Term::Comparison::Equal));
    bool good = false;
    term.number = value.text.toLongLong(&good);
    return good && term.number >= 0 ? Result<void>() : fault(faultNotANumber, whole.offset, whole.text);
}

Result<void> parseStatuses(const Value& value, Term& term)
{
    qsizetype offset = value.offset;
    for (const QStringView word : value.text.tokenize(QLatin1Char(','))) {
        const auto status = core::statusFromWord(word.toString().toLower().toUtf8());
        if (!status) {
            return fault(faultUnknownValue, offset, word);
        }
        term.statuses = term.statuses.with(*status);
        offset += word.size() + 1;
    }
    return {};
}

Result<void> parseFlag(const Value& value, Term& term)
{
    if (value.text.compare(QLatin1String("any"), Qt::CaseInsensitive) == 0) {
        return {};
    }
    term.flagReason = core::flagReasonFromWord(value.text.toString().toLower().toUtf8());
    return term.flagReason ? Result<void>() : fault(faultUnknownValue, value.offset, value.text);
}

// Any part of a name is found: a "*" at its ends says no more.
Result<void> parseName(const Value& value, Term& term)
{
    QStringView name = value.text;
    while (name.startsWith(u'*')) {
        name = name.mid(1);
    }
    while (name.endsWith(u'*')) {
        name.chop(1);
    }
    name = name.trimmed();
    // A quote that comes to the front would be read as one.
    term.text = (name.startsWith(u'"') ? value.text : name).toString();
    return term.text.isEmpty() ? fault(faultNothingAfter, value.offset, value.text) : Result<void>();
}

Result<void> parseArticle(const Value& value, Term& term)
{
    auto named = parseName(value, term);
    if (named && term.text.startsWith(QLatin1Char('#'))) {
        bool good = false;
        term.number = term.text.mid(1).toLongLong(&good);
        if (!good || term.number <= 0) {
            return fault(faultNotANumber, value.offset, value.text);
        }
        term.text.clear();
    }
    return named;
}

Result<void> parseOperatorValue(const Value& value, Term& term)
{
    switch (term.kind) {
    case Term::Kind::Author:
        return parseName(value, term);
    case Term::Kind::Article:
        return parseArticle(value, term);
    case Term::Kind::Status:
        return parseStatuses(value, term);
    case Term::Kind::Flag:
        return parseFlag(value, term);
    case Term::Kind::OfKind:
        return parseKind(value, term);
    case Term::Kind::Before:
    case Term::Kind::After:
        return parseTime(value, term);
    case Term::Kind::Depth:
    case Term::Kind::Replies:
        return parseComparison(value, term);
    default:
        return {};
    }
}

// has: and is: name a kind each.
Result<void> parseTrait(QLatin1String name, const Value& value, Term& term)
{
    const auto is = [&](const char* word) {
        return value.text.compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
    };
    if (name == QLatin1String("has:") && is("link")) {
        term.kind = Term::Kind::HasLink;
    } else if (name == QLatin1String("is:") && is("reply")) {
        term.kind = Term::Kind::IsReply;
    } else if (name == QLatin1String("is:") && is("orphan")) {
        term.kind = Term::Kind::IsOrphan;
    } else {
        return fault(faultUnknownValue, value.offset, value.text);
    }
    return {};
}

struct Operator
{
    QLatin1String name;
    Term::Kind kind;
};
constexpr std::array operators{
    Operator{QLatin1String("author:"), Term::Kind::Author},
    Operator{QLatin1String("article:"), Term::Kind::Article},
    Operator{QLatin1String("status:"), Term::Kind::Status},
    Operator{QLatin1String("flag:"), Term::Kind::Flag},
    Operator{QLatin1String("has:"), Term::Kind::HasLink},
    Operator{QLatin1String("kind:"), Term::Kind::OfKind},
    Operator{QLatin1String("before:"), Term::Kind::Before},
    Operator{QLatin1String("after:"), Term::Kind::After},
    Operator{QLatin1String("depth:"), Term::Kind::Depth},
    Operator{QLatin1String("replies:"), Term::Kind::Replies},
    Operator{QLatin1String("is:"), Term::Kind::IsReply},
};

// Sets `found` when the cursor stood at an operator.
Result<void> parseOperator(Cursor& cursor, Term& term, bool& found)
{
    const qsizetype offset = cursor.offset();
    for (const Operator& candidate : operators) {
        if (!cursor.take(candidate.name)) {
            continue;
        }
        found = true;
        term.kind = candidate.kind;
        const auto value = takeValue(cursor, offset, QString(candidate.name));
        if (!value) {
            return value.error();
        }
        const bool trait = candidate.kind == Term::Kind::HasLink || candidate.kind == Term::Kind::IsReply;
        return trait ? parseTrait(candidate.name, *value, term) : parseOperatorValue(*value, term);
    }
    return {};
}

Result<void> parseText(Cursor& cursor, Term& term)
{
    const qsizetype offset = cursor.offset();
    if (cursor.take(QLatin1Char('"'))) {
        const QStringView inside = cursor.takeQuoted();
        if (inside.isNull()) {
            return fault(faultUnclosedQuote, offset, cursor.rest());
        }
        term.kind = Term::Kind::Phrase;
        term.text = inside.trimmed().toString();
        return {};
    }
    QStringView word = cursor.takeWord();
    term.kind = Term::Kind::Word;
    if (word.startsWith(QLatin1Char('*'))) {
        term.kind = Term::Kind::Substring;
        word = word.mid(1);
        word.chop(word.endsWith(QLatin1Char('*')) ? 1 : 0);
    } else if (word.endsWith(QLatin1Char('*'))) {
        term.kind = Term::Kind::Prefix;
        word.chop(1);
    }
    term.text = word.toString();
    return {};
}

} // namespace

Result<core::Predicate> parseQuery(QStringView text)
{
    if (text.size() > maximumQueryLength) {
        return fault(faultTooLong, maximumQueryLength, {});
    }
    core::Predicate query;
    Cursor cursor(text);
    for (cursor.skipBlanks(); !cursor.atEnd(); cursor.skipBlanks()) {
        const qsizetype offset = cursor.offset();
        if (query.terms.size() == maximumTerms) {
            return fault(faultTooLong, offset, cursor.rest());
        }
        Term term;
        term.negated = cursor.take(QLatin1Char('-'));
        if (term.negated && cursor.atBlank()) {
            continue; // a dash alone is punctuation
        }
        bool isOperator = false;
        if (auto done = parseOperator(cursor, term, isOperator); !done) {
            return done.error();
        }
        if (!isOperator) {
            if (auto done = parseText(cursor, term); !done) {
                return done.error();
            }
            if (term.text.isEmpty()) {
                continue; // "" or a lone star ask for nothing
            }
        }
        query.terms.push_back(std::move(term));
    }
    return query;
}

} // namespace moderato::query
