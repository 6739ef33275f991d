// One Moderato database: opens and migrates it, owns the writer thread, hands out readers, tells what
// changed. Neighbours: model/decide writes through Transaction, imports (model/intake) through post; everyone
// hears `changed`.
#pragma once

#include "model/core/ChangeEvent.h"
#include "model/core/Result.h"
#include "model/store/Soundness.h"

#include <QObject>

#include <functional>
#include <memory>

namespace moderato::store {

class Reader;
class Transaction;

class Store final : public QObject
{
    Q_OBJECT

public:
    enum class Access : quint8 {
        ReadWrite, // made when it does not exist
        ReadWriteExisting,
        ReadOnly,
    };
    // Decisions go before bulk work; bulk work comes in short transactions, so that a decision waits at most
    // for one.
    enum class Lane : quint8 { Decision, Bulk };

    // Refuses what is not Moderato's, newer, locked or unusable, and leaves such a file untouched.
    static core::Result<std::unique_ptr<Store>> open(const QString& file, Access access = Access::ReadWrite);
    ~Store() override; // finishes what was accepted, joins the writer thread

    QString file() const;
    bool isReadOnly() const;

    // From any thread; the reader belongs to the thread that calls. DatabaseMoved once the file is no longer
    // the one that was opened.
    core::Result<std::unique_ptr<Reader>> openReader() const;

    // Both wait: for workers and the command line. Copies all there is to a new file while it is in use, also
    // when the store's own is gone; refuses to overwrite.
    core::Result<void> copyTo(const QString& file);
    core::Result<CheckReport> check() const;

    using Work = std::function<core::Result<void>(Transaction&)>;
    using Done = std::function<void(const core::Result<void>&)>;

    // Runs `work` on the writer thread in one transaction: committed when it returns ok, rolled back
    // otherwise. `done` is called in `context`'s thread after the commit and after `changed`, unless
    // `context` is gone by then.
    void write(Lane lane, Work work, QObject* context, Done done);
    // The same, waiting for it; for the command line and for workers, never for the GUI thread.
    core::Result<void> writeAndWait(Lane lane, Work work);

    // For long work that goes on in many transactions: `heard` is called on the writer thread, after the
    // commit or the rollback, or at once when the store is read-only.
    using Heard = std::function<void(const core::Result<void>&)>;
    void post(Lane lane, Work work, Heard heard);
    // Long bulk work asks, and then ends its transaction early.
    bool isDecisionWaiting() const;

Q_SIGNALS:
    // In the store's own thread, once for each commit that changed what is shown, in commit order.
    void changed(const moderato::core::ChangeEvent& event);
    // The file was removed, moved or replaced, or another program took its lock: every write fails with this
    // error, until it is as it was.
    void lost(const moderato::core::Error& error);
    void foundAgain();

private:
    class Private;
    core::Result<void> probe();
    core::Result<void> startWriter();

    explicit Store(std::unique_ptr<Private> state);

    std::unique_ptr<Private> d;
};

} // namespace moderato::store
