// The tree as it is shown: the comments a filter lets through and their ancestors, at most 100 levels deep.
// Neighbours: cut out of a ThreadShape, which it owns; model/items puts a QAbstractItemModel over it.
//
// What is shown changes only by setFilter(), insert() and remove(): a comment decided so that the filter no
// longer matches it stays where it is, for the list must not move under the hand.
//
// A QTreeView recurses per level, so level 101 and below stand flat, in display order, beside their ancestor
// on level 100. Where all is shown and nothing is that deep, the shape's own arrays serve: 48 bytes a comment
// in all, 56 under a filter, 64 with flat levels.
#pragma once

#include "model/core/Filter.h"
#include "model/thread/ThreadShape.h"

#include <optional>

namespace moderato::thread {

class ThreadProjection
{
public:
    static constexpr int levelLimit = 100;

    // The empty thread.
    ThreadProjection() : ThreadProjection(ThreadShape(), core::Filter{}) {}
    ThreadProjection(ThreadShape shape, const core::Filter& filter); // O(n)

    void setFilter(const core::Filter& filter); // O(n)

    const ThreadShape& shape() const { return m_shape; }
    const core::Filter& filter() const { return m_filter; }
    Node matchCount() const { return m_matchCount; } // as of setFilter, and what entered and left since

    bool isShown(Node node) const { return m_rows[node] != noNode; }
    bool isMatch(Node node) const { return m_matches.empty() || m_matches[node]; }

    // The tree as shown; O(1). Nodes must be shown, or the root where it makes sense.
    Node parent(Node node) const { return m_parents.empty() ? m_shape.parent(node) : m_parents[node]; }
    Node row(Node node) const { return m_rows[node]; }
    std::span<const Node> children(Node node) const
    {
        return m_ownBranches ? m_branches.of(node) : m_shape.children(node);
    }

    // Of the true tree, shown or not.
    Node below(Node node) const { return m_below[node]; }                   // all descendants
    Node undecidedBelow(Node node) const { return m_undecidedBelow[node]; } // pending ones
    int depth(Node node) const; // 0 = top level; O(levelLimit) at most

    // Display order; from the root: the first, and the last. noNode past the end. O(levelLimit).
    Node next(Node from) const;
    Node previous(Node from) const;
    // The next pending comment after `from`, round the end once; noNode when none is left but `from`. Passes
    // over whole subtrees without pending ones.
    Node nextUndecided(Node from) const;

    struct StateChange
    {
        Node node = noNode;
        core::Status status = core::Status::Pending;
        quint8 flags = 0;
        core::Marks marks = 0;
    };
    // Siblings that stand together, rows first..last.
    struct Run
    {
        Node parent = rootNode;
        Node first = 0;
        Node last = 0;
    };
    static constexpr size_t finestChange = 1000;
    // Decisions come in. Answers which rows look different now, ancestors that count them included; nullopt
    // for more than finestChange comments or runs: any row may.
    std::optional<std::vector<Run>> setStates(std::span<const StateChange> changes);

    struct Place
    {
        Node parent = rootNode;
        Node row = 0;
    };
    // Where this comment would be shown; nullopt when its parent is not shown. A new comment is shown below a
    // shown parent whether it matches or not: its writer looks for it.
    std::optional<Place> placeOf(const core::ShapeRow& row) const;
    // As ThreadShape; its nodes keep or change their numbers in the same way.
    Node insert(const core::ShapeRow& row);
    bool remove(core::CommentId id);

private:
    template <typename Visit>
    void visitRepliesFirst(Visit visit) const;
    void matchAgain();
    void measureDepths();
    void rollUp();
    void cut(const std::vector<bool>& shown);
    void groupShown(const std::vector<bool>& shown);
    void groupShownFlat(const std::vector<bool>& shown);
    void numberRows(Node parent, Node from = 0);
    void countInAncestors(Node node, int comments, int undecided);
    void insertLast(const core::ShapeRow& row);
    void removeLast(Node node);
    std::vector<bool> shownNodes() const;
    Node lastBelow(Node node) const;
    Node firstUndecided(Node parent, size_t row) const;
    std::vector<Run> runsOf(std::vector<Node>& nodes) const;

    ThreadShape m_shape;
    core::Filter m_filter;
    std::vector<Node> m_rows; // among the siblings shown; noNode = not shown
    std::vector<Node> m_below;
    std::vector<Node> m_undecidedBelow;
    std::vector<bool> m_matches; // empty: all match
    Node m_matchCount = 0;
    // Where the shown tree is not the shape's.
    Branches m_branches;
    bool m_ownBranches = false;
    std::vector<Node> m_parents; // empty unless the thread is deeper than levelLimit
    std::vector<Node> m_depths;  // likewise
};

} // namespace moderato::thread
