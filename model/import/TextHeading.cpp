#include "model/import/TextHeading.h"

#include "model/import/TextWords.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>

namespace moderato::import {

namespace {

constexpr qsizetype maximumHeading = 1000; // bytes; a title is in it
constexpr QStringView quotes = u"\"“”„‟«»‹›‘‚「」『』《》";
constexpr QStringView closingQuotes = u"\"“”„‟«»‹›‘’‚「」『』《》";

// Beginnings of the words for comments, replies, thoughts, opinions.
QString words()
{
    return QStringLiteral(
        "(?:(?<!\\p{L})(?:thought|comment|response|reply|replies|reaction|opinion|antwort|kommentar|gedanke|"
        "meinung|reaktion|réponse|réflexion|pensée|avis|réaction|comentario|respuesta|pensamiento|opinión|"
        "opiniones|comentári|resposta|pensamento|opinião|opiniões|comment[oi]|rispost|pensier|reactie|"
        "gedachte|opmerking|svar|tank|kommentti|vastaus|ajatus|komentar|odpow|myśl|opini|komentář|odpově|"
        "myšlen|komentár|odpoved|hozzászólás|gondolat|válasz|комментари|ответ|отзыв|мысл|мнени|коментар|"
        "відповід|думк|отговор|comentari|răspuns|gând|yorum|yanıt|cevap|düşünce|σχόλι|απάντ|σκέψ|תגוב|תגובות|"
        "تعليق|رد|bình luận|phản hồi|tanggapan|balasan|pemikiran|iruzkin)|"
        "コメント|フィードバック|返信|评论|評論|留言|回复|回覆|回應|条意见|댓글|생각|답글)");
}

QString count()
{
    return QStringLiteral("(?<count>\\d[\\d.,'\\x{a0}\\x{202f}]*|one|eine?|ein|une?|una?|uno|uma?|en|ett|"
                          "één|jeden|jedna|один|одна|egy|yksi|bir|um)");
}

// What is left of a heading when the quoted title is taken out of it.
struct Parts
{
    QString rest;
    QString title;
    bool quoted = false;
};

Parts partsOf(const QString& heading)
{
    const auto isOpening = [](QChar character) { return quotes.contains(character); };
    const auto open = std::find_if(heading.cbegin(), heading.cend(), isOpening);
    if (open == heading.cend()) {
        return {heading, {}, false};
    }
    const qsizetype start = open - heading.cbegin();
    qsizetype end = heading.size();
    qsizetype last = end - 1;
    while (last > start && !closingQuotes.contains(heading.at(last))) {
        --last;
    }
    const bool closed = last > start;
    if (closed) {
        end = last;
    }
    Parts parts;
    parts.title = heading.mid(start + 1, end - start - 1).trimmed();
    parts.rest = heading.left(start) + QLatin1Char(' ') + (closed ? heading.mid(end + 1) : QString());
    parts.quoted = true;
    return parts;
}

qint64 numberOf(const QString& text)
{
    if (!text.at(0).isDigit()) {
        return 1;
    }
    qint64 number = 0;
    for (const QChar character : text) {
        if (character.isDigit() && number < 1'000'000'000) {
            number = number * 10 + character.digitValue();
        }
    }
    return number;
}

std::optional<qint64> declaredIn(const Parts& parts)
{
    static const QRegularExpression countFirst =
        wordPattern(QStringLiteral("^\\W{0,3}%1(?!\\p{L})[^\\d]{0,16}?%2").arg(count(), words()));
    static const QRegularExpression wordFirst =
        wordPattern(QStringLiteral("^\\W{0,3}%1\\p{L}*\\W{0,6}(?<count>\\d+)\\W*$").arg(words()));
    static const QRegularExpression anywhere =
        wordPattern(QStringLiteral("(?<count>\\d+)[^\\d]{0,16}?%1").arg(words()));
    const auto read = [&](const QRegularExpression& expression) -> std::optional<qint64> {
        const QRegularExpressionMatch match = expression.match(parts.rest);
        if (!match.hasMatch()) {
            return std::nullopt;
        }
        return numberOf(match.captured(QStringLiteral("count")));
    };
    if (const auto number = read(countFirst)) {
        return number;
    }
    if (const auto number = read(wordFirst)) {
        return number;
    }
    return parts.quoted ? read(anywhere) : std::nullopt;
}

bool namesTitle(const TextLine& line, const TextHeading& heading, const QString& title)
{
    if (title.isEmpty()) {
        return false;
    }
    return heading.title.isEmpty() ? foldedTitle(line.text).endsWith(title)
                                   : foldedTitle(heading.title) == title;
}

} // namespace

QString foldedTitle(QByteArrayView title)
{
    QString folded = QString::fromUtf8(title);
    folded.removeIf([](QChar character) { return closingQuotes.contains(character); });
    return folded.simplified().toCaseFolded();
}

std::optional<TextHeading> headingOf(const TextLine& line)
{
    if (line.indent > 0 || line.isBlank() || line.text.size() > maximumHeading) {
        return std::nullopt;
    }
    const Parts parts = partsOf(QString::fromUtf8(line.text));
    const std::optional<qint64> declared = declaredIn(parts);
    if (!declared) {
        return std::nullopt;
    }
    return TextHeading{0, *declared, parts.title.toUtf8()};
}

std::optional<TextHeading> findHeading(const std::vector<TextLine>& lines)
{
    const auto first =
        std::find_if(lines.cbegin(), lines.cend(), [](const TextLine& line) { return !line.isBlank(); });
    const QString title = first == lines.cend() ? QString() : foldedTitle(first->text);
    std::optional<TextHeading> best;
    int bestRank = 0;
    const TextLine* next = nullptr; // the next line that is not blank
    for (size_t at = lines.size(); at-- > 0;) {
        const TextLine& line = lines[at];
        if (line.isBlank()) {
            continue;
        }
        if (next != nullptr && next->isItem() && line.indent == 0) {
            if (auto heading = headingOf(line)) {
                // A list that begins below the top has lost its first parent; a whole one is likelier.
                const int rank = (next->isTopItem() ? 3 : 1) + (namesTitle(line, *heading, title) ? 1 : 0);
                if (rank > bestRank) {
                    heading->line = at;
                    best = heading;
                    bestRank = rank;
                }
            }
        }
        next = &line;
    }
    return best;
}

} // namespace moderato::import
