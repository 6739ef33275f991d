#include "SearchQueries.h"

#include "model/store/Reader.h"

#include <algorithm>
#include <iterator>

namespace moderato::bench {

namespace {

constexpr int looked = 240;     // comments
constexpr qsizetype taken = 12; // of each kind of words
constexpr qsizetype shortPrefix = 3;
constexpr qsizetype divisible = 6; // letters; the part has two fewer
constexpr qsizetype longWord = 8;

constexpr qint64 firstMoment = 1'577'836'800'000; // the generator's: 2020-01-01, a comment every two seconds
constexpr qint64 minute = 60'000;
constexpr qint64 day = 86'400'000;

constexpr char matchSql[] =
    "SELECT rowid FROM search_words WHERE search_words MATCH ?1 ORDER BY rowid DESC LIMIT 50";
constexpr char readMatchesSql[] = "SELECT w.rowid FROM search_words w CROSS JOIN content t"
                                  " ON t.comment_id = w.rowid WHERE w.search_words MATCH ?1 AND ";
constexpr char lastMatchesSql[] = " ORDER BY w.rowid DESC LIMIT 50";
constexpr char likeSql[] = "SELECT comment_id FROM content WHERE body LIKE '%' || ?1 || '%'"
                           " ORDER BY comment_id DESC LIMIT 50";
// Not the withdrawn ones: status 4.
constexpr char scanSql[] = "SELECT c.id FROM comment c INDEXED BY comment_id"
                           " CROSS JOIN author a ON a.id = c.author_id"
                           " CROSS JOIN content t ON t.comment_id = c.id WHERE c.status < 4 AND ";
constexpr char lastScannedSql[] = " ORDER BY c.id DESC LIMIT 50";

// Han is written without blanks; what the generator puts between words parts no run of characters.
constexpr char hasRun[] = "instr(replace(replace(replace(t.body, ' ', ''), '.', ''), '?', ''), ?2) > 0";
constexpr char isFlagged[] =
    "EXISTS (SELECT 1 FROM flag f WHERE f.comment_id = c.id AND f.closed_by IS NULL)";
constexpr char isFlaggedForLaw[] = "EXISTS (SELECT 1 FROM flag f WHERE f.comment_id = c.id"
                                   " AND f.closed_by IS NULL AND f.reason = 4)";
constexpr char hasFourReplies[] =
    "(SELECT count(*) FROM comment r WHERE r.parent_id = c.id AND r.status < 4) > 3";
constexpr char isBelowSix[] =
    "EXISTS (SELECT 1 FROM comment p1 JOIN comment p2 ON p2.id = p1.parent_id"
    " JOIN comment p3 ON p3.id = p2.parent_id JOIN comment p4 ON p4.id = p3.parent_id"
    " JOIN comment p5 ON p5.id = p4.parent_id WHERE p1.id = c.parent_id AND p5.parent_id IS NOT NULL)";

// As a search folds them: the generator has no capitals, and these three accents.
QByteArray folded(const QByteArray& text)
{
    return "replace(replace(replace(" + text + ", 'é', 'e'), 'ö', 'o'), 'ü', 'u')";
}

// Where the text `?position` stands in a body as a word, or as neighbouring words; 0 = nowhere. The generator
// writes points, question marks and links alone. Wrong for the words of the links' prefixes.
QByteArray placeOfWords(int position)
{
    const QByteArray body = folded("replace(replace(replace(t.body, '.', ''), '?', ''), '/', ' ')");
    return "instr(' ' || " + body + " || ' ', ' ' || ?" + QByteArray::number(position) + " || ' ')";
}

QByteArray hasStatus(core::Status status)
{
    return "c.status = " + QByteArray::number(static_cast<int>(status));
}

QByteArray isByAuthor(const QByteArray& part)
{
    return "instr(a.name || ' ' || a.email, '" + part + "') > 0";
}

SearchQuery scanned(const QString& typed, const QByteArray& condition, const QByteArrayList& bound = {})
{
    return {typed, scanSql + condition + lastScannedSql, bound, {}};
}

// A full-text expression that asks for all of these words.
QByteArray matchOf(const QString& words) { return '"' + words.toUtf8().replace(" ", "\" \"") + '"'; }

// Longer than the words a link begins with.
bool isPlain(const QString& word)
{
    return word.size() > 3 && std::all_of(word.begin(), word.end(),
                                          [](QChar c) { return c.unicode() >= 'a' && c.unicode() <= 'z'; });
}

bool isDivisible(const QString& word) { return word.size() >= divisible; }

// Of no Latin letters, and of none that a search folds to another, so that plain SQL finds it, too.
bool isForeign(const QString& word)
{
    const auto fits = [](QChar c) {
        return c.isLetter() && c.unicode() >= 0x0370 && c != QChar(u'й') && c != QChar(u'ς');
    };
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), fits);
}

bool isHan(const QString& word) { return word.at(0).script() == QChar::Script_Han; }

// The index holds single characters and pairs of neighbours; their order is read in the texts.
SearchQuery hanQuery(const QString& word)
{
    QStringList pairs{word};
    if (word.size() > 1) {
        pairs.clear();
        for (qsizetype i = 0; i + 1 < word.size(); ++i) {
            pairs.push_back(word.mid(i, 2));
        }
    }
    return {word,
            QByteArray(readMatchesSql) + hasRun + lastMatchesSql,
            {matchOf(pairs.join(QLatin1Char(' '))), word.toUtf8()},
            {}};
}

QString firstOf(const QStringList& words, bool (*fits)(const QString&))
{
    const auto found = std::find_if(words.begin(), words.end(), fits);
    return found == words.end() ? QString() : *found;
}

void take(QStringList& list, const QString& text)
{
    if (!text.isEmpty() && list.size() < taken && !list.contains(text)) {
        list.push_back(text);
    }
}

QString joined(const QString& one, const QString& two) { return one + QLatin1Char(' ') + two; }

} // namespace

SearchQueries::SearchQueries(store::Reader& reader, qint64 comments)
    : m_middle((firstMoment + comments * 1'000) / minute * minute)
{
    // By golden sections, so that the first few come from everywhere.
    const qint64 step = (comments * 382 / 1'000) | 1;
    for (int i = 0; i < looked; ++i) {
        const auto comment = reader.comment(core::CommentId{1 + i * step % comments});
        if (comment) {
            addWordsOf(QString::fromUtf8(comment->body).split(QLatin1Char(' ')));
        }
    }
    m_long.removeDuplicates();
}

void SearchQueries::addWordsOf(const QStringList& body)
{
    take(m_foreign, firstOf(body, isForeign));
    QStringList plain;
    std::copy_if(body.begin(), body.end(), std::back_inserter(plain), isPlain);
    if (plain.isEmpty()) {
        return;
    }
    take(m_words, plain.first());
    take(m_divisible, firstOf(plain, isDivisible));
    if (plain.first() != plain.last()) {
        take(m_pairs, joined(plain.first(), plain.last()));
    }
    const auto neighbours =
        std::adjacent_find(body.begin(), body.end(), [](const QString& one, const QString& two) {
            return isPlain(one) && isPlain(two);
        });
    if (neighbours != body.end()) {
        take(m_phrases, joined(*neighbours, *std::next(neighbours)));
    }
    std::copy_if(plain.begin(), plain.end(), std::back_inserter(m_long),
                 [](const QString& word) { return word.size() >= longWord; });
}

SearchQueries::List SearchQueries::words() const
{
    List list;
    for (const QString& word : m_words) {
        list.push_back({word, matchSql, {matchOf(word)}, {}});
    }
    for (const QString& word : m_foreign) {
        list.push_back(isHan(word) ? hanQuery(word) : SearchQuery{word, matchSql, {matchOf(word)}, {}});
    }
    return list;
}

SearchQueries::List SearchQueries::twoWords() const
{
    QStringList pairs = m_pairs;
    for (qsizetype i = 0; i + 1 < m_words.size(); ++i) {
        pairs.push_back(joined(m_words.at(i), m_words.at(i + 1)));
    }
    List list;
    for (const QString& pair : std::as_const(pairs)) {
        list.push_back({pair, matchSql, {matchOf(pair)}, {}});
    }
    return list;
}

SearchQueries::List SearchQueries::prefixes() const
{
    QStringList prefixes;
    for (const QString& word : m_words) {
        prefixes.push_back(word.first(shortPrefix));
        prefixes.push_back(word.chopped(1));
    }
    prefixes.removeDuplicates();
    List list;
    for (const QString& prefix : std::as_const(prefixes)) {
        list.push_back({prefix + QLatin1Char('*'), matchSql, {matchOf(prefix) + " *"}, {}});
    }
    return list;
}

SearchQueries::List SearchQueries::phrases() const
{
    List list;
    for (const QString& phrase : m_phrases) {
        list.push_back({QStringLiteral("\"%1\"").arg(phrase),
                        readMatchesSql + placeOfWords(2) + " > 0" + lastMatchesSql,
                        {matchOf(phrase), phrase.toUtf8()},
                        {}});
    }
    return list;
}

SearchQuery SearchQueries::part(const QString& word)
{
    const QString part = word.mid(1).chopped(1);
    return {QStringLiteral("*%1*").arg(part),
            "SELECT t.comment_id FROM content t WHERE instr(" + folded("t.body") +
                ", ?1) > 0 ORDER BY t.comment_id DESC LIMIT 50",
            {part.toUtf8()},
            likeSql};
}

SearchQueries::List SearchQueries::parts() const
{
    List list;
    std::transform(m_divisible.begin(), m_divisible.end(), std::back_inserter(list), part);
    return list;
}

SearchQueries::List SearchQueries::operators() const
{
    using core::Status;
    const QByteArray isRejected = hasStatus(Status::Rejected) + " AND ";
    const QByteArray isOfFirstDay = "c.created_at < " + QByteArray::number(firstMoment + day);
    const QByteArray isLate = "c.created_at >= " + QByteArray::number(m_middle);
    const QString middle = QString::fromLatin1(core::toIso8601(m_middle).left(16)); // without seconds
    List list{
        scanned(QStringLiteral("status:spam"), hasStatus(Status::Spam)),
        scanned(QStringLiteral("status:approved has:link"),
                hasStatus(Status::Approved) + " AND instr(t.body, 'https://') > 0"),
        scanned(QStringLiteral("flag:any"), isFlagged),
        scanned(QStringLiteral("flag:legal status:rejected"), isRejected + isFlaggedForLaw),
        scanned(QStringLiteral("-flag:any status:rejected"), isRejected + "NOT " + isFlagged),
        scanned(QStringLiteral("before:2020-01-02"), isOfFirstDay),
        scanned(QStringLiteral("after:") + middle, isLate),
        scanned(QStringLiteral("author:user77@"), isByAuthor("user77@")),
        scanned(QStringLiteral("is:reply depth:>5"), isBelowSix),
        scanned(QStringLiteral("replies:>3"), hasFourReplies),
        scanned(QStringLiteral("article:#1 flag:any"), QByteArray("c.article_id = 1 AND ") + isFlagged),
        scanned(QStringLiteral("is:orphan"), "c.marks & 1"),
    };
    const QByteArray place = placeOfWords(1);
    for (const QString& word : m_words) {
        const auto add = [&](const QString& typed, const QByteArray& condition) {
            list.push_back(scanned(typed, condition, {word.toUtf8()}));
        };
        add(word + QStringLiteral(" status:spam"), hasStatus(Status::Spam) + " AND " + place + " > 0");
        add(word + QStringLiteral(" author:user7"), isByAuthor("user7") + " AND " + place + " > 0");
        add(word + QStringLiteral(" before:2020-01-02"), isOfFirstDay + " AND " + place + " > 0");
        add(QLatin1Char('-') + word, place + " = 0");
    }
    return list;
}

} // namespace moderato::bench
