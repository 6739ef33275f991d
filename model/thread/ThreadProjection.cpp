#include "model/thread/ThreadProjection.h"

#include "model/thread/Spare.h"

#include <algorithm>

namespace moderato::thread {

ThreadProjection::ThreadProjection(ThreadShape shape, const core::Filter& filter)
    : m_shape(std::move(shape)), m_filter(filter)
{
    measureDepths();
    rollUp();
    matchAgain();
}

void ThreadProjection::setFilter(const core::Filter& filter)
{
    m_filter = filter;
    matchAgain();
}

// Every node but the root, replies before what they reply to.
template <typename Visit>
void ThreadProjection::visitRepliesFirst(Visit visit) const
{
    if (m_shape.parentsFirst()) {
        for (Node node = m_shape.size(); node >= 1; --node)
            visit(node);
        return;
    }
    const std::vector<ThreadShape::Step> order = m_shape.displayOrder();
    for (auto step = order.rbegin(); step != order.rend(); ++step)
        visit(step->node);
}

void ThreadProjection::matchAgain()
{
    m_matches.clear();
    m_matchCount = m_shape.size();
    std::vector<bool> shown(m_shape.size() + 1, m_filter.isAll());
    if (!m_filter.isAll()) {
        m_matches.resize(m_shape.size() + 1);
        m_matchCount = 0;
        visitRepliesFirst([&](Node node) {
            if (m_filter.matches(m_shape.status(node), m_shape.flags(node))) {
                m_matches[node] = true;
                shown[node] = true;
                ++m_matchCount;
            }
            if (shown[node])
                shown[m_shape.parent(node)] = true;
        });
    }
    cut(shown);
}

void ThreadProjection::measureDepths()
{
    m_parents.clear();
    assignWithSpare(m_depths, m_shape.size() + 1, Node{0});
    Node deepest = 0;
    const auto measure = [&](Node node) {
        const Node parent = m_shape.parent(node);
        m_depths[node] = parent == rootNode ? 0 : m_depths[parent] + 1;
        deepest = std::max(deepest, m_depths[node]);
    };
    std::vector<ThreadShape::Step> order;
    if (m_shape.parentsFirst()) {
        for (Node node = 1; node <= m_shape.size(); ++node)
            measure(node);
    } else {
        order = m_shape.displayOrder();
        for (const ThreadShape::Step step : order)
            measure(step.node);
    }
    if (deepest < levelLimit) {
        m_depths = {};
        return;
    }
    if (order.empty())
        order = m_shape.displayOrder();
    assignWithSpare(m_parents, m_shape.size() + 1, noNode);
    for (const ThreadShape::Step step : order) {
        const Node parent = m_shape.parent(step.node);
        m_parents[step.node] = step.depth < levelLimit ? parent : m_parents[parent];
    }
}

void ThreadProjection::rollUp()
{
    assignWithSpare(m_below, m_shape.size() + 1, Node{0});
    assignWithSpare(m_undecidedBelow, m_shape.size() + 1, Node{0});
    visitRepliesFirst([&](Node node) {
        const Node parent = m_shape.parent(node);
        const Node undecided = m_shape.status(node) == core::Status::Pending ? 1 : 0;
        m_below[parent] += m_below[node] + 1;
        m_undecidedBelow[parent] += m_undecidedBelow[node] + undecided;
    });
}

void ThreadProjection::cut(const std::vector<bool>& shown)
{
    const bool isFlat = !m_parents.empty();
    const bool isWhole = std::find(shown.begin() + 1, shown.end(), false) == shown.end();
    m_ownBranches = isFlat || !isWhole;
    m_branches = {};
    if (isFlat)
        groupShownFlat(shown);
    else if (!isWhole)
        groupShown(shown);
    assignWithSpare(m_rows, m_shape.size() + 1, noNode);
    for (Node node = 0; node <= m_shape.size(); ++node)
        numberRows(node);
}

void ThreadProjection::groupShown(const std::vector<bool>& shown)
{
    std::vector<Node> first{0};
    std::vector<Node> children;
    first.reserve(m_shape.size() + 2 + spareNodes);
    for (Node node = 0; node <= m_shape.size(); ++node) {
        for (const Node child : m_shape.children(node)) {
            if (shown[child])
                children.push_back(child);
        }
        first.push_back(static_cast<Node>(children.size()));
    }
    fitWithSpare(children);
    m_branches = Branches(std::move(first), std::move(children));
}

void ThreadProjection::groupShownFlat(const std::vector<bool>& shown)
{
    std::vector<Node> first;
    assignWithSpare(first, m_shape.size() + 2, Node{0});
    Node count = 0;
    for (Node node = 1; node <= m_shape.size(); ++node) {
        if (shown[node]) {
            ++first[m_parents[node] + 1];
            ++count;
        }
    }
    for (size_t node = 1; node < first.size(); ++node)
        first[node] += first[node - 1];
    std::vector<Node> children;
    assignWithSpare(children, count, rootNode);
    std::vector<Node> end(first.begin(), first.end() - 1);
    for (const ThreadShape::Step step : m_shape.displayOrder()) {
        if (shown[step.node])
            children[end[m_parents[step.node]]++] = step.node;
    }
    m_branches = Branches(std::move(first), std::move(children));
}

void ThreadProjection::numberRows(Node parent, Node from)
{
    const std::span<const Node> siblings = children(parent);
    for (Node row = from; row < siblings.size(); ++row)
        m_rows[siblings[row]] = row;
}

int ThreadProjection::depth(Node node) const
{
    if (!m_depths.empty())
        return static_cast<int>(m_depths[node]);
    int depth = 0;
    for (Node above = m_shape.parent(node); above != rootNode; above = m_shape.parent(above))
        ++depth;
    return depth;
}

Node ThreadProjection::next(Node from) const
{
    if (const std::span<const Node> replies = children(from); !replies.empty())
        return replies.front();
    while (from != rootNode) {
        const std::span<const Node> siblings = children(parent(from));
        if (m_rows[from] + 1 < siblings.size())
            return siblings[m_rows[from] + 1];
        from = parent(from);
    }
    return noNode;
}

Node ThreadProjection::previous(Node from) const
{
    Node node = from;
    if (from != rootNode) {
        if (m_rows[from] == 0)
            return parent(from) == rootNode ? noNode : parent(from);
        node = children(parent(from))[m_rows[from] - 1];
    }
    while (!children(node).empty())
        node = children(node).back();
    return node == rootNode ? noNode : node;
}

Node ThreadProjection::nextUndecided(Node from) const
{
    if (from == rootNode)
        return firstUndecided(rootNode, 0);
    Node found =
        children(from).empty() ? firstUndecided(parent(from), m_rows[from] + 1) : firstUndecided(from, 0);
    if (found == noNode)
        found = firstUndecided(rootNode, 0);
    return found == from ? noNode : found;
}

// From this row among the children of `parent` to the end of the thread.
Node ThreadProjection::firstUndecided(Node parent, size_t row) const
{
    for (;;) {
        const std::span<const Node> siblings = children(parent);
        for (; row < siblings.size(); ++row) {
            if (m_shape.status(siblings[row]) == core::Status::Pending)
                return siblings[row];
            if (m_undecidedBelow[siblings[row]] > 0)
                break;
        }
        if (row < siblings.size()) {
            parent = siblings[row];
            row = 0;
        } else if (parent == rootNode) {
            return noNode;
        } else {
            row = m_rows[parent] + 1;
            parent = this->parent(parent);
        }
    }
}

} // namespace moderato::thread
