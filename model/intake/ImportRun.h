// The record of one import: when, from which file, as what. Each comment names the run it came in.
// Neighbours: ImportWriter begins it with its first record and ends it with its last.
#pragma once

#include "model/core/Time.h"

namespace moderato::sqlite {
class Connection;
}

namespace moderato::intake {

struct ImportOptions;

class ImportRun
{
public:
    // Once; later calls do nothing. A run whose transaction is rolled back ends the import.
    void begin(sqlite::Connection& connection, const ImportOptions& options);
    void end(sqlite::Connection& connection);

    qint64 number() const { return m_id; } // 0 before it has begun
    // Of the run: comments that came in it arrived together.
    qint64 arrivedAt() const { return m_began; }

private:
    qint64 m_id = 0;
    qint64 m_began = 0;
};

} // namespace moderato::intake
