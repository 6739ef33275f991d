#include "model/store/Schema.h"

#include <algorithm>

namespace moderato::store {

using sqlite::Migration;

namespace {

// Narrow rows (comment: what a thread's shape is read from, clustered by article) stand apart from text
// (content), so that reading a shape touches no body.
constexpr std::array schema1{
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "INSERT INTO meta(key, value) VALUES('uuid', lower(hex(randomblob(16))))",

    "CREATE TABLE source(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",

    "CREATE TABLE article(id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES source(id),"
    " external_id TEXT NOT NULL, title TEXT NOT NULL, url TEXT NOT NULL, byline TEXT NOT NULL,"
    " published_at INTEGER, caption TEXT NOT NULL, body TEXT NOT NULL, body_format INTEGER NOT NULL,"
    " UNIQUE(source_id, external_id)) STRICT",

    "CREATE TABLE author(id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, url TEXT NOT NULL,"
    " UNIQUE(name, email, url)) STRICT",

    // decision_id: the status decision of this desk that stands; NULL = as imported.
    // flags: open ones. marks: core::Mark. created_at: ms, NULL = unknown.
    "CREATE TABLE comment(article_id INTEGER NOT NULL REFERENCES article(id), id INTEGER NOT NULL,"
    " parent_id INTEGER, created_at INTEGER, author_id INTEGER NOT NULL REFERENCES author(id),"
    " status INTEGER NOT NULL CHECK(status BETWEEN 0 AND 4), flags INTEGER NOT NULL CHECK(flags >= 0),"
    " marks INTEGER NOT NULL, kind INTEGER NOT NULL, decision_id INTEGER,"
    " PRIMARY KEY(article_id, id)) STRICT, WITHOUT ROWID",
    "CREATE UNIQUE INDEX comment_id ON comment(id)",
    "CREATE INDEX comment_top ON comment(article_id, created_at, id) WHERE parent_id IS NULL",
    "CREATE INDEX comment_orphan ON comment(article_id, id) WHERE marks & 1",

    // An index of comments by author would cost an import more than all else: interleaved authors dirty a
    // page for each comment. The author's record is counted instead (author_counter).

    // external_id is the file's own, with ~2, ~3 … where a file uses one twice in an article.
    "CREATE TABLE content(comment_id INTEGER PRIMARY KEY REFERENCES comment(id),"
    " article_id INTEGER NOT NULL, source_id INTEGER NOT NULL REFERENCES source(id),"
    " external_id TEXT NOT NULL, parent_external_id TEXT, record_digest BLOB NOT NULL, body TEXT NOT NULL,"
    " body_format INTEGER NOT NULL, body_sha256 BLOB NOT NULL, kind_word TEXT NOT NULL, ip TEXT NOT NULL,"
    " user_agent TEXT NOT NULL, UNIQUE(article_id, source_id, external_id)) STRICT",

    "CREATE TABLE decision(id INTEGER PRIMARY KEY, at INTEGER NOT NULL, moderator TEXT NOT NULL,"
    " action INTEGER NOT NULL, reason TEXT NOT NULL, undoes INTEGER REFERENCES decision(id)) STRICT",
    "CREATE TABLE decision_item(decision_id INTEGER NOT NULL REFERENCES decision(id),"
    " comment_id INTEGER NOT NULL, article_id INTEGER NOT NULL, status_before INTEGER NOT NULL,"
    " status_after INTEGER NOT NULL, decided_before INTEGER, decided_after INTEGER,"
    " PRIMARY KEY(decision_id, comment_id)) STRICT, WITHOUT ROWID",
    "CREATE INDEX decision_item_comment ON decision_item(comment_id, decision_id)",
    "CREATE TABLE decision_flag(decision_id INTEGER NOT NULL REFERENCES decision(id),"
    " flag_id INTEGER NOT NULL REFERENCES flag(id), opened INTEGER NOT NULL,"
    " PRIMARY KEY(decision_id, flag_id)) STRICT, WITHOUT ROWID",
    "CREATE TABLE decision_edit(decision_id INTEGER PRIMARY KEY REFERENCES decision(id),"
    " comment_id INTEGER NOT NULL, marks_before INTEGER NOT NULL, marks_after INTEGER NOT NULL,"
    " body_before TEXT NOT NULL, format_before INTEGER NOT NULL, body_after TEXT NOT NULL,"
    " format_after INTEGER NOT NULL) STRICT",

    // closed_by: the decision that closed it last; NULL = open. opened_by: NULL = came with an import.
    "CREATE TABLE flag(id INTEGER PRIMARY KEY, comment_id INTEGER NOT NULL REFERENCES content(comment_id),"
    " reason INTEGER NOT NULL, note TEXT NOT NULL, moderator TEXT NOT NULL, at INTEGER,"
    " opened_by INTEGER REFERENCES decision(id), closed_by INTEGER REFERENCES decision(id)) STRICT",
    "CREATE INDEX flag_comment ON flag(comment_id)",

    "CREATE TABLE undo_list(position INTEGER PRIMARY KEY, decision_id INTEGER NOT NULL"
    " REFERENCES decision(id), comments INTEGER NOT NULL, done INTEGER NOT NULL) STRICT",

    // One row an article; article_id 0 is the whole database.
    "CREATE TABLE counter(article_id INTEGER PRIMARY KEY, pending INTEGER NOT NULL,"
    " approved INTEGER NOT NULL, rejected INTEGER NOT NULL, spam INTEGER NOT NULL,"
    " withdrawn INTEGER NOT NULL, flagged INTEGER NOT NULL) STRICT",
    "INSERT INTO counter VALUES(0, 0, 0, 0, 0, 0, 0)",
    "CREATE TABLE author_counter(author_id INTEGER PRIMARY KEY, pending INTEGER NOT NULL,"
    " approved INTEGER NOT NULL, rejected INTEGER NOT NULL, spam INTEGER NOT NULL,"
    " withdrawn INTEGER NOT NULL, flagged INTEGER NOT NULL, first_at INTEGER, last_at INTEGER) STRICT",

    "CREATE TABLE draft(parent_id INTEGER PRIMARY KEY, body TEXT NOT NULL, saved_at INTEGER NOT NULL) STRICT",

    "CREATE TRIGGER decision_is_final BEFORE UPDATE ON decision"
    " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER decision_stays BEFORE DELETE ON decision"
    " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER decision_item_is_final BEFORE UPDATE ON decision_item"
    " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER decision_item_stays BEFORE DELETE ON decision_item"
    " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",

    "PRAGMA application_id=0x4D4F4452",
};

// The search. search_words holds no text, only tokens that SearchTokens has made (the tokenizer `ascii` parts
// them at blanks) and no positions: of a phrase it knows the words. It is filled behind an import by
// SearchIndex, and merged by it alone, so that no slice of filling has a long merge in it.
// The indexes hold what is rare and changes with decisions; approved comments are in none, as they are most.
// Of authors there is none: tokens answer author:, at no cost to an import.
constexpr std::array schema2{
    "CREATE VIRTUAL TABLE search_words USING fts5(tokens, content='', columnsize=0, detail=none,"
    " tokenize='ascii')",
    "INSERT INTO search_words(search_words, rank) VALUES('automerge', 0)",
    "INSERT INTO search_words(search_words, rank) VALUES('crisismerge', 1000)",
    // Pairs of characters of authors' names and e-mail addresses, and of articles' titles.
    "CREATE VIRTUAL TABLE search_authors USING fts5(pairs, content='', columnsize=0, detail=none,"
    " tokenize='ascii')",
    "CREATE VIRTUAL TABLE search_titles USING fts5(pairs, content='', columnsize=0, detail=none,"
    " tokenize='ascii')",
    // Every row up to these ids is in; version: searchIndexVersion they were built by.
    "CREATE TABLE search_progress(id INTEGER PRIMARY KEY CHECK(id = 1), comments INTEGER NOT NULL,"
    " authors INTEGER NOT NULL, articles INTEGER NOT NULL, version INTEGER NOT NULL) STRICT",
    "INSERT INTO search_progress VALUES(1, 0, 0, 0, 0)",
    // Articles in which an indexed comment came under another parent: their depths are not as indexed.
    "CREATE TABLE search_moved(article_id INTEGER PRIMARY KEY) STRICT",
    "CREATE INDEX comment_status ON comment(status, id) WHERE status <> 1",
    "CREATE INDEX comment_flagged ON comment(id) WHERE flags > 0",
    "CREATE INDEX comment_orphan_id ON comment(id) WHERE marks & 1",
    "CREATE INDEX comment_parent ON comment(parent_id) WHERE parent_id IS NOT NULL",
    "CREATE INDEX flag_open ON flag(reason, comment_id) WHERE closed_by IS NULL",
};

constexpr std::array allMigrations{Migration{1, schema1}, Migration{2, schema2}};

} // namespace

std::span<const Migration> migrations() { return allMigrations; }

int newestVersion() { return allMigrations.back().version; }

bool isOurs(QByteArrayView schemaText)
{
    return std::any_of(allMigrations.begin(), allMigrations.end(), [&](const Migration& migration) {
        return std::any_of(migration.statements.begin(), migration.statements.end(),
                           [&](const char* statement) { return schemaText == QByteArrayView(statement); });
    });
}

} // namespace moderato::store
