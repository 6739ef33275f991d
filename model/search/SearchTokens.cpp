#include "model/search/SearchTokens.h"

#include "model/search/SearchText.h"

#include <QDateTime>

#include <algorithm>
#include <bit>

namespace moderato::search {

namespace {

// The section sign: neither letter nor digit, so it is part of no word; the tokenizer keeps it, as it keeps
// all that is not ASCII.
constexpr char sign[] = "\xc2\xa7";

// Years beyond share a token with the last; who asks looks at the time itself, too.
constexpr int firstYear = 1995;
constexpr int lastYear = 2050;

// Depths up to here have a token each, deeper ones share one from a power of two to the next.
constexpr qint64 singleDepths = 16;
constexpr qint64 deepestClass = 40;

int clampedYear(const QDate& date) { return std::clamp(date.year(), firstYear, lastYear); }

QByteArray yearToken(int year) { return sign + QByteArray("y") + QByteArray::number(year); }
QByteArray monthToken(int year, int month)
{
    return sign + QByteArray("m") + QByteArray::number(year * 100 + month);
}
QByteArray dayToken(const QDate& date)
{
    return sign + QByteArray("d") +
           QByteArray::number((clampedYear(date) * 100 + date.month()) * 100 + date.day());
}

// Within some thousand years, whatever a stranger's clock said.
QDate dateOf(qint64 moment)
{
    constexpr qint64 lastMoment = 200'000'000'000'000;
    return QDateTime::fromMSecsSinceEpoch(std::clamp(moment, -lastMoment / 4, lastMoment), Qt::UTC).date();
}

qint64 depthClass(qint64 depth)
{
    if (depth < singleDepths) {
        return std::max<qint64>(depth, 0);
    }
    const auto wider = static_cast<qint64>(std::bit_width(static_cast<quint64>(depth)) -
                                           std::bit_width(quint64{singleDepths}));
    return std::min<qint64>(singleDepths + wider, deepestClass);
}

QByteArray classToken(qint64 depthClass) { return sign + QByteArray("n") + QByteArray::number(depthClass); }

// Calls `take` with each word of a text of words, and whether the one before was unspaced, too.
template <typename Take>
void forEachWord(QStringView words, const Take& take)
{
    QStringView before;
    for (const QStringView word : words.tokenize(u' ', Qt::SkipEmptyParts)) {
        const bool unspaced = isUnspacedWord(word);
        take(word, unspaced ? before : QStringView(), unspaced);
        before = unspaced ? word : QStringView();
    }
}

} // namespace

QByteArray authorToken(core::AuthorId author)
{
    return sign + QByteArray("a") + QByteArray::number(author.value);
}

QByteArray articleToken(core::ArticleId article)
{
    return sign + QByteArray("t") + QByteArray::number(article.value);
}

QByteArray linkToken() { return sign + QByteArray("link"); }

QByteArray depthToken(qint64 depth) { return classToken(depthClass(depth)); }

QByteArray tokensOf(const IndexedComment& comment)
{
    QString words = wordsOf(foldText(searchedText(comment.body, comment.format)));
    QString pairs;
    forEachWord(words, [&](QStringView word, QStringView before, bool) {
        if (!before.isEmpty()) {
            pairs.append(before).append(word).append(u' ');
        }
    });
    QByteArray tokens = words.append(pairs).toUtf8();
    tokens += authorToken(comment.author) + ' ' + articleToken(comment.article);
    if (comment.hasLink) {
        tokens += ' ' + linkToken();
    }
    if (comment.createdAt) {
        const QDate date = dateOf(*comment.createdAt);
        const int year = clampedYear(date);
        tokens += ' ' + yearToken(year) + ' ' + monthToken(year, date.month()) + ' ' + dayToken(date);
    }
    return tokens;
}

QByteArrayList timeTokens(qint64 from, qint64 before)
{
    if (from >= before) {
        return {};
    }
    const QDate earliest(firstYear, 1, 1);
    const QDate latest(lastYear, 12, 31);
    const QDate last = std::min(dateOf(before - 1), latest);
    QDate day = std::max(dateOf(from), earliest);
    QByteArrayList tokens;
    // Times beyond the first and the last year have these years' tokens.
    if (dateOf(from) < earliest || dateOf(before - 1) < earliest) {
        tokens.push_back(yearToken(firstYear));
        day = QDate(firstYear + 1, 1, 1);
    }
    if (dateOf(before - 1) > latest) {
        tokens.push_back(yearToken(lastYear));
    }
    while (day <= last) {
        if (day.dayOfYear() == 1 && QDate(day.year(), 12, 31) <= last) {
            tokens.push_back(yearToken(day.year()));
            day = day.addYears(1);
        } else if (day.day() == 1 && day.addMonths(1).addDays(-1) <= last) {
            tokens.push_back(monthToken(day.year(), day.month()));
            day = day.addMonths(1);
        } else {
            tokens.push_back(dayToken(day));
            day = day.addDays(1);
        }
    }
    return tokens;
}

QByteArrayList depthTokens(qint64 least, qint64 most)
{
    QByteArrayList tokens;
    const qint64 last = depthClass(most);
    for (qint64 one = depthClass(least); one <= last && least <= most; ++one) {
        tokens.push_back(classToken(one));
    }
    return tokens;
}

QByteArrayList wordTokens(QStringView words)
{
    QByteArrayList tokens;
    bool lastIsPaired = true;
    QStringView last;
    const auto putLast = [&] {
        if (!lastIsPaired) {
            tokens.push_back(last.toUtf8());
        }
    };
    forEachWord(words, [&](QStringView word, QStringView before, bool) {
        if (before.isEmpty()) {
            putLast();
            lastIsPaired = false;
        } else {
            tokens.push_back((before.toString() + word.toString()).toUtf8());
            lastIsPaired = true;
        }
        last = word;
    });
    putLast();
    return tokens;
}

QByteArrayList pairTokens(QStringView folded)
{
    QByteArrayList tokens;
    const auto isKept = [](char32_t c) { return c >= 0x80 || QChar::isLetterOrNumber(c); };
    char32_t before = 0;
    for (const char32_t c : folded.toUcs4()) {
        if (isKept(before) && isKept(c)) {
            const std::array pair{before, c};
            tokens.push_back(QString::fromUcs4(pair.data(), 2).toUtf8());
        }
        before = c;
    }
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    return tokens;
}

} // namespace moderato::search
