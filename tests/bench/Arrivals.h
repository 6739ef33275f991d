// Replies that enter an open thread and leave it, told as the store would tell them; nothing is written.
// Neighbours: the walk measures them in our view and in Qt's.
#pragma once

#include "model/items/ThreadModel.h"

namespace moderato::bench {

class Arrivals
{
public:
    explicit Arrivals(items::ThreadModel& model) : m_model(model) {}
    ~Arrivals()
    {
        while (m_entered > 0) {
            leave();
        }
    }
    Q_DISABLE_COPY_MOVE(Arrivals)

    // Below the first comment, behind all other replies.
    void enter()
    {
        core::ShapeRow row;
        row.id = {beyondAll + ++m_entered};
        row.parent = m_model.idAt(m_model.index(0, 0));
        row.createdAt = std::numeric_limits<qint64>::max();
        core::ChangeEvent event;
        event.added.push_back({m_model.article(), row});
        m_model.apply(event);
    }

private:
    static constexpr qint64 beyondAll = 1'000'000'000'000; // no made thread has greater ids

    void leave()
    {
        core::ChangeEvent event;
        event.removed.push_back({m_model.article(), {beyondAll + m_entered--}});
        m_model.apply(event);
    }

    items::ThreadModel& m_model;
    qint64 m_entered = 0;
};

} // namespace moderato::bench
