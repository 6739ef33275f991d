// How a projection follows its thread: decisions, replies that enter, replies that leave.
#include "model/thread/ThreadProjection.h"

#include <algorithm>

namespace moderato::thread {

std::optional<std::vector<ThreadProjection::Run>>
ThreadProjection::setStates(std::span<const StateChange> changes)
{
    std::vector<Node> touched;
    // A walk up from each comment is the cheap way only while the walks are short and few.
    constexpr size_t stepsAllowed = 200'000;
    size_t stepsLeft = changes.size() > finestChange ? 0 : stepsAllowed;
    for (const StateChange& change : changes) {
        const bool wasUndecided = m_shape.status(change.node) == core::Status::Pending;
        const bool isUndecided = change.status == core::Status::Pending;
        m_shape.setState(change.node, change.status, change.flags, change.marks);
        touched.push_back(change.node);
        if (wasUndecided == isUndecided)
            continue;
        for (Node above = m_shape.parent(change.node); stepsLeft > 0; above = m_shape.parent(above)) {
            --stepsLeft;
            m_undecidedBelow[above] += isUndecided ? 1U : ~0U;
            if (above == rootNode)
                break;
            touched.push_back(above);
        }
    }
    if (stepsLeft == 0) {
        rollUp();
        return std::nullopt;
    }
    std::vector<Run> runs = runsOf(touched);
    if (runs.size() > finestChange)
        return std::nullopt;
    return runs;
}

std::vector<ThreadProjection::Run> ThreadProjection::runsOf(std::vector<Node>& nodes) const
{
    std::erase_if(nodes, [&](Node node) { return !isShown(node); });
    std::sort(nodes.begin(), nodes.end(), [&](Node a, Node b) {
        return std::pair(parent(a), m_rows[a]) < std::pair(parent(b), m_rows[b]);
    });
    std::vector<Run> runs;
    for (const Node node : nodes) {
        const bool joins =
            !runs.empty() && runs.back().parent == parent(node) && m_rows[node] <= runs.back().last + 1;
        if (joins)
            runs.back().last = m_rows[node];
        else
            runs.push_back({parent(node), m_rows[node], m_rows[node]});
    }
    return runs;
}

std::optional<ThreadProjection::Place> ThreadProjection::placeOf(const core::ShapeRow& row) const
{
    const Node found = m_shape.nodeOf(row.parent);
    const Node above = found == noNode ? rootNode : found;
    if (above != rootNode && !isShown(above))
        return std::nullopt;
    // The shown comment it would follow in display order.
    size_t siblingsBefore = m_shape.siblingRow(above, row.createdAt, row.id);
    Node before = siblingsBefore == 0 ? above : lastBelow(m_shape.children(above)[siblingsBefore - 1]);
    while (before != rootNode && !isShown(before)) {
        const Node parent = m_shape.parent(before);
        siblingsBefore = m_shape.siblingRow(parent, m_shape.row(before).createdAt, m_shape.id(before));
        before = siblingsBefore == 0 ? parent : lastBelow(m_shape.children(parent)[siblingsBefore - 1]);
    }
    const bool standsFlat = above != rootNode && depth(above) + 1 >= levelLimit;
    const Node parent = standsFlat ? this->parent(above) : above;
    if (before == parent)
        return Place{parent, 0};
    while (this->parent(before) != parent)
        before = this->parent(before);
    return Place{parent, m_rows[before] + 1};
}

Node ThreadProjection::lastBelow(Node node) const
{
    while (!m_shape.children(node).empty())
        node = m_shape.children(node).back();
    return node;
}

Node ThreadProjection::insert(const core::ShapeRow& row)
{
    const Node size = m_shape.size();
    if (const Node present = m_shape.nodeOf(row.id); present != noNode)
        return present;
    if (size == 0 || row.id > m_shape.id(size)) {
        insertLast(row);
        return m_shape.size();
    }
    const bool isShownHere = placeOf(row).has_value();
    std::vector<bool> shown = shownNodes();
    const Node node = m_shape.insert(row);
    shown.insert(shown.begin() + node, isShownHere);
    const bool matches = m_filter.matches(row.status, row.flags);
    if (!m_matches.empty())
        m_matches.insert(m_matches.begin() + node, matches);
    m_matchCount += matches ? 1U : 0U;
    measureDepths();
    rollUp();
    cut(shown);
    return node;
}

void ThreadProjection::insertLast(const core::ShapeRow& row)
{
    const std::optional<Place> place = placeOf(row);
    const Node node = m_shape.insert(row);
    const bool matches = m_filter.matches(row.status, row.flags);
    if (!m_matches.empty())
        m_matches.push_back(matches);
    m_matchCount += matches ? 1U : 0U;
    m_below.push_back(0);
    m_undecidedBelow.push_back(0);
    countInAncestors(node, 1, row.status == core::Status::Pending ? 1 : 0);

    const Node above = m_shape.parent(node);
    const bool growsTooDeep = m_parents.empty() && above != rootNode && depth(node) >= levelLimit;
    if (growsTooDeep) {
        std::vector<bool> shown = shownNodes();
        shown.push_back(place.has_value());
        measureDepths();
        cut(shown);
        return;
    }
    m_rows.push_back(noNode);
    if (!m_parents.empty()) {
        m_depths.push_back(above == rootNode ? 0 : m_depths[above] + 1);
        m_parents.push_back(m_depths[node] < levelLimit ? above : m_parents[above]);
    }
    if (m_ownBranches) {
        m_branches.appendNode();
        if (place)
            m_branches.attach(place->parent, place->row, node);
    }
    if (place)
        numberRows(place->parent, place->row);
}

bool ThreadProjection::remove(core::CommentId id)
{
    const Node node = m_shape.nodeOf(id);
    if (node == noNode || !m_shape.children(node).empty())
        return false;
    m_matchCount -= isMatch(node) ? 1U : 0U;
    if (node == m_shape.size()) {
        removeLast(node);
        return true;
    }
    std::vector<bool> shown = shownNodes();
    shown.erase(shown.begin() + node);
    if (!m_matches.empty())
        m_matches.erase(m_matches.begin() + node);
    m_shape.remove(id);
    measureDepths();
    rollUp();
    cut(shown);
    return true;
}

void ThreadProjection::removeLast(Node node)
{
    const Place place{parent(node), m_rows[node]};
    const bool wasShown = isShown(node);
    countInAncestors(node, -1, m_shape.status(node) == core::Status::Pending ? -1 : 0);
    if (m_ownBranches) {
        if (wasShown)
            m_branches.detach(place.parent, place.row);
        m_branches.removeLastNode();
    }
    m_shape.remove(m_shape.id(node));
    m_rows.pop_back();
    m_below.pop_back();
    m_undecidedBelow.pop_back();
    if (!m_matches.empty())
        m_matches.pop_back();
    if (!m_parents.empty()) {
        m_parents.pop_back();
        m_depths.pop_back();
    }
    if (wasShown)
        numberRows(place.parent, place.row);
}

void ThreadProjection::countInAncestors(Node node, int comments, int undecided)
{
    while (node != rootNode) {
        node = m_shape.parent(node);
        m_below[node] += static_cast<Node>(comments);
        m_undecidedBelow[node] += static_cast<Node>(undecided);
    }
}

std::vector<bool> ThreadProjection::shownNodes() const
{
    std::vector<bool> shown(m_rows.size());
    for (size_t node = 1; node < m_rows.size(); ++node)
        shown[node] = m_rows[node] != noNode;
    return shown;
}

} // namespace moderato::thread
