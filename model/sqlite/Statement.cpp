#include "model/sqlite/Statement.h"

#include <sqlite3.h>

namespace moderato::sqlite {

Statement::Statement(Connection& connection, const char* sql)
    : m_connection(connection), m_statement(connection.prepared(sql))
{
    if (m_statement && sqlite3_stmt_busy(m_statement)) {
        m_statement = connection.prepare(sql, false);
        m_own = true;
    }
}

std::unique_ptr<Statement> Statement::composed(Connection& connection, const QByteArray& sql)
{
    return std::unique_ptr<Statement>(new Statement(connection, connection.prepare(sql.constData(), false)));
}

Statement::~Statement()
{
    if (m_own) {
        sqlite3_finalize(m_statement);
    } else if (m_statement) {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }
}

bool Statement::next()
{
    if (!m_statement || m_connection.failed()) {
        return false;
    }
    const int code = sqlite3_step(m_statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        m_connection.fail(code);
    }
    return code == SQLITE_ROW;
}

void Statement::finish()
{
    while (next()) {
    }
    reset();
}

void Statement::reset()
{
    if (m_statement) {
        sqlite3_reset(m_statement);
    }
}

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

qint64 Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }

std::optional<qint64> Statement::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional<qint64>(integer(column));
}

QByteArrayView Statement::view(int column) const
{
    const void* bytes = sqlite3_column_blob(m_statement, column);
    return {static_cast<const char*>(bytes), bytes ? sqlite3_column_bytes(m_statement, column) : 0};
}

void Statement::bindInteger(int position, qint64 value)
{
    if (m_statement) {
        sqlite3_bind_int64(m_statement, position, value);
    }
}

void Statement::bindNull(int position)
{
    if (m_statement) {
        sqlite3_bind_null(m_statement, position);
    }
}

void Statement::bindText(int position, QByteArrayView text, Life life)
{
    if (m_statement) {
        const int code =
            sqlite3_bind_text64(m_statement, position, text.isEmpty() ? "" : text.data(),
                                static_cast<sqlite3_uint64>(text.size()),
                                life == Life::Copied ? SQLITE_TRANSIENT : SQLITE_STATIC, SQLITE_UTF8);
        if (code != SQLITE_OK) {
            m_connection.fail(code);
        }
    }
}

void Statement::bindBlob(int position, QByteArrayView bytes, Life life)
{
    if (m_statement) {
        const int code = sqlite3_bind_blob64(m_statement, position, bytes.isEmpty() ? "" : bytes.data(),
                                             static_cast<sqlite3_uint64>(bytes.size()),
                                             life == Life::Copied ? SQLITE_TRANSIENT : SQLITE_STATIC);
        if (code != SQLITE_OK) {
            m_connection.fail(code);
        }
    }
}

} // namespace moderato::sqlite
