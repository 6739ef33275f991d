// How a projection follows its thread: decisions, replies that enter, replies that leave.
#include "model/thread/ThreadProjection.h"
#include "model/thread/ThreadWalk.h"

namespace moderato::thread {

namespace {

// A walk up from each comment costs a step a level, counting all anew a cheaper one a comment.
constexpr Node commentsWorthAStep = 4;
constexpr size_t fewestSteps = 1000;
constexpr size_t rowsWorthTelling = 50'000;

} // namespace

std::optional<std::vector<ThreadProjection::Run>>
ThreadProjection::setStates(std::span<const StateChange> changes)
{
    std::vector<Node> touched;
    bool isTold = changes.size() <= finestChange;
    size_t stepsLeft = m_shape.size() / commentsWorthAStep + fewestSteps;
    for (const StateChange& change : changes) {
        const bool wasUndecided = m_shape.status(change.node) == core::Status::Pending;
        const bool isUndecided = change.status == core::Status::Pending;
        m_stillMatching -= stillMatches(change.node) ? 1U : 0U;
        m_shape.setState(change.node, change.status, change.flags, change.marks);
        m_stillMatching += stillMatches(change.node) ? 1U : 0U;
        if (isTold)
            touched.push_back(change.node);
        if (wasUndecided == isUndecided)
            continue;
        for (Node above = m_shape.parent(change.node); stepsLeft > 0; above = m_shape.parent(above)) {
            --stepsLeft;
            m_undecidedBelow[above] += isUndecided ? 1U : ~0U;
            if (above == rootNode)
                break;
            isTold = isTold && touched.size() < rowsWorthTelling;
            if (isTold)
                touched.push_back(above);
        }
    }
    if (stepsLeft == 0)
        rollUp();
    if (stepsLeft == 0 || !isTold)
        return std::nullopt;
    std::vector<Run> runs = runsOf(touched);
    if (runs.size() > finestChange)
        return std::nullopt;
    return runs;
}

std::vector<ThreadProjection::Run> ThreadProjection::runsOf(std::vector<Node>& nodes) const
{
    std::erase_if(nodes, [&](Node node) { return !isShown(node); });
    std::sort(nodes.begin(), nodes.end(), [&](Node a, Node b) {
        return std::pair(parent(a), m_positions[a]) < std::pair(parent(b), m_positions[b]);
    });
    std::vector<Run> runs;
    for (const Node node : nodes) {
        const Node row = this->row(node);
        const bool joins = !runs.empty() && runs.back().parent == parent(node) && row <= runs.back().last + 1;
        if (joins)
            runs.back().last = row;
        else
            runs.push_back({parent(node), row, row});
    }
    return runs;
}

std::optional<ThreadProjection::Place> ThreadProjection::placeOf(const core::ShapeRow& row) const
{
    const Node found = m_shape.nodeOf(row.parent);
    const Node above = found == noNode ? rootNode : found;
    if (!isShown(above))
        return std::nullopt;
    const std::span<const Node> siblings = children(above);
    const auto when = [&](Node node) {
        const core::ShapeRow sibling = m_shape.row(node);
        return std::pair(sibling.createdAt, sibling.id);
    };
    const std::pair written(row.createdAt, row.id);
    auto place = siblings.end(); // without replies yet, it stands behind those that have some
    if (m_arrangement.order == SiblingOrder::OldestFirst)
        place = std::partition_point(siblings.begin(), siblings.end(),
                                     [&](Node node) { return when(node) < written; });
    else if (m_arrangement.order == SiblingOrder::NewestFirst)
        place = std::partition_point(siblings.begin(), siblings.end(),
                                     [&](Node node) { return when(node) > written; });
    return Place{above, static_cast<Node>(place - siblings.begin())};
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
    std::vector<bool> shown = shownNodes();
    const bool isShownHere = placeOf(row).has_value();
    const Node node = m_shape.insert(row);
    shown.insert(shown.begin() + node, isShownHere);
    const bool isMatch = matches(row);
    if (!m_matches.empty())
        m_matches.insert(m_matches.begin() + node, isMatch);
    m_matchCount += isMatch ? 1U : 0U;
    m_stillMatching += isMatch ? 1U : 0U;
    measureDepths();
    rollUp();
    show(shown);
    return node;
}

void ThreadProjection::insertLast(const core::ShapeRow& row)
{
    const std::optional<Place> place = placeOf(row);
    Node position = noNode;
    if (place) {
        const std::span<const Node> siblings = children(place->parent);
        position = place->row == 0 ? m_positions[place->parent] + 1 : endPosition(siblings[place->row - 1]);
    }
    const Node node = m_shape.insert(row);
    const bool isMatch = matches(row);
    if (!m_matches.empty())
        m_matches.push_back(isMatch);
    m_matchCount += isMatch ? 1U : 0U;
    m_stillMatching += isMatch ? 1U : 0U;
    m_below.push_back(0);
    m_undecidedBelow.push_back(0);
    const Node above = m_shape.parent(node);
    m_depths.push_back(above == rootNode ? quint16{0} : levelBelow(m_depths[above]));
    countInAncestors(node, 1, row.status == core::Status::Pending ? 1 : 0);
    if (m_ownBranches) {
        m_branches.appendNode();
        if (place)
            m_branches.attach(place->parent, place->row, node);
    }
    if (place) {
        movePositions(position, 1);
        ++m_shownCount;
    }
    m_positions.push_back(position);
}

bool ThreadProjection::remove(core::CommentId id)
{
    const Node node = m_shape.nodeOf(id);
    if (node == noNode || !m_shape.children(node).empty())
        return false;
    m_matchCount -= isMatch(node) ? 1U : 0U;
    m_stillMatching -= stillMatches(node) ? 1U : 0U;
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
    show(shown);
    return true;
}

void ThreadProjection::removeLast(Node node)
{
    const Node position = m_positions[node];
    if (m_ownBranches) {
        if (isShown(node))
            m_branches.detach(parent(node), row(node));
        m_branches.removeLastNode();
    }
    countInAncestors(node, -1, m_shape.status(node) == core::Status::Pending ? -1 : 0);
    m_shape.remove(m_shape.id(node));
    m_positions.pop_back();
    m_below.pop_back();
    m_undecidedBelow.pop_back();
    m_depths.pop_back();
    if (!m_matches.empty())
        m_matches.pop_back();
    if (position != noNode) {
        movePositions(position, ~Node{0});
        --m_shownCount;
    }
}

// Of all that stand at `from` or behind; `by` modulo 2^32.
void ThreadProjection::movePositions(Node from, Node by)
{
    for (Node& position : m_positions)
        position += position >= from && position != noNode ? by : 0;
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
    std::vector<bool> shown(m_positions.size());
    for (Node node = 0; node < m_positions.size(); ++node)
        shown[node] = isShown(node);
    return shown;
}

} // namespace moderato::thread
