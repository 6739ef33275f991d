#include "model/import/TextWords.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>

namespace moderato::import {

namespace {

constexpr qsizetype maximumLabel = 80;    // bytes of a button's or closing line's text
constexpr qsizetype maximumName = 120;    // bytes
constexpr qsizetype maximumNameWords = 6; // "Denkmalüberdenscheißnach Dendudaschreibst" has 2

const QRegularExpression& buttonPattern()
{
    static const QRegularExpression expression = wordPattern(QStringLiteral(
        "^(?:reply|reply ↓|log ?in to (?:reply|leave a comment)|antworten|antwort|zum antworten anmelden|"
        "anmelden,? um zu antworten|liken|like|gefällt mir|gefällt \\d+ person(?:en)?|liked by \\d+ "
        "(?:person|people)|like(?:d)? \\(?\\d+\\)?|répondre|j’aime|responder|me gusta|rispondi|mi piace|"
        "beantwoorden|antwoord|reageer|odpowiedz|lubię to|odpovědět|odpovedať|ответить|відповісти|отговор|"
        "svara|svar|besvar|vastaa|válasz|răspunde|yanıtla|cevapla|curtir|gostar|返信|回复|回覆|답글|الرد|הגב)"
        "[ .↓↩]*$"));
    return expression;
}

const QRegularExpression& closingPattern()
{
    static const QRegularExpression expression = wordPattern(QStringLiteral(
        "^(?:leave (?:a|your) (?:reply|comment|response)|post a comment|add a comment|submit a comment|"
        "(?:the )?comments? (?:are|is) (?:now )?closed|schreibe? (?:einen|deinen|uns einen) kommentar|"
        "kommentar (?:verfassen|hinterlassen|schreiben)|hinterlasse (?:einen kommentar|eine antwort)|"
        "die kommentarfunktion ist geschlossen|kommentare sind geschlossen|laisser un commentaire|"
        "laissez un commentaire|les commentaires sont fermés|deja (?:una respuesta|un comentario)|"
        "los comentarios están cerrados|lascia un commento|i commenti sono chiusi|"
        "geef een (?:reactie|antwoord)|deixe (?:um comentário|uma resposta)|dodaj komentarz|"
        "zostaw komentarz|napsat komentář|добавить комментарий|оставить комментарий|lämna (?:ett svar|en "
        "kommentar)|legg (?:igjen|inn) (?:en kommentar|et svar)|skriv et "
        "svar|コメントを残す|发表回复|发表评论)"));
    return expression;
}

const QRegularExpression& saysPattern()
{
    static const QRegularExpression expression = wordPattern(QStringLiteral(
        "^(?<name>\\S.*?)\\s+(?:says|said|wrote|writes|sagt|sagte|meint|schreibt|schrieb|dit|a dit|a écrit|"
        "dice|dijo|ha dicho|ha detto|scrive|zegt|schreef|disse|diz|mówi|pisze|napisał\\(?a?\\)?|říká|napsal|"
        "говорит|пишет|сказал|каже|казва|säger|skriver|sier|siger|sanoo|szerint|spune|diyor ki|dedi ki|"
        "より|说道?|說道?|님의 말)[ \u00a0]?[:：]$"));
    return expression;
}

const QRegularExpression& agoPattern()
{
    // Only where the time is glued to the name: "I bought it 2 weeks ago" is a sentence.
    static const QRegularExpression expression = wordPattern(QStringLiteral(
        "^(?<name>\\S.*?[^\\s\\d])(?:(?:\\d+|an?) (?:second|minute|hour|day|week|month|year)s? ago|"
        "vor (?:\\d+|eine[mr]) "
        "(?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?))$"));
    return expression;
}

qsizetype wordsIn(QByteArrayView text) { return std::count(text.begin(), text.end(), ' ') + 1; }

bool matches(const QRegularExpression& expression, QByteArrayView line)
{
    return line.size() <= maximumLabel && expression.match(QString::fromUtf8(line)).hasMatch();
}

} // namespace

QRegularExpression wordPattern(const QString& text)
{
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption |
                                        QRegularExpression::UseUnicodePropertiesOption);
}

bool isButtonLine(QByteArrayView line) { return matches(buttonPattern(), line); }

bool isClosingLine(QByteArrayView line) { return matches(closingPattern(), line); }

std::optional<QByteArray> authorOf(QByteArrayView line)
{
    if (line.size() > maximumName) {
        return std::nullopt;
    }
    const QString text = QString::fromUtf8(line);
    for (const QRegularExpression* expression : {&saysPattern(), &agoPattern()}) {
        const QRegularExpressionMatch match = expression->match(text);
        const QByteArray name = match.captured(QStringLiteral("name")).toUtf8();
        if (match.hasMatch() && (expression == &saysPattern() || wordsIn(name) <= maximumNameWords)) {
            return name;
        }
    }
    return std::nullopt;
}

bool looksLikeName(QByteArrayView line)
{
    static constexpr QByteArrayView sentenceEnds(".!?,:;)");
    return !line.isEmpty() && line.size() <= maximumName / 2 && !sentenceEnds.contains(line.back()) &&
           wordsIn(line) <= maximumNameWords && !line.contains("://");
}

std::optional<LinkNotice> linkNoticeOf(QByteArrayView line)
{
    using core::CommentKind;
    const auto titleAfter = [line](QByteArrayView word) -> std::optional<QByteArray> {
        if (line.size() < word.size() || line.first(word.size()).compare(word, Qt::CaseInsensitive) != 0) {
            return std::nullopt;
        }
        return line.sliced(word.size()).trimmed().toByteArray();
    };
    if (auto title = titleAfter("Pingback:")) {
        return LinkNotice{CommentKind::Pingback, std::move(*title)};
    }
    if (auto title = titleAfter("Trackback:")) {
        return LinkNotice{CommentKind::Trackback, std::move(*title)};
    }
    return std::nullopt;
}

} // namespace moderato::import
