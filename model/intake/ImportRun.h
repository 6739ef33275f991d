// The record of one import: when, from which file, as what. Each comment names the run it came in.
// Neighbours: ImportWriter begins it with its first record and ends it with its last.
#pragma once

#include "model/core/Time.h"

#include <QByteArray>

namespace moderato::sqlite {
class Connection;
}

namespace moderato::intake {

class ImportRun
{
public:
    // From which file, as what format; before it begins. A run that is not told keeps neither.
    void comesFrom(QByteArray file, QByteArray format);
    // Once; later calls do nothing. A run whose transaction is rolled back ends the import.
    void begin(sqlite::Connection& connection);
    void end(sqlite::Connection& connection);

    qint64 number() const { return m_id; } // 0 before it has begun
    // Of the run: comments that came in it arrived together.
    qint64 arrivedAt() const { return m_began; }

private:
    QByteArray m_file = "";
    QByteArray m_format = "";
    qint64 m_id = 0;
    qint64 m_began = 0;
};

} // namespace moderato::intake
