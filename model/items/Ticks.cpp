#include "model/items/Ticks.h"

#include "model/items/ThreadModel.h"

#include <algorithm>

namespace moderato::items {

Ticks::Ticks(ThreadModel& model) : m_model(model) {}

std::vector<core::CommentId> Ticks::inOrder() const
{
    std::vector<std::pair<std::vector<int>, core::CommentId>> places; // rows from the top level down
    for (const core::CommentId id : m_ids) {
        std::vector<int> path;
        for (QModelIndex index = m_model.indexOf(id); index.isValid(); index = index.parent())
            path.push_back(index.row());
        std::reverse(path.begin(), path.end());
        if (!path.empty())
            places.emplace_back(std::move(path), id);
    }
    std::sort(places.begin(), places.end());
    std::vector<core::CommentId> ids;
    ids.reserve(places.size());
    for (const auto& [path, id] : places)
        ids.push_back(id);
    return ids;
}

void Ticks::set(std::span<const core::CommentId> ids, bool ticked)
{
    bool isChanged = false;
    for (const core::CommentId id : ids) {
        if (ticked == m_ids.contains(id) || (ticked && !m_model.indexOf(id).isValid()))
            continue;
        if (ticked)
            m_ids.insert(id);
        else
            m_ids.remove(id);
        tellRow(id);
        isChanged = true;
    }
    if (isChanged)
        Q_EMIT changed(count());
}

void Ticks::clear()
{
    if (m_ids.isEmpty())
        return;
    for (const core::CommentId id : std::exchange(m_ids, {}))
        tellRow(id);
    Q_EMIT changed(0);
}

void Ticks::dropUnseen()
{
    if (m_ids.removeIf([&](core::CommentId id) { return !m_model.indexOf(id).isValid(); }) > 0)
        Q_EMIT changed(count());
}

void Ticks::tellRow(core::CommentId id)
{
    if (const QModelIndex index = m_model.indexOf(id); index.isValid())
        Q_EMIT m_model.dataChanged(index, index, {Qt::CheckStateRole});
}

} // namespace moderato::items

#include "moc_Ticks.cpp"
