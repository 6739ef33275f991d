// The lock of the one who writes: a kernel lock (flock(2)) on FILE-lock beside the database. It ends with the
// process that holds it, however that ends, so the lock file says nothing by being there and is never
// removed. Neighbours: Store takes it, WriterThread holds it.
#pragma once

#include "model/core/Result.h"

#include <chrono>
#include <memory>

namespace moderato::sqlite {

class DatabaseLock
{
public:
    // `database` need not be there yet. Waits up to `patience` for who holds it; then DatabaseLocked, with
    // that program in the detail where the lock file tells it. DatabaseReadOnly where no file can be made,
    // DatabaseUnlockable where files cannot be locked.
    static core::Result<std::unique_ptr<DatabaseLock>> take(const QString& database,
                                                            std::chrono::milliseconds patience);
    ~DatabaseLock();
    Q_DISABLE_COPY_MOVE(DatabaseLock)

    // Takes it again when another hand has removed or replaced the lock file; DatabaseLocked when somebody
    // has the lock of that name now.
    core::Result<void> renew();

private:
    DatabaseLock(QString database, QString name);
    core::Result<void> open();
    core::Result<bool> tryLock(); // false: another has it
    bool isNamed() const;         // whether the name still leads to what is open
    void close();
    void followDatabase() const;
    void writeHolder() const;
    core::Error held() const;

    const QString m_database; // as it was asked for
    const QString m_name;     // of the lock file
    int m_descriptor = -1;
};

} // namespace moderato::sqlite
