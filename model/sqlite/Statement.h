// One prepared statement in use: bound by position, stepped, reset when it goes out of scope. Over the C API
// because QSqlQuery makes a QVariant and a UTF-16 copy of every cell. Neighbours: Connection prepares, keeps
// and judges.
#pragma once

#include "model/core/Ids.h"
#include "model/sqlite/Connection.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <optional>
#include <type_traits>

namespace moderato::sqlite {

// Bytes that are no text: digests.
struct Blob
{
    QByteArrayView bytes;
};

class Statement
{
public:
    // `sql` is a constant: it is known by its address and prepared once for the connection.
    Statement(Connection& connection, const char* sql);
    template <typename... Values>
    Statement(Connection& connection, const char* sql, const Values&... values) : Statement(connection, sql)
    {
        bind(values...);
    }
    // Prepared for this use alone: of one constant several may be under way at once.
    static std::unique_ptr<Statement> composed(Connection& connection, const QByteArray& sql);
    ~Statement();
    Q_DISABLE_COPY_MOVE(Statement)

    // Binds parameters 1, 2, … ; copies texts, so that they need not outlive the call. An invalid id and an
    // empty optional are NULL.
    template <typename... Values>
    void bind(const Values&... values)
    {
        int position = 0;
        (bindOne(++position, values, Life::Copied), ...);
    }
    // Binds one parameter, 1-based; copies texts.
    template <typename Value>
    void bindAt(int position, const Value& value)
    {
        bindOne(position, value, Life::Copied);
    }
    // True: a row is there. False: no more, or the connection failed.
    bool next();
    // Ready to be bound and run again.
    void reset();
    // Binds without copying, runs to the end and is ready to be run again.
    template <typename... Values>
    void run(const Values&... values)
    {
        int position = 0;
        (bindOne(++position, values, Life::Borrowed), ...);
        finish();
    }

    bool isNull(int column) const;
    qint64 integer(int column) const;
    template <typename Number>
    Number as(int column) const
    {
        return static_cast<Number>(integer(column));
    }
    std::optional<qint64> optionalInteger(int column) const;
    // Valid until the next step.
    QByteArrayView view(int column) const;
    QByteArray bytes(int column) const { return view(column).toByteArray(); }

private:
    Statement(Connection& connection, sqlite3_stmt* own)
        : m_connection(connection), m_statement(own), m_own(true)
    {
    }
    enum class Life : quint8 { Copied, Borrowed };

    void bindInteger(int position, qint64 value);
    void bindNull(int position);
    void bindText(int position, QByteArrayView text, Life life);
    void bindBlob(int position, QByteArrayView bytes, Life life);
    void finish();

    template <typename Value>
    void bindOne(int position, const Value& value, Life life)
    {
        if constexpr (std::is_integral_v<Value> || std::is_enum_v<Value>) {
            bindInteger(position, static_cast<qint64>(value));
        } else if constexpr (std::is_same_v<Value, Blob>) {
            bindBlob(position, value.bytes, life);
        } else if constexpr (std::is_same_v<Value, std::nullptr_t>) {
            bindNull(position);
        } else {
            bindText(position, value, life);
        }
    }
    template <typename Tag>
    void bindOne(int position, const core::Id<Tag>& id, Life)
    {
        id.isValid() ? bindInteger(position, id.value) : bindNull(position);
    }
    template <typename Value>
    void bindOne(int position, const std::optional<Value>& value, Life life)
    {
        value ? bindOne(position, *value, life) : bindNull(position);
    }

    Connection& m_connection;
    sqlite3_stmt* m_statement = nullptr;
    bool m_own = false; // the kept one was in use: this one is finalised here
};

} // namespace moderato::sqlite
