// The lines of one view of a thread: the shown comments that no collapsed ancestor hides, in display order.
// Beside the projection and not in it, so that two views of one thread have two sets of collapsed rows.
// Neighbours: over a ThreadProjection, whose owner tells it of each change; items::ThreadLines puts indexes
// over it.
//
// 4 bytes a line and a bit a comment up to the last that was expanded or collapsed by itself.
#pragma once

#include "model/thread/ThreadProjection.h"

namespace moderato::thread {

// Which comments are expanded, by node.
struct Expansion
{
    std::vector<bool> expanded; // shorter than the thread: of the rest, `expandsNew` tells
    bool expandsNew = false;    // a comment that enters is expanded, as all were

    bool of(Node node) const { return node < expanded.size() ? expanded[node] : expandsNew; }
    void set(Node node, bool isExpanded);
    friend bool operator==(const Expansion&, const Expansion&) = default;
};

class VisibleLines
{
public:
    // `tree` outlives this. All is collapsed.
    explicit VisibleLines(const ThreadProjection& tree);

    Node count() const { return static_cast<Node>(m_lines.size()); }
    Node nodeAt(Node line) const { return m_lines[line]; } // O(1)
    Node lineOf(Node node) const; // noNode below a collapsed one, and when it is not shown; O(log lines)

    bool isExpanded(Node node) const { return m_expansion.of(node); }
    void setExpanded(Node node, bool expanded); // O(lines that move)
    void setAllExpanded(bool expanded);         // O(lines)
    // Expands what hides a shown node. O(depth, and lines that move)
    void reveal(Node node);
    // Expands what hides pending comments, from the first on, until `rows` more rows are there or `visits`
    // comments were looked at.
    void expandToPending(Node rows, Node visits);

    const Expansion& expansion() const { return m_expansion; }
    void setExpansion(Expansion expansion); // O(lines)
    // The same comments expanded in another shape of the thread: equal where the nodes are the same, else
    // O(n) by id.
    Expansion expansionIn(const ThreadShape& shape) const;

    // What the projection's owner tells, after the change.
    void inserted(Node node); // O(lines)
    void removed(Node node);  // O(lines); the number it had

    // Lines made ahead, on a worker, for a projection that is shown later.
    struct Prepared
    {
        Expansion expansion;
        std::vector<Node> lines;
        bool isTaken = false; // the lines are those that a view has let go of
    };
    static Prepared prepare(const ThreadProjection& tree, Expansion expansion);
    // The projection is another. Lines prepared for this expansion are taken in O(1), else made in O(lines).
    void replaced(Expansion expansion, std::span<Prepared> prepared = {});

private:
    void collect();
    std::vector<Node>::const_iterator lineAt(Node position) const;

    const ThreadProjection& m_tree;
    Expansion m_expansion;
    std::vector<Node> m_lines;
};

} // namespace moderato::thread
