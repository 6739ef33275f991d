#include "model/decide/Slices.h"

namespace moderato::decide {

using core::Result;

Desk::Slices::Slices(Desk& desk) : m_desk(desk)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("moderato-bulk"));
}

Desk::Slices::~Slices()
{
    for (const Entry& entry : m_entries) {
        entry.bulk->stop();
    }
    m_pool.waitForDone();
}

void Desk::Slices::start(Ticket ticket, Request request, Done done, Progress progress)
{
    const bool step = isStep(request);
    auto bulk = std::make_shared<Bulk>(m_desk.m_store, std::move(request), m_desk.m_by);
    m_entries.push_back({ticket, bulk});
    if (!step) {
        m_newest = bulk;
    }
    m_pool.start([this, ticket, bulk, step, done = std::move(done), progress = std::move(progress)] {
        auto result = bulk->run([&](qint64 finished, qint64 all) {
            if (progress) {
                QMetaObject::invokeMethod(&m_desk, [progress, finished, all] { progress(finished, all); });
            }
        });
        *m_steps -= step ? 1 : 0;
        QMetaObject::invokeMethod(&m_desk, [this, ticket, done, result = std::move(result)] {
            std::erase_if(m_entries, [&](const Entry& entry) { return entry.ticket == ticket; });
            done(result);
        });
    });
}

void Desk::Slices::stop(Ticket ticket)
{
    for (const Entry& entry : m_entries) {
        if (entry.ticket == ticket) {
            entry.bulk->stop();
        }
    }
}

std::vector<Desk::Slices::BulkPointer> Desk::Slices::underWay() const
{
    std::vector<BulkPointer> bulks;
    for (const Entry& entry : m_entries) {
        bulks.push_back(entry.bulk);
    }
    return bulks;
}

} // namespace moderato::decide
