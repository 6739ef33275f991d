// The tree as it is shown: the comments an arrangement lets through and their ancestors. Neighbours: cut out
// of a ThreadShape, which it owns; VisibleLines says what of it a view has expanded; model/items puts a
// QAbstractItemModel over it.
//
// What is shown changes only by arrange(), insert() and remove(): a comment decided so that the filter no
// longer matches it stays where it is, for the list must not move under the hand.
//
//   position   of a shown comment in display order, 1 …: where it stands when all is expanded
//
// 36 bytes a comment for the shape, 14 here, 8 more where the tree shown is not the shape's own (filtered,
// sorted), 4 and a bit for the lines of a view: 62 at most, and 2 bits.
#pragma once

#include "model/thread/Arrangement.h"
#include "model/thread/ThreadShape.h"

#include <array>
#include <optional>

namespace moderato::thread {

class ThreadProjection
{
public:
    // The empty thread.
    ThreadProjection() : ThreadProjection(ThreadShape(), Arrangement()) {}
    ThreadProjection(ThreadShape shape, const Arrangement& arrangement); // O(n)

    void arrange(const Arrangement& arrangement); // O(n), O(n log siblings) for other orders

    const ThreadShape& shape() const { return m_shape; }
    const Arrangement& arrangement() const { return m_arrangement; }
    Node matchCount() const { return m_matchCount; }       // as of arrange, and what entered and left since
    Node stillMatching() const { return m_stillMatching; } // of these: as they are now

    bool isShown(Node node) const { return m_positions[node] != noNode; }
    bool isMatch(Node node) const { return m_matches.empty() || m_matches[node]; }
    // Shown because it matched, and not decided otherwise since.
    bool stillMatches(Node node) const { return m_matches.empty() || (m_matches[node] && matches(node)); }

    // The tree as shown. Nodes must be shown, or the root where it makes sense.
    Node parent(Node node) const { return m_shape.parent(node); } // O(1)
    Node row(Node node) const;                                    // O(log siblings)
    std::span<const Node> children(Node node) const               // O(1)
    {
        return m_ownBranches ? m_branches.of(node) : m_shape.children(node);
    }

    // Of the true tree, shown or not; O(1).
    Node below(Node node) const { return m_below[node]; }                   // all descendants
    Node undecidedBelow(Node node) const { return m_undecidedBelow[node]; } // pending ones
    int depth(Node node) const { return m_depths[node]; }                   // 0 = top level, at most deepest
    static constexpr int deepest = 65535;

    // Display order, all expanded; from the root: the first, and the last. noNode past the end.
    Node next(Node from) const;
    Node previous(Node from) const;
    // Places in it; the root is before the first. O(1)
    Node position(Node node) const { return m_positions[node]; } // noNode = not shown
    // Where what follows a shown node and everything below it stands, or would stand. O(depth log siblings)
    Node endPosition(Node node) const;
    // The next pending comment after `from` that the arrangement lets through, round the end once; noNode
    // when none is left but `from`. Passes over whole subtrees without pending ones.
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
    // Decisions come in; O(changes * depth), at most O(n). Answers which rows look different now, ancestors
    // that count them included; nullopt for more than finestChange comments or runs, or when all was counted
    // anew: any row may.
    std::optional<std::vector<Run>> setStates(std::span<const StateChange> changes);

    struct Place
    {
        Node parent = rootNode;
        Node row = 0;
    };
    // Where this comment would be shown; nullopt when its parent is not shown. A new comment is shown below a
    // shown parent whether it matches or not: its writer looks for it.
    std::optional<Place> placeOf(const core::ShapeRow& row) const;
    // As ThreadShape; its nodes keep or change their numbers in the same way. O(n).
    Node insert(const core::ShapeRow& row);
    bool remove(core::CommentId id);

private:
    template <typename Visit>
    void visitRepliesFirst(Visit visit) const;
    bool matches(const core::ShapeRow& row) const;
    bool matches(Node node) const;
    void matchAgain(std::vector<bool>& shown);
    void measureDepths();
    void rollUp();
    void show(const std::vector<bool>& shown);
    void groupShown(const std::vector<bool>& shown);
    void numberPositions();
    void movePositions(Node from, Node by);
    void countInAncestors(Node node, int comments, int undecided);
    void insertLast(const core::ShapeRow& row);
    void removeLast(Node node);
    std::vector<bool> shownNodes() const;
    Node undecidedAfter(Node from) const;
    Node firstUndecided(Node parent, size_t row) const;
    std::vector<Run> runsOf(std::vector<Node>& nodes) const;

    ThreadShape m_shape;
    Arrangement m_arrangement;
    core::Predicate m_predicate; // of the arrangement
    // Where it asks for nothing but status and flag, as queues do: its answers, by stateOf().
    std::optional<std::array<bool, 8>> m_answers;
    std::vector<Node> m_positions; // root: 0; noNode = not shown
    std::vector<Node> m_below;
    std::vector<Node> m_undecidedBelow;
    std::vector<quint16> m_depths;
    std::vector<bool> m_matches; // empty: all match
    Node m_matchCount = 0;
    Node m_stillMatching = 0;
    Node m_shownCount = 0;
    // Where the shown tree is not the shape's.
    Branches m_branches;
    bool m_ownBranches = false;
};

} // namespace moderato::thread
