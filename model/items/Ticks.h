// The comments ticked by hand, so that one decision is about them all. Neighbours: a ThreadModel owns them
// and shows them as Qt::CheckStateRole; views tick, actions ask for them.
#pragma once

#include "model/core/Ids.h"

#include <QObject>
#include <QSet>

#include <span>
#include <vector>

namespace moderato::items {

class ThreadModel;

class Ticks final : public QObject
{
    Q_OBJECT

public:
    explicit Ticks(ThreadModel& model); // which outlives them

    bool contains(core::CommentId id) const { return m_ids.contains(id); }
    int count() const { return static_cast<int>(m_ids.size()); }
    // In display order.
    std::vector<core::CommentId> inOrder() const;

    // Those that are not shown are left out; `changed` is told once.
    void set(std::span<const core::CommentId> ids, bool ticked);
    void set(core::CommentId id, bool ticked) { set({&id, 1}, ticked); }
    void clear();
    // Those that are no longer shown go: what is not seen is not decided.
    void dropUnseen();

Q_SIGNALS:
    void changed(int count);

private:
    void tellRow(core::CommentId id);

    ThreadModel& m_model;
    QSet<core::CommentId> m_ids;
};

} // namespace moderato::items
