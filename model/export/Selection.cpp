#include "model/export/Selection.h"

#include <algorithm>

namespace moderato::exporting {

using thread::Node;
using thread::rootNode;

Selection::Selection(const thread::ThreadShape& shape, const IsMeant& isMeant, OrphanRule rule)
    : m_shape(shape), m_parts(size_t{shape.size()} + 1, Part::Out), m_walk(shape)
{
    choose(isMeant);
    if (rule == OrphanRule::Stub) {
        keepPlaces();
    } else if (rule == OrphanRule::Drop) {
        drop();
    }
    m_count = std::count_if(m_parts.begin(), m_parts.end(), [](Part part) { return part != Part::Out; });
}

void Selection::choose(const IsMeant& isMeant)
{
    for (Node node = 1; node <= m_shape.size(); ++node) {
        if (isMeant(m_shape.row(node))) {
            m_parts[node] = Part::Match;
        }
    }
}

// Each node is passed at most once: the way up ends where an earlier one went.
void Selection::keepPlaces()
{
    for (Node node = 1; node <= m_shape.size(); ++node) {
        if (m_parts[node] != Part::Match) {
            continue;
        }
        for (Node up = m_shape.parent(node); up != rootNode && m_parts[up] == Part::Out;
             up = m_shape.parent(up)) {
            m_parts[up] = Part::Stub;
        }
    }
}

// Display order comes by a parent before its replies.
void Selection::drop()
{
    thread::ThreadShape::Walk walk(m_shape);
    while (const auto step = walk.next()) {
        const Node parent = m_shape.parent(step->node);
        if (m_parts[step->node] != Part::Out && parent != rootNode && m_parts[parent] == Part::Out) {
            m_parts[step->node] = Part::Out;
            ++m_dropped;
        }
    }
}

void Selection::take(std::vector<Selected>& page, size_t most)
{
    page.clear();
    while (page.size() < most) {
        const auto step = m_walk.next();
        if (!step) {
            return;
        }
        const auto level = static_cast<size_t>(step->depth);
        const Place above = m_places[level];
        m_places.resize(level + 2);
        m_places[level + 1] = above;
        if (const Part part = m_parts[step->node]; part != Part::Out) {
            m_places[level + 1] = {step->node, above.depth + 1};
            page.push_back({step->node, above.node, above.depth + 1, part == Part::Stub});
        }
    }
}

} // namespace moderato::exporting
