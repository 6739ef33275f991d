// Import of a Moderato JSON file into a new database, beside the bare parser on the same file and the sqlite3
// shell's .import of the same records, made ready as CSV, into the same tables under the same indexes. The
// shell checks no types and no references, looks up no parent and no author, and hashes nothing.
#include "Case.h"
#include "Measuring.h"
#include "PlainSqlite.h"
#include "SqliteShell.h"
#include "model/intake/FileImport.h"
#include "model/store/Store.h"

#include <QFile>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

namespace moderato::bench {

namespace {

const QString parserAndShell = QStringLiteral("bare parser and .import");

// Hears all of a file and keeps none of it.
class Deaf final : public nlohmann::json_sax<nlohmann::json>
{
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(size_t, const std::string&, const nlohmann::json::exception&) override { return false; }
};

struct Shelved
{
    const char* table;
    const char* rowsSql;
};

// Digests as as many letters as they have bytes: a CSV holds no blobs.
constexpr Shelved shelves[] = {
    {"author", "SELECT id, name, email, url FROM author"},
    {"comment", "SELECT article_id, id, parent_id, created_at, author_id, status, flags, marks, kind,"
                " decision_id, version, replies, links FROM comment ORDER BY id"},
    {"content", "SELECT comment_id, article_id, source_id, external_id, parent_external_id,"
                " hex(substr(record_digest, 1, 10)), body, body_format, hex(substr(body_sha256, 1, 16)),"
                " kind_word, ip, user_agent, arrived_at, import_run_id FROM content ORDER BY comment_id"},
    {"flag", "SELECT id, comment_id, reason, note, moderator, at, opened_by, closed_by FROM flag"},
};

// As Schema.cpp has them, every index of an import's tables; what CSV leaves empty is an empty text, not
// NULL. The page cache and the log are ours, too.
constexpr auto tablesSql =
    "PRAGMA journal_mode=WAL;\nPRAGMA synchronous=NORMAL;\nPRAGMA cache_size=-65536;\n"
    "CREATE TABLE author(id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, url TEXT NOT NULL,"
    " UNIQUE(name, email, url));\n"
    "CREATE TABLE comment(article_id INTEGER NOT NULL, id INTEGER NOT NULL, parent_id INTEGER,"
    " created_at INTEGER, author_id INTEGER NOT NULL, status INTEGER NOT NULL, flags INTEGER NOT NULL,"
    " marks INTEGER NOT NULL, kind INTEGER NOT NULL, decision_id INTEGER, version INTEGER NOT NULL,"
    " replies INTEGER NOT NULL, links INTEGER NOT NULL, PRIMARY KEY(article_id, id))"
    " WITHOUT ROWID;\n"
    "CREATE UNIQUE INDEX comment_id ON comment(id);\n"
    "CREATE INDEX comment_top ON comment(article_id, created_at, id) WHERE parent_id = '';\n"
    "CREATE INDEX comment_orphan ON comment(article_id, id) WHERE marks & 1;\n"
    "CREATE TABLE content(comment_id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL,"
    " source_id INTEGER NOT NULL, external_id TEXT NOT NULL, parent_external_id TEXT,"
    " record_digest TEXT NOT NULL, body TEXT NOT NULL, body_format INTEGER NOT NULL,"
    " body_sha256 TEXT NOT NULL, kind_word TEXT NOT NULL, ip TEXT NOT NULL, user_agent TEXT NOT NULL,"
    " arrived_at INTEGER NOT NULL, import_run_id INTEGER, UNIQUE(article_id, source_id, external_id));\n"
    "CREATE TABLE flag(id INTEGER PRIMARY KEY, comment_id INTEGER NOT NULL, reason INTEGER NOT NULL,"
    " note TEXT NOT NULL, moderator TEXT NOT NULL, at INTEGER, opened_by INTEGER, closed_by INTEGER);\n"
    "CREATE INDEX flag_comment ON flag(comment_id);\n"
    "CREATE INDEX comment_status ON comment(status, id) WHERE status <> 1;\n"
    "CREATE INDEX comment_flagged ON comment(id) WHERE flags > 0;\n"
    "CREATE INDEX comment_orphan_id ON comment(id) WHERE marks & 1;\n"
    "CREATE INDEX comment_parent ON comment(parent_id) WHERE parent_id <> '';\n"
    "CREATE INDEX flag_open ON flag(reason, comment_id) WHERE closed_by = '';\n"
    ".mode csv\n";

double parseAlone(const QString& jsonFile, bool& good)
{
    QFile file(jsonFile);
    good = file.open(QIODevice::ReadOnly);
    const uchar* bytes = good ? file.map(0, file.size()) : nullptr;
    good = bytes != nullptr;
    Deaf deaf;
    return good ? millisecondsOf([&] { good = nlohmann::json::sax_parse(bytes, bytes + file.size(), &deaf); })
                : 0;
}

// The parser's time and that of .import; what .import reads is written before.
Rival importPlainly(const Setting& setting, const QString& database, const QTemporaryDir& directory)
{
    QByteArray script = tablesSql;
    Rival rival;
    for (const Shelved& shelf : shelves) {
        const QString csv = directory.filePath(QLatin1String(shelf.table) + QStringLiteral(".csv"));
        rival = runSqliteShell({}, {QStringLiteral("-readonly"), QStringLiteral("-csv")}, database,
                               QByteArray(shelf.rowsSql) + ';', csv);
        script += ".import '" + csv.toUtf8() + "' " + shelf.table + '\n';
    }
    if (rival.value > 0) {
        rival = runSqliteShell({}, {}, directory.filePath(QStringLiteral("shell.db")), script);
    }
    bool isParsed = false;
    const double parsed = parseAlone(setting.jsonFile(), isParsed);
    rival.name = parserAndShell;
    rival.value += rival.value > 0 ? parsed : 0;
    const QString file = directory.filePath(QStringLiteral("shell.db"));
    if (!isParsed) {
        rival.fault = QStringLiteral("the file cannot be parsed");
    } else if (readPlainly(file, "SELECT id FROM comment").rows != setting.comments) {
        rival.fault = QStringLiteral("the shell imported another number of comments");
    }
    return rival;
}

} // namespace

std::vector<Figure> measureImport(const Setting& setting)
{
    Figure figure = figureOf(QStringLiteral("import of Moderato JSON"), setting.comments);
    const QTemporaryDir directory(setting.directory + QStringLiteral("/import-XXXXXX"));
    const QString file = directory.filePath(QStringLiteral("new.moderato"));
    qint64 entered = 0;
    figure.value = millisecondsOf([&] {
        auto store = store::Store::open(file);
        if (!store) {
            return;
        }
        const auto summary = intake::importFile(**store, setting.jsonFile(), "json", {});
        entered = summary ? summary->comments : 0;
    });
    figure.peakBytes = memoryOfThisProcess().peak;
    figure.rivals.append(importPlainly(setting, file, directory));
    figure.fault = figure.rivals.front().fault;
    figure.expect(Measure::Ratio, 2.0, million, 10 * million, parserAndShell);
    const PlainRead plain = readPlainly(file, "SELECT id FROM comment");
    if (entered != setting.comments || plain.rows != setting.comments) {
        figure.fault = QStringLiteral("%1 entered, %2 in the file").arg(entered).arg(plain.rows);
    }
    return {figure};
}

} // namespace moderato::bench
