// Which nodes hang below which, as compressed sparse rows: the children of all nodes in one array, grouped by
// parent. Neighbours: ThreadShape keeps the whole tree in one of these, ThreadProjection the visible one.
#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace moderato::thread {

using Node = quint32;

class Branches
{
public:
    // Holds root (node 0) alone.
    Branches() = default;
    // `first[n]` is where the children of n begin in `children`; first[nodes] is where the last ones end.
    Branches(std::vector<Node> first, std::vector<Node> children)
        : m_first(std::move(first)), m_children(std::move(children))
    {
    }

    // O(1).
    std::span<const Node> of(Node node) const
    {
        return {m_children.data() + m_first[node], m_first[node + 1] - m_first[node]};
    }

    // The node after the last one appears, without children and below nobody yet. O(1).
    void appendNode() { m_first.push_back(m_first.back()); }
    // The last node leaves; it must have no children and hang below nobody. O(1).
    void removeLastNode() { m_first.pop_back(); }
    // `child` becomes the child of `parent` at `row`. O(nodes).
    void attach(Node parent, size_t row, Node child);
    // The child at `row` leaves its parent. O(nodes).
    void detach(Node parent, size_t row);

private:
    std::vector<Node> m_first = {0, 0};
    std::vector<Node> m_children;
};

} // namespace moderato::thread
