// Words of the command line as values, and the database they speak of.
// Neighbours: the commands beside.
#pragma once

#include "app/Subcommand.h"
#include "model/core/Predicate.h"
#include "model/store/Reader.h"
#include "model/store/Store.h"

#include <optional>

namespace moderato::app {

// "12" or "#12"; nullopt for anything else.
std::optional<qint64> idFrom(const QString& word);

// nullopt when one of them is no id; `wrong` is then that word.
std::optional<std::vector<core::CommentId>> commentIdsFrom(const QStringList& words, QString& wrong);

// "approved,pending" or "all"; nullopt when a word is no status.
std::optional<core::StatusSet> statusesFrom(const QString& words);

// What --query says, as `moderato search` understands it; given again, both. Nothing
// without it. Its ages mean this moment.
core::Result<core::Predicate> queryFrom(const Invocation& invocation);
QCommandLineOption queryOption(const QString& description);

QCommandLineOption jsonOption();

// A database that exists, for asking only, with a reader on it.
struct OpenDatabase
{
    std::unique_ptr<store::Store> store;
    std::unique_ptr<store::Reader> reader; // ends before the store
};
core::Result<OpenDatabase> openForReading(const QString& database);

} // namespace moderato::app
