#include "model/store/Schema.h"

#include <algorithm>

namespace moderato::store {

using sqlite::Migration;

namespace {

// Narrow rows (comment: what a thread's shape is read from, clustered by article) stand apart from text
// (content), so that reading a shape touches no body.
//
// Versions 1 and 2 were of builds before 0.1.0 and are refused.
constexpr std::array schema3{
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    // 1 is this one; the others are those whose decisions came here.
    "CREATE TABLE desk(id INTEGER PRIMARY KEY, uuid BLOB NOT NULL UNIQUE) STRICT",
    // kind: core::ActorKind. A row is found again by its uuid.
    "CREATE TABLE actor(id INTEGER PRIMARY KEY, uuid BLOB NOT NULL UNIQUE, kind INTEGER NOT NULL,"
    " name TEXT NOT NULL, email TEXT NOT NULL) STRICT",

    "CREATE TABLE source(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    "CREATE TABLE import_run(id INTEGER PRIMARY KEY, began_at INTEGER NOT NULL, ended_at INTEGER,"
    " file TEXT NOT NULL, format TEXT NOT NULL) STRICT",

    // state: core::ArticleState
    "CREATE TABLE article(id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES source(id),"
    " external_id TEXT NOT NULL, title TEXT NOT NULL, url TEXT NOT NULL, byline TEXT NOT NULL,"
    " published_at INTEGER, caption TEXT NOT NULL, body TEXT NOT NULL, body_format INTEGER NOT NULL,"
    " state INTEGER NOT NULL, UNIQUE(source_id, external_id)) STRICT",

    "CREATE TABLE author(id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, url TEXT NOT NULL,"
    " UNIQUE(name, email, url)) STRICT",

    // decision_id: the status decision of this desk that stands; NULL = as imported.
    // flags: open ones. marks: core::Mark. created_at: ms, NULL = unknown.
    // version: of its text, from 1. replies: direct ones in the thread. links: in its text, at most 255.
    "CREATE TABLE comment(article_id INTEGER NOT NULL REFERENCES article(id), id INTEGER NOT NULL,"
    " parent_id INTEGER, created_at INTEGER, author_id INTEGER NOT NULL REFERENCES author(id),"
    " status INTEGER NOT NULL CHECK(status BETWEEN 0 AND 4), flags INTEGER NOT NULL CHECK(flags >= 0),"
    " marks INTEGER NOT NULL, kind INTEGER NOT NULL, decision_id INTEGER, version INTEGER NOT NULL,"
    " replies INTEGER NOT NULL CHECK(replies >= 0), links INTEGER NOT NULL,"
    " PRIMARY KEY(article_id, id)) STRICT, WITHOUT ROWID",
    "CREATE UNIQUE INDEX comment_id ON comment(id)",
    "CREATE INDEX comment_top ON comment(article_id, created_at, id) WHERE parent_id IS NULL",
    "CREATE INDEX comment_orphan ON comment(article_id, id) WHERE marks & 1",

    // An index of comments by author would cost an import more than all else: interleaved authors dirty a
    // page for each comment. The author's record is counted instead (author_counter).

    // external_id is the file's own, with ~2, ~3 … where a file uses one twice in an article.
    // arrived_at: here; ids ascend with it. import_run_id: NULL = written here.
    "CREATE TABLE content(comment_id INTEGER PRIMARY KEY REFERENCES comment(id),"
    " article_id INTEGER NOT NULL, source_id INTEGER NOT NULL REFERENCES source(id),"
    " external_id TEXT NOT NULL, parent_external_id TEXT, record_digest BLOB NOT NULL, body TEXT NOT NULL,"
    " body_format INTEGER NOT NULL, body_sha256 BLOB NOT NULL, kind_word TEXT NOT NULL, ip TEXT NOT NULL,"
    " user_agent TEXT NOT NULL, arrived_at INTEGER NOT NULL, import_run_id INTEGER REFERENCES import_run(id),"
    " UNIQUE(article_id, source_id, external_id)) STRICT",

    // Every version of a comment's text, name and link, once it has had a second. `at`: when it came to be.
    // Of a version by an edit decision_id, of one by an import import_run_id.
    "CREATE TABLE comment_version(comment_id INTEGER NOT NULL REFERENCES content(comment_id),"
    " version INTEGER NOT NULL, at INTEGER NOT NULL, author_id INTEGER NOT NULL REFERENCES author(id),"
    " body TEXT NOT NULL, body_format INTEGER NOT NULL, body_sha256 BLOB NOT NULL, marks INTEGER NOT NULL,"
    " links INTEGER NOT NULL, decision_id INTEGER REFERENCES decision(id),"
    " import_run_id INTEGER REFERENCES import_run(id), UNIQUE(comment_id, version)) STRICT",

    // cause: core::Cause. reason: a flag's note, too. undoes: of an undo or redo.
    "CREATE TABLE decision(id INTEGER PRIMARY KEY, uuid BLOB NOT NULL UNIQUE,"
    " desk_id INTEGER NOT NULL REFERENCES desk(id), sequence INTEGER NOT NULL,"
    " actor_id INTEGER NOT NULL REFERENCES actor(id), cause INTEGER NOT NULL, at INTEGER NOT NULL,"
    " verb INTEGER NOT NULL, reason TEXT NOT NULL, flag_reason INTEGER,"
    " undoes INTEGER REFERENCES decision(id), UNIQUE(desk_id, sequence)) STRICT",
    // Its origin and the hash of each version stand in content and comment_version, whose rows stay.
    "CREATE TABLE decision_item(decision_id INTEGER NOT NULL REFERENCES decision(id),"
    " comment_id INTEGER NOT NULL, article_id INTEGER NOT NULL, status_before INTEGER NOT NULL,"
    " status_after INTEGER NOT NULL, decided_before INTEGER, decided_after INTEGER,"
    " version_before INTEGER NOT NULL, version_after INTEGER NOT NULL,"
    " PRIMARY KEY(decision_id, comment_id)) STRICT, WITHOUT ROWID",
    "CREATE INDEX decision_item_comment ON decision_item(comment_id, decision_id)",
    "CREATE TABLE decision_flag(decision_id INTEGER NOT NULL REFERENCES decision(id),"
    " flag_id INTEGER NOT NULL REFERENCES flag(id), opened INTEGER NOT NULL,"
    " PRIMARY KEY(decision_id, flag_id)) STRICT, WITHOUT ROWID",
    // Of decisions that go in slices: as many comments are done of as many. One that is not over is under
    // way, or was cut off.
    "CREATE TABLE decision_progress(decision_id INTEGER PRIMARY KEY REFERENCES decision(id),"
    " done INTEGER NOT NULL, planned INTEGER NOT NULL) STRICT",

    // closed_by: the decision that closed it last; NULL = open. opened_by: NULL = came with an import.
    "CREATE TABLE flag(id INTEGER PRIMARY KEY, comment_id INTEGER NOT NULL REFERENCES content(comment_id),"
    " reason INTEGER NOT NULL, note TEXT NOT NULL, moderator TEXT NOT NULL, at INTEGER,"
    " opened_by INTEGER REFERENCES decision(id), closed_by INTEGER REFERENCES decision(id)) STRICT",
    "CREATE INDEX flag_comment ON flag(comment_id)",

    // Each actor's own, and of each cause apart.
    "CREATE TABLE undo_list(position INTEGER PRIMARY KEY, actor_id INTEGER NOT NULL REFERENCES actor(id),"
    " cause INTEGER NOT NULL, decision_id INTEGER NOT NULL UNIQUE REFERENCES decision(id),"
    " comments INTEGER NOT NULL, done INTEGER NOT NULL) STRICT",
    "CREATE INDEX undo_list_turn ON undo_list(actor_id, cause, done, position)",

    // One row an article; article_id 0 is the whole database.
    "CREATE TABLE counter(article_id INTEGER PRIMARY KEY, pending INTEGER NOT NULL,"
    " approved INTEGER NOT NULL, rejected INTEGER NOT NULL, spam INTEGER NOT NULL,"
    " withdrawn INTEGER NOT NULL, flagged INTEGER NOT NULL) STRICT",
    "INSERT INTO counter VALUES(0, 0, 0, 0, 0, 0, 0)",
    "CREATE TABLE author_counter(author_id INTEGER PRIMARY KEY, pending INTEGER NOT NULL,"
    " approved INTEGER NOT NULL, rejected INTEGER NOT NULL, spam INTEGER NOT NULL,"
    " withdrawn INTEGER NOT NULL, flagged INTEGER NOT NULL, first_at INTEGER, last_at INTEGER) STRICT",

    // verb: core::Verb::Reply to the comment, or Edit of it.
    "CREATE TABLE draft(comment_id INTEGER NOT NULL, verb INTEGER NOT NULL, body TEXT NOT NULL,"
    " saved_at INTEGER NOT NULL, PRIMARY KEY(comment_id, verb)) STRICT",

    "CREATE TRIGGER decision_is_final BEFORE UPDATE ON decision"
    " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER decision_stays BEFORE DELETE ON decision"
    " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER decision_item_is_final BEFORE UPDATE ON decision_item"
    " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER decision_item_stays BEFORE DELETE ON decision_item"
    " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",

    // The search. search_words holds no text, only tokens that SearchTokens has made (the tokenizer `ascii`
    // parts them at blanks) and no positions: of a phrase it knows the words. It is filled behind an import
    // by SearchIndex, and merged by it alone, so that no slice of filling has a long merge in it. The indexes
    // hold what is rare and changes with decisions; approved comments are in none, as they are most. Of
    // authors there is none: tokens answer author:, at no cost to an import.
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

    "PRAGMA application_id=0x4D4F4452",
};

constexpr std::array allMigrations{Migration{oldestVersion, schema3}};

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
