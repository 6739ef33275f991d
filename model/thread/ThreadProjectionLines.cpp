// Folds: which of the comments shown are lines, and what a fold takes out or puts in.
#include "model/thread/Spare.h"
#include "model/thread/ThreadProjection.h"
#include "model/thread/ThreadWalk.h"

namespace moderato::thread {

void ThreadProjection::collectLines()
{
    m_lines.clear();
    m_lines.reserve(m_shape.size() + spareNodes); // no fold ever moves them to another place
    walk(*this, rootNode, [&](Node node) {
        m_lines.push_back(node);
        return m_folds.unfolded[node];
    });
}

// The first line that stands at this position or behind it.
std::vector<Node>::const_iterator ThreadProjection::lineAt(Node position) const
{
    return std::lower_bound(m_lines.begin(), m_lines.end(), position,
                            [&](Node node, Node wanted) { return m_positions[node] < wanted; });
}

Node ThreadProjection::lineOf(Node node) const
{
    const auto line = lineAt(m_positions[node]);
    return line == m_lines.end() || *line != node ? noNode : static_cast<Node>(line - m_lines.begin());
}

// Where what follows the node and everything below it stands, or would stand.
Node ThreadProjection::endPosition(Node node) const
{
    while (node != rootNode) {
        const std::span<const Node> siblings = children(parent(node));
        if (siblings.back() != node)
            return m_positions[siblings[row(node) + 1]];
        node = parent(node);
    }
    return m_shownCount + 1;
}

void ThreadProjection::setUnfolded(Node node, bool unfolded)
{
    if (m_folds.unfolded[node] == unfolded)
        return;
    m_folds.unfolded[node] = unfolded;
    const Node line = isShown(node) ? lineOf(node) : noNode;
    if (line == noNode)
        return;
    const auto from = m_lines.cbegin() + line + 1;
    if (!unfolded) {
        m_lines.erase(from, lineAt(endPosition(node)));
        return;
    }
    std::vector<Node> lines;
    walk(*this, node, [&](Node below) {
        lines.push_back(below);
        return m_folds.unfolded[below];
    });
    m_lines.insert(from, lines.begin(), lines.end());
}

void ThreadProjection::setFolds(Folds folds)
{
    folds.unfolded.resize(m_shape.size() + 1, folds.unfoldsNew);
    if (folds == m_folds)
        return;
    m_folds = std::move(folds);
    collectLines();
}

void ThreadProjection::setAllUnfolded(bool unfolded)
{
    m_folds.unfolded.assign(m_shape.size() + 1, unfolded);
    m_folds.unfoldsNew = unfolded;
    collectLines();
}

void ThreadProjection::reveal(Node node)
{
    Node outermost = noNode;
    for (Node above = parent(node); above != rootNode && above != noNode; above = parent(above)) {
        if (m_folds.unfolded[above])
            continue;
        if (outermost != noNode)
            m_folds.unfolded[outermost] = true; // still below a fold: no line moves
        outermost = above;
    }
    if (outermost != noNode)
        setUnfolded(outermost, true);
}

void ThreadProjection::unfoldWork(Node rows, Node visits)
{
    const Node first = nextUndecided(rootNode);
    Node added = 0;
    Node node = first;
    while (node != noNode && added < rows && visits-- > 0) {
        for (Node above = parent(node); above != rootNode; above = parent(above)) {
            if (!m_folds.unfolded[above])
                added += static_cast<Node>(children(above).size());
            m_folds.unfolded[above] = true;
        }
        node = nextUndecided(node);
        if (node == first)
            break; // round the end
    }
    collectLines();
}

} // namespace moderato::thread
