// The first fifty hits of a search, as the window waits for them: ui::SearchWork is asked each query once,
// and no round is thrown away. Inside the time are reading what was typed, a new thread and its new
// connection, the search, the hits' snippets, and their way through the event loop: until the end is heard
// of, or the first hit. The index is complete. Each answer is held against plain SQL, id by id and in order;
// where that scans the comments (operators), up to a million of them.
#include "Case.h"
#include "Measuring.h"
#include "PlainSqlite.h"
#include "SearchQueries.h"
#include "model/query/QueryParser.h"
#include "model/search/Searcher.h"
#include "model/store/Reader.h"
#include "model/store/Store.h"
#include "ui/desk/SearchWork.h"

#include <QThread>

#include <algorithm>
#include <limits>
#include <optional>
#include <sqlite3.h>

namespace moderato::bench {

namespace {

constexpr qint64 hits = 50;

// Of words in this many comments none is rare.
constexpr char commentsWithSql[] = "SELECT count(*) FROM (SELECT 1 FROM search_words WHERE search_words"
                                   " MATCH '\"' || ?1 || '\"' LIMIT 2000)";

const QString doesNotOpen = QStringLiteral("the database does not open");

struct Desk
{
    std::unique_ptr<store::Store> store;
    PlainDatabase plain;
    std::unique_ptr<ui::SearchWork> work; // ends before the store
    std::optional<SearchQueries> queries; // nothing when it does not open
};

bool waitForIndex(store::Reader& reader)
{
    auto progress = reader.searcher().progress();
    while (progress && !progress->isComplete()) {
        QThread::msleep(20);
        progress = reader.searcher().progress();
    }
    return progress.ok();
}

Desk openDesk(const Setting& setting)
{
    auto store = store::Store::open(setting.siteDatabase());
    auto reader = store ? (*store)->openReader() : store.error();
    PlainDatabase plain = openPlainly(setting.siteDatabase());
    if (!reader || !plain || !waitForIndex(**reader)) {
        return {};
    }
    Desk desk;
    desk.store = std::move(*store);
    desk.plain = std::move(plain);
    desk.work = std::make_unique<ui::SearchWork>(*desk.store);
    desk.queries.emplace(**reader, setting.comments);
    return desk;
}

struct Answer
{
    double first = 0; // ms until the first hit, or until it is known that there is none
    double all = 0;
    std::vector<qint64> ids;
    bool failed = false;
};

Answer ask(ui::SearchWork& work, const QString& typed)
{
    drainEvents(); // the search before is over and done with
    Answer answer;
    bool isOver = false;
    QElapsedTimer timer;
    QObject here;
    QObject::connect(&work, &ui::SearchWork::found, &here, [&](const search::SearchHit& hit) {
        answer.first = answer.ids.empty() ? milliseconds(timer) : answer.first;
        answer.ids.push_back(hit.id.value);
    });
    QObject::connect(&work, &ui::SearchWork::ended, &here, [&] { isOver = true; });
    QObject::connect(&work, &ui::SearchWork::failed, &here, [&] { isOver = answer.failed = true; });
    timer.start();
    const auto parsed = query::parseQuery(typed);
    if (parsed) {
        work.start(*parsed, hits);
    }
    answer.failed = !parsed || !turnUntil([&] { return isOver; }) || answer.failed;
    answer.all = milliseconds(timer);
    answer.first = answer.ids.empty() ? answer.all : answer.first;
    work.stop(); // one that took too long must not be heard of later
    return answer;
}

// The first column; nothing on an error.
std::optional<std::vector<qint64>> idsPlainly(sqlite3* database, const QByteArray& sql,
                                              const QByteArrayList& bound)
{
    sqlite3_stmt* statement = nullptr;
    std::vector<qint64> ids;
    int step = sqlite3_prepare_v2(database, sql.constData(), -1, &statement, nullptr);
    if (step == SQLITE_OK) {
        int position = 0;
        for (const QByteArray& text : bound) {
            sqlite3_bind_text(statement, ++position, text.constData(), static_cast<int>(text.size()),
                              SQLITE_STATIC);
        }
        for (step = sqlite3_step(statement); step == SQLITE_ROW; step = sqlite3_step(statement)) {
            ids.push_back(sqlite3_column_int64(statement, 0));
        }
    }
    sqlite3_finalize(statement);
    return step == SQLITE_DONE ? std::optional(std::move(ids)) : std::nullopt;
}

// A sentence when the plain answer is another; adds the time that one took.
QString compare(sqlite3* plain, const SearchQuery& asked, const Answer& answer, std::vector<double>& times)
{
    std::optional<std::vector<qint64>> expected;
    const auto run = [&](const QByteArray& sql) {
        return millisecondsOf([&] { expected = idsPlainly(plain, sql, asked.bound); });
    };
    times.push_back(run(asked.rivalSql.isEmpty() ? asked.sql : asked.rivalSql));
    if (expected && !asked.rivalSql.isEmpty()) {
        run(asked.sql);
    }
    if (!expected) {
        return QStringLiteral("“%1” cannot be asked plainly: %2")
            .arg(asked.typed, QString::fromUtf8(sqlite3_errmsg(plain)));
    }
    if (*expected == answer.ids) {
        return {};
    }
    const auto parting =
        std::mismatch(answer.ids.begin(), answer.ids.end(), expected->begin(), expected->end());
    return QStringLiteral("“%1” found %2, not %3, of which the first %4 are the same")
        .arg(asked.typed)
        .arg(answer.ids.size())
        .arg(expected->size())
        .arg(parting.first - answer.ids.begin());
}

struct Measured
{
    QStringList typed;
    std::vector<double> first; // of each
    std::vector<double> all;   // of each
    std::vector<double> plain;
    QString fault;
};

Measured measure(const Desk& desk, const SearchQueries::List& queries, bool isCompared = true)
{
    Measured measured;
    for (const SearchQuery& asked : queries) {
        const Answer answer = ask(*desk.work, asked.typed);
        measured.typed.push_back(asked.typed);
        measured.first.push_back(answer.first);
        measured.all.push_back(answer.all);
        const QString fault = answer.failed ? QStringLiteral("“%1” failed").arg(asked.typed)
                              : isCompared  ? compare(desk.plain.get(), asked, answer, measured.plain)
                                            : QString();
        measured.fault = measured.fault.isEmpty() ? fault : measured.fault;
    }
    return measured;
}

Figure searchFigure(const QString& work, qint64 comments, const Measured& measured,
                    const std::vector<double>& times)
{
    Figure figure = figureOf(QStringLiteral("search: ") + work, comments);
    figure.setActs(times);
    if (!measured.fault.isEmpty()) {
        figure.fault = measured.fault;
    }
    if (!times.empty()) {
        const auto slowest = std::max_element(times.begin(), times.end());
        figure.note = QStringLiteral("the slowest of %1: %2")
                          .arg(times.size())
                          .arg(measured.typed.at(slowest - times.begin()));
    }
    return figure;
}

Rival medianRival(const QString& name, std::vector<double> times)
{
    Rival rival;
    rival.name = name;
    std::sort(times.begin(), times.end());
    rival.value = times.empty() ? 0 : times[times.size() / 2];
    return rival;
}

// The one in the fewest comments.
QString rarestOf(sqlite3* plain, const QStringList& words)
{
    QString rarest;
    qint64 fewest = std::numeric_limits<qint64>::max();
    for (const QString& word : words) {
        const auto counted = idsPlainly(plain, commentsWithSql, {word.toUtf8()});
        if (counted && !counted->empty() && counted->front() < fewest) {
            fewest = counted->front();
            rarest = word;
        }
    }
    return rarest;
}

} // namespace

std::vector<Figure> measureWords(const Setting& setting)
{
    const Desk desk = openDesk(setting);
    if (!desk.queries) {
        return {faultOf(QStringLiteral("search: words"), setting.comments, doesNotOpen)};
    }
    std::vector<Figure> figures;
    const auto add = [&](const QString& what, const SearchQueries::List& queries, const QString& rival) {
        const Measured measured = measure(desk, queries);
        Figure figure = searchFigure(QStringLiteral("first 50 hits of %1").arg(what), setting.comments,
                                     measured, measured.all);
        figure.rivals.append(medianRival(rival, measured.plain));
        figure.expect(Measure::Maximum, 20, 0, tenMillion);
        figures.push_back(std::move(figure));
    };
    const QString match = QStringLiteral("FTS5 match");
    add(QStringLiteral("a word"), desk.queries->words(), match);
    add(QStringLiteral("two words"), desk.queries->twoWords(), match);
    add(QStringLiteral("a prefix"), desk.queries->prefixes(), match);
    add(QStringLiteral("a phrase"), desk.queries->phrases(), QStringLiteral("FTS5 match, texts read"));
    return figures;
}

std::vector<Figure> measureSubstring(const Setting& setting)
{
    const Desk desk = openDesk(setting);
    if (!desk.queries) {
        return {faultOf(QStringLiteral("search: a part of a word"), setting.comments, doesNotOpen)};
    }
    SearchQueries::List queries = desk.queries->parts();
    const QString rare = rarestOf(desk.plain.get(), desk.queries->longWords());
    if (!rare.isEmpty()) {
        queries.push_back(SearchQueries::part(rare));
    }
    const Measured measured = measure(desk, queries);
    Figure first = searchFigure(QStringLiteral("first hit of a part of a word"), setting.comments, measured,
                                measured.first);
    Figure all = searchFigure(QStringLiteral("first 50 hits of a part of a word"), setting.comments, measured,
                              measured.all);
    first.expect(Measure::Maximum, 300, 0, tenMillion);
    all.rivals.append(medianRival(QStringLiteral("LIKE"), measured.plain));
    return {first, all};
}

std::vector<Figure> measureOperators(const Setting& setting)
{
    const Desk desk = openDesk(setting);
    if (!desk.queries) {
        return {faultOf(QStringLiteral("search: operators"), setting.comments, doesNotOpen)};
    }
    const bool isCompared = setting.comments <= million;
    const Measured measured = measure(desk, desk.queries->operators(), isCompared);
    Figure figure =
        searchFigure(QStringLiteral("first 50 hits of operators"), setting.comments, measured, measured.all);
    figure.expect(Measure::Maximum, 50, 0, tenMillion);
    if (isCompared) {
        figure.rivals.append(medianRival(cApi, measured.plain));
    }
    return {figure};
}

} // namespace moderato::bench
