#include "model/intake/ImportRun.h"

#include "model/sqlite/Statement.h"

namespace moderato::intake {

using sqlite::Statement;

namespace {

constexpr char beginSql[] = "INSERT INTO import_run(began_at, file, format) VALUES(?1, ?2, ?3) RETURNING id";
constexpr char endSql[] = "UPDATE import_run SET ended_at = ?2 WHERE id = ?1";

} // namespace

void ImportRun::comesFrom(QByteArray file, QByteArray format)
{
    m_file = std::move(file);
    m_format = std::move(format);
}

void ImportRun::begin(sqlite::Connection& connection)
{
    if (m_id == 0) {
        m_began = core::now().value_or(0);
        Statement begin(connection, beginSql, m_began, m_file, m_format);
        m_id = begin.next() ? begin.integer(0) : 0;
    }
}

void ImportRun::end(sqlite::Connection& connection)
{
    if (m_id != 0) {
        Statement(connection, endSql).run(m_id, core::now());
    }
}

} // namespace moderato::intake
