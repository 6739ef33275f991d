// The verbs that go in slices, one after another on a worker. Private to Desk.
#pragma once

#include "model/decide/Bulk.h"
#include "model/decide/Desk.h"

#include <QThreadPool>

#include <list>

namespace moderato::decide {

class Desk::Slices
{
public:
    explicit Slices(Desk& desk);
    ~Slices();

    using BulkPointer = std::shared_ptr<Bulk>;

    // `done` and `progress` are called in the desk's thread.
    void start(Ticket ticket, Request request, Done done, Progress progress);
    void stop(Ticket ticket);

    // A verb other than these was performed: undo is about that one now.
    void setOvertaken() { m_newest.reset(); }
    // The last verb of all, while it is under way; what undo stops when it has decided nothing yet.
    BulkPointer newest() const { return m_newest.lock(); }
    std::vector<BulkPointer> underWay() const;
    // How many undos and redos are among them, or on their way here: raised on the writer thread by whoever
    // finds that one must come here, lowered when it is done.
    const std::shared_ptr<std::atomic_int>& steps() const { return m_steps; }

private:
    struct Entry
    {
        Ticket ticket = 0;
        BulkPointer bulk;
    };

    Desk& m_desk;
    std::list<Entry> m_entries;
    std::weak_ptr<Bulk> m_newest;
    std::shared_ptr<std::atomic_int> m_steps = std::make_shared<std::atomic_int>(0);
    QThreadPool m_pool;
};

} // namespace moderato::decide
