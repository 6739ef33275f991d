#include "model/thread/VisibleLines.h"

#include "model/thread/Spare.h"
#include "model/thread/ThreadWalk.h"

namespace moderato::thread {

namespace {

// With room for all: expanding never moves the array.
void collectInto(std::vector<Node>& lines, const ThreadProjection& tree, const Expansion& expansion)
{
    lines.clear();
    lines.reserve(tree.shape().size() + spareNodes);
    walk(tree, rootNode, [&](Node node) {
        lines.push_back(node);
        return expansion.of(node);
    });
}

} // namespace

void Expansion::set(Node node, bool isExpanded)
{
    if (node >= expanded.size())
        expanded.resize(node + size_t{1}, expandsNew);
    expanded[node] = isExpanded;
}

VisibleLines::VisibleLines(const ThreadProjection& tree) : m_tree(tree) { collect(); }

void VisibleLines::collect() { collectInto(m_lines, m_tree, m_expansion); }

// The first line that stands at this position or behind it.
std::vector<Node>::const_iterator VisibleLines::lineAt(Node position) const
{
    return std::lower_bound(m_lines.begin(), m_lines.end(), position,
                            [&](Node node, Node wanted) { return m_tree.position(node) < wanted; });
}

Node VisibleLines::lineOf(Node node) const
{
    const auto line = lineAt(m_tree.position(node));
    return line == m_lines.end() || *line != node ? noNode : static_cast<Node>(line - m_lines.begin());
}

void VisibleLines::setExpanded(Node node, bool expanded)
{
    if (m_expansion.of(node) == expanded)
        return;
    m_expansion.set(node, expanded);
    const Node line = lineOf(node);
    if (line == noNode)
        return;
    const auto from = m_lines.cbegin() + line + 1;
    if (!expanded) {
        m_lines.erase(from, lineAt(m_tree.endPosition(node)));
        return;
    }
    std::vector<Node> lines;
    walk(m_tree, node, [&](Node below) {
        lines.push_back(below);
        return m_expansion.of(below);
    });
    m_lines.insert(from, lines.begin(), lines.end());
}

void VisibleLines::setAllExpanded(bool expanded) { setExpansion({{}, expanded}); }

void VisibleLines::reveal(Node node)
{
    Node outermost = noNode;
    for (Node above = m_tree.parent(node); above != rootNode && above != noNode;
         above = m_tree.parent(above)) {
        if (m_expansion.of(above))
            continue;
        if (outermost != noNode)
            m_expansion.set(outermost, true); // still below a collapsed one: no line moves
        outermost = above;
    }
    if (outermost != noNode)
        setExpanded(outermost, true);
}

void VisibleLines::expandToPending(Node rows, Node visits)
{
    const Node first = m_tree.nextUndecided(rootNode);
    Node added = 0;
    Node node = first;
    while (node != noNode && added < rows && visits-- > 0) {
        for (Node above = m_tree.parent(node); above != rootNode; above = m_tree.parent(above)) {
            if (m_expansion.of(above))
                continue;
            added += static_cast<Node>(m_tree.children(above).size());
            m_expansion.set(above, true);
        }
        node = m_tree.nextUndecided(node);
        if (node == first)
            break; // round the end
    }
    collect();
}

void VisibleLines::setExpansion(Expansion expansion)
{
    if (expansion == m_expansion)
        return;
    m_expansion = std::move(expansion);
    collect();
}

Expansion VisibleLines::expansionIn(const ThreadShape& shape) const
{
    const ThreadShape& own = m_tree.shape();
    if (shape.hasSameNodes(own))
        return m_expansion;
    Expansion moved{{}, m_expansion.expandsNew};
    const size_t nodes = std::min<size_t>(m_expansion.expanded.size(), own.size() + size_t{1});
    for (Node node = 1; node < nodes; ++node) {
        if (m_expansion.expanded[node] == m_expansion.expandsNew)
            continue;
        if (const Node same = shape.nodeOf(own.id(node)); same != noNode)
            moved.set(same, !m_expansion.expandsNew);
    }
    return moved;
}

void VisibleLines::inserted(Node node)
{
    if (node < m_tree.shape().size()) { // greater ids have other numbers now
        if (node < m_expansion.expanded.size())
            m_expansion.expanded.insert(m_expansion.expanded.begin() + node, m_expansion.expandsNew);
        collect();
        return;
    }
    const Node above = m_tree.parent(node);
    const bool isLine =
        m_tree.isShown(node) && (above == rootNode || (isExpanded(above) && lineOf(above) != noNode));
    if (isLine)
        m_lines.insert(lineAt(m_tree.position(node)), node);
}

void VisibleLines::removed(Node node)
{
    if (node < m_expansion.expanded.size())
        m_expansion.expanded.erase(m_expansion.expanded.begin() + node);
    if (node <= m_tree.shape().size())
        collect();
    else
        std::erase(m_lines, node);
}

VisibleLines::Prepared VisibleLines::prepare(const ThreadProjection& tree, Expansion expansion)
{
    Prepared prepared{std::move(expansion), {}, false};
    collectInto(prepared.lines, tree, prepared.expansion);
    return prepared;
}

void VisibleLines::replaced(Expansion expansion, std::span<Prepared> prepared)
{
    m_expansion = std::move(expansion);
    const auto same = std::find_if(prepared.begin(), prepared.end(), [&](const Prepared& one) {
        return !one.isTaken && one.expansion == m_expansion;
    });
    if (same == prepared.end()) {
        collect();
        return;
    }
    m_lines.swap(same->lines);
    same->isTaken = true;
}

} // namespace moderato::thread
