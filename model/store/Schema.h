// The tables of a Moderato database, as the list of migrations that make them. Never edit one that was
// released: add the next. Neighbours: sqlite::migrate applies them, every statement in the four rooms of the
// database relies on them.
#pragma once

#include "model/sqlite/Migrations.h"

namespace moderato::store {

// "MODR"
inline constexpr qint64 applicationId = 0x4D4F4452;

// comment.status of a reply that was undone: it has left its thread and every count, and stays in the
// journal. Never shown as a core::Status.
inline constexpr int withdrawnStatus = 4;

// The version of the first migration: what is older was made by a build before 0.1.0.
inline constexpr int oldestVersion = 3;

std::span<const sqlite::Migration> migrations();
int newestVersion();

// Triggers and views of this schema, as they stand in the file: what else is there was put in by a stranger.
bool isOurs(QByteArrayView schemaText);

} // namespace moderato::store
