// The first fifty hits of a search, on a database whose index is complete: words beside the bare full-text
// match, operators, and parts of words beside LIKE.
#include "Case.h"
#include "Measuring.h"
#include "PlainSqlite.h"
#include "model/query/QueryParser.h"
#include "model/store/Reader.h"
#include "model/store/Store.h"

#include <QThread>

#include <algorithm>
#include <sqlite3.h>

namespace moderato::bench {

namespace {

constexpr qint64 hits = 50;
constexpr int rounds = 3;
constexpr int sampled = 12;
constexpr qint64 tenMillion = 10'000'000;

constexpr auto matchSql = "SELECT rowid FROM search_words WHERE search_words MATCH '\"' || ?1 || '\"'"
                          " ORDER BY rowid DESC LIMIT 50";
constexpr auto likeSql = "SELECT comment_id FROM content WHERE body LIKE '%' || ?1 || '%'"
                         " ORDER BY comment_id DESC LIMIT 50";

struct Desk
{
    std::unique_ptr<store::Store> store;
    std::unique_ptr<store::Reader> reader; // ends before the store
};

// Null when it does not open.
Desk openIndexed(const Setting& setting)
{
    auto store = store::Store::open(setting.siteDatabase());
    auto reader = store ? (*store)->openReader() : store.error();
    if (!reader) {
        return {};
    }
    Desk desk{std::move(*store), std::move(*reader)};
    auto progress = desk.reader->searchProgress();
    while (progress && !progress->isComplete()) {
        QThread::msleep(20);
        progress = desk.reader->searchProgress();
    }
    return desk;
}

bool isPlainWord(const QString& word)
{
    return word.size() > 3 && std::all_of(word.begin(), word.end(),
                                          [](QChar c) { return c.unicode() >= 'a' && c.unicode() <= 'z'; });
}

// Of comments spread over the whole database: frequent ones and rare ones, as they come.
QStringList wordsOf(store::Reader& reader, qint64 comments)
{
    QStringList words;
    for (int i = 1; i <= sampled; ++i) {
        const auto comment = reader.comment(core::CommentId{comments * i / sampled});
        const QStringList all =
            comment ? QString::fromUtf8(comment->body).split(QLatin1Char(' ')) : QStringList();
        const auto plain = std::find_if(all.begin(), all.end(), isPlainWord);
        if (plain != all.end()) {
            words.push_back(*plain);
        }
    }
    return words;
}

struct Answer
{
    double first = 0; // ms until the first hit
    double all = 0;
    qint64 found = 0;
    bool failed = false;
};

// The best of some rounds.
Answer ask(store::Reader& reader, const QString& typed)
{
    Answer best;
    for (int round = 0; round < rounds; ++round) {
        Answer answer;
        QElapsedTimer timer;
        timer.start();
        const auto query = query::parseQuery(typed);
        answer.failed = !query || !reader.search(*query, hits, [&](const store::SearchHit&) {
            answer.first = answer.found == 0 ? milliseconds(timer) : answer.first;
            ++answer.found;
            return true;
        });
        answer.all = milliseconds(timer);
        best = round == 0 || answer.all < best.all ? answer : best;
    }
    return best;
}

// How many rows; -1 on an error.
qint64 countPlainly(sqlite3* database, const char* sql, const QByteArray& text)
{
    sqlite3_stmt* statement = nullptr;
    qint64 rows = -1;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_text(statement, 1, text.constData(), static_cast<int>(text.size()), SQLITE_STATIC);
        for (rows = 0; sqlite3_step(statement) == SQLITE_ROW;) {
            ++rows;
        }
    }
    sqlite3_finalize(statement);
    return rows;
}

struct Measured
{
    std::vector<double> first;
    std::vector<double> all;
    std::vector<double> plain;
    QString fault;
};

Measured measureAgainst(const Setting& setting, const char* sql, const QString& form)
{
    Measured measured;
    const Desk desk = openIndexed(setting);
    const PlainDatabase plain = openPlainly(setting.siteDatabase());
    if (!desk.reader || !plain) {
        measured.fault = QStringLiteral("the database does not open");
        return measured;
    }
    for (const QString& word : wordsOf(*desk.reader, setting.comments)) {
        const Answer answer = ask(*desk.reader, form.arg(word));
        qint64 expected = 0;
        measured.plain.push_back(
            millisecondsOf([&] { expected = countPlainly(plain.get(), sql, word.toUtf8()); }));
        measured.first.push_back(answer.first);
        measured.all.push_back(answer.all);
        if (answer.failed || answer.found != expected) {
            measured.fault =
                QStringLiteral("“%1” found %2, not %3").arg(word).arg(answer.found).arg(expected);
        }
    }
    return measured;
}

Rival rivalOf(const QString& name, std::vector<double> times)
{
    Rival rival;
    rival.name = name;
    std::sort(times.begin(), times.end());
    rival.value = times.empty() ? 0 : times[times.size() / 2];
    return rival;
}

QStringList operatorQueries(const QStringList& words)
{
    QStringList queries{QStringLiteral("status:spam"),        QStringLiteral("status:approved has:link"),
                        QStringLiteral("flag:any"),           QStringLiteral("flag:legal status:rejected"),
                        QStringLiteral("before:2020-01-02"),  QStringLiteral("author:user77@"),
                        QStringLiteral("is:reply depth:>5"),  QStringLiteral("replies:>3"),
                        QStringLiteral("article:#1 flag:any")};
    for (const QString& word : words) {
        queries += {word + QStringLiteral(" status:spam"), word + QStringLiteral(" author:user7"),
                    word + QStringLiteral(" before:2020-01-02"), QStringLiteral("-") + word};
    }
    return queries;
}

} // namespace

std::vector<Figure> measureWords(const Setting& setting)
{
    Figure figure = figureOf(QStringLiteral("search: first 50 hits of a word"), setting.comments);
    Measured measured = measureAgainst(setting, matchSql, QStringLiteral("%1"));
    figure.setActs(std::move(measured.all));
    figure.fault = measured.fault.isEmpty() ? figure.fault : measured.fault;
    figure.rivals.append(rivalOf(QStringLiteral("FTS5 match"), std::move(measured.plain)));
    figure.expect(Measure::Maximum, 20, 0, tenMillion);
    return {figure};
}

std::vector<Figure> measureSubstring(const Setting& setting)
{
    Figure first = figureOf(QStringLiteral("search: first hit of a part of a word"), setting.comments);
    Figure all = figureOf(QStringLiteral("search: first 50 hits of a part of a word"), setting.comments);
    Measured measured = measureAgainst(setting, likeSql, QStringLiteral("*%1*"));
    first.setActs(std::move(measured.first));
    all.setActs(std::move(measured.all));
    all.fault = measured.fault.isEmpty() ? all.fault : measured.fault;
    all.rivals.append(rivalOf(QStringLiteral("LIKE"), std::move(measured.plain)));
    first.expect(Measure::Value, 300, 0, tenMillion);
    return {first, all};
}

std::vector<Figure> measureOperators(const Setting& setting)
{
    Figure figure = figureOf(QStringLiteral("search: first 50 hits of operators"), setting.comments);
    const Desk desk = openIndexed(setting);
    std::vector<double> times;
    QString fault;
    const QStringList queries =
        desk.reader ? operatorQueries(wordsOf(*desk.reader, setting.comments)) : QStringList();
    for (const QString& typed : queries) {
        const Answer answer = ask(*desk.reader, typed);
        times.push_back(answer.all);
        fault = answer.failed ? QStringLiteral("“%1” failed").arg(typed) : fault;
    }
    figure.setActs(std::move(times));
    figure.fault = fault.isEmpty() ? figure.fault : fault;
    figure.expect(Measure::Maximum, 50, 0, tenMillion);
    return {figure};
}

} // namespace moderato::bench
