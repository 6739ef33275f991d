// Errors are values: Result<T> holds what was asked for or the Error that says why not.
// Neighbours: every room returns these; ui/words turns an Error into a sentence.
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace moderato::core {

enum class ErrorCode : quint8 {
    // files
    FileMissing,
    FileUnreadable,
    FileEmpty,
    FileIsBinary,
    FileMalformed,
    FileTooLarge,
    FormatUnknown,
    FormatRefused, // recognised, but not read yet (detail: the format's name)
    NoArticleInFile,
    FileUnwritable,
    FileExists,     // and is not replaced
    FileIsDatabase, // or one of the files beside a database: not to be read or written as anything else
    // databases
    DatabaseMissing,
    DatabaseForeign, // a file that is not Moderato's
    DatabaseNewer,
    DatabaseOlder, // made by a build before the first release
    DatabaseReadOnly,
    DatabaseLocked,
    DatabaseUnlockable, // no locks there (detail: the system's words)
    DatabaseLinked,     // has a second name, a hard link
    DatabaseMoved,      // removed, moved or replaced since it was opened (detail: which of its files)
    DatabaseDamaged,
    DatabaseUnusable, // anything else SQLite says (detail: its words)
    DiskFull,
    // requests
    ArticleUnknown,
    CommentUnknown,
    NothingToUndo,
    NothingToRedo,
    TextEmpty,
    QueryInvalid, // line: the offset in the query
    Cancelled,
};

// Of all that an import may meet: the next file would meet it, too.
constexpr bool isAboutDatabase(ErrorCode code)
{
    switch (code) {
    case ErrorCode::DatabaseMissing:
    case ErrorCode::DatabaseForeign:
    case ErrorCode::DatabaseNewer:
    case ErrorCode::DatabaseOlder:
    case ErrorCode::DatabaseReadOnly:
    case ErrorCode::DatabaseLocked:
    case ErrorCode::DatabaseUnlockable:
    case ErrorCode::DatabaseLinked:
    case ErrorCode::DatabaseMoved:
    case ErrorCode::DatabaseDamaged:
    case ErrorCode::DatabaseUnusable:
    case ErrorCode::DiskFull:
        return true;
    default:
        return false;
    }
}

// What went wrong, in terms a program can act on; no sentence for people here.
struct Error
{
    ErrorCode code = ErrorCode::DatabaseUnusable;
    QString where;   // file, or the id asked for
    qint64 line = 0; // 1-based line in that file; 0 = not about a line
    QString detail;  // technical words of the layer below, never a stranger's markup

    static Error cancelled() { return {ErrorCode::Cancelled, {}, 0, {}}; }

    friend bool operator==(const Error&, const Error&) = default;
};

template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::move(value)) {}
    Result(Error error) : m_state(std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    // Must be ok().
    T& value() & { return std::get<0>(m_state); }
    const T& value() const& { return std::get<0>(m_state); }
    // By value: a loop over what a call returned then keeps it alive.
    T value() && { return std::get<0>(std::move(m_state)); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T operator*() && { return std::get<0>(std::move(m_state)); }

    // Must not be ok().
    const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_ok(false) {}

    bool ok() const { return m_ok; }
    explicit operator bool() const { return m_ok; }
    const Error& error() const { return m_error; }

private:
    Error m_error;
    bool m_ok = true;
};

} // namespace moderato::core
