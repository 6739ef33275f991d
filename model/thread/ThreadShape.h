// A thread's tree as dense arrays: parent, children grouped by parent, and the columns a row shows. No text.
// Neighbours: built from ShapeRows on a worker; ThreadProjection cuts the visible tree out of it, model/items
// shows it, model/export orders by it. A copy costs 4 bytes a comment: copies share what decisions do not
// touch until one of them takes or loses a comment, so that a worker may read one while the other changes.
//
//   node      0 1 2 3 4 …        dense number: 0 is the invisible root, comments from 1 in ascending id order
//   parent    - 0 0 1 1          node of the parent
//   children  [1 2 | 3 4 | …]    grouped by parent (compressed sparse rows), siblings oldest first, ties in
//   id order first     0 2 4 4 4 …        where a node's children begin in `children`; first[n + 1] is where
//   they end
#pragma once

#include "model/core/ShapeRow.h"
#include "model/thread/Branches.h"

#include <memory>
#include <optional>

namespace moderato::thread {

inline constexpr Node rootNode = 0;
inline constexpr Node noNode = 0xffffffff;

class ThreadShape
{
public:
    // The empty thread.
    ThreadShape();
    // Rows of one thread in ascending id order. A parent that is absent makes a top-level row; a cycle is
    // broken at its smallest id. O(n log n) in the worst case, O(n) when siblings come in order.
    static ThreadShape build(const std::vector<core::ShapeRow>& rows);
    // The same from rows as they come, without a second copy of them.
    class Builder;

    Node size() const;                     // comments, without the root
    Node nodeOf(core::CommentId id) const; // noNode when absent; O(log gaps), O(1) when ids have none
    core::CommentId id(Node node) const;
    Node parent(Node node) const;
    std::span<const Node> children(Node node) const;
    core::ShapeRow row(Node node) const;
    core::Status status(Node node) const;
    quint8 flags(Node node) const;

    void setState(Node node, core::Status status, quint8 flags, core::Marks marks);

    // A reply enters; its parent is present or invalid. An id that is already there keeps its node. O(n).
    // Nodes keep their numbers when the id is the greatest; else those of greater ids go up by one.
    Node insert(const core::ShapeRow& row);
    // A comment without replies leaves; false when it has some or is absent. O(n). Nodes of greater ids go
    // down by one.
    bool remove(core::CommentId id);
    // Where among the children of `parent` a comment of this time and id stands or would stand.
    size_t siblingRow(Node parent, qint64 createdAt, core::CommentId id) const; // O(log siblings)
    // Every parent has a smaller number than its replies: a loop over numbers goes downwards in the tree.
    bool parentsFirst() const { return m_arrays->parentsFirst; }

    // Neither has taken or lost a comment since one was copied from the other.
    bool hasSameNodes(const ThreadShape& other) const { return m_arrays == other.m_arrays; }

    // Comments in display order: depth first, siblings oldest first; depth 0 = top level. O(n), no recursion.
    struct Step
    {
        Node node = rootNode;
        int depth = 0;
    };
    std::vector<Step> displayOrder() const;
    // The same one after another, in the memory of one path.
    class Walk;

private:
    struct State
    {
        core::Status status = core::Status::Pending;
        quint8 flags = 0;
        core::Marks marks = 0;
        core::CommentKind kind = core::CommentKind::Comment;
    };

    // What decisions do not touch: 32 bytes a comment. Entry 0 of each column is the root.
    struct Arrays
    {
        std::vector<qint64> ids;
        std::vector<qint64> createdAt;
        std::vector<quint32> authors; // an author id past 32 bits is kept as none
        std::vector<Node> parents;
        Branches branches;
        bool parentsFirst = true;
    };

    void detach();
    void appendColumns(const core::ShapeRow& row, Node parent);

    std::shared_ptr<Arrays> m_arrays;
    std::vector<State> m_states; // 4 bytes a comment
};

// The shape must outlive it, and neither take nor lose a comment meanwhile.
class ThreadShape::Walk
{
public:
    explicit Walk(const ThreadShape& shape) : m_shape(shape), m_open{shape.children(rootNode)} {}
    std::optional<Step> next();

private:
    const ThreadShape& m_shape;
    std::vector<std::span<const Node>> m_open; // what is still to come at each depth
};

class ThreadShape::Builder
{
public:
    void reserve(qsizetype rows);
    // Ids must ascend. O(1), O(log gaps) for ids with gaps.
    void append(const core::ShapeRow& row);
    // Call once, last.
    ThreadShape finish();

private:
    struct Waiting
    {
        Node node = rootNode;
        core::CommentId parent; // comes after the node, or never
    };

    void linkWaiting();
    void breakCycles();
    void groupByParent();

    ThreadShape m_shape;
    std::vector<Waiting> m_waiting;
};

} // namespace moderato::thread
