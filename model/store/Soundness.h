// Whether a database is sound: what Store::check answers, on a connection that reads.
#pragma once

#include "model/core/Result.h"

#include <QStringList>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::store {

struct CheckReport
{
    QStringList faults; // technical lines; empty = sound
    qint64 comments = 0;
};

// Integrity, foreign keys, counters recounted, bodies against their hashes; of one moment.
core::Result<CheckReport> checkSoundness(sqlite::Connection& connection);

} // namespace moderato::store
