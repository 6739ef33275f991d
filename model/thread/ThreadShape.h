// A thread's tree as dense arrays: parent, children grouped by parent, and the columns a row shows. No text.
// Neighbours: built from ShapeRows on a worker; ThreadProjection cuts the visible tree out of it, model/items
// shows it, model/export orders by it. Once built it is changed on one thread only.
//
//   node      0 1 2 3 4 …        dense number: 0 is the invisible root, comments from 1 in ascending id order
//   parent    - 0 0 1 1          node of the parent
//   children  [1 2 | 3 4 | …]    grouped by parent (compressed sparse rows), siblings oldest first, ties in
//   id order first     0 2 4 4 4 …        where a node's children begin in `children`; first[n + 1] is where
//   they end
#pragma once

#include "model/core/ShapeRow.h"

#include <span>
#include <vector>

namespace moderato::thread {

using Node = quint32;
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

    Node size() const;                     // comments, without the root
    Node nodeOf(core::CommentId id) const; // noNode when absent; O(log n), O(1) when ids have no gaps
    core::CommentId id(Node node) const;
    Node parent(Node node) const;
    std::span<const Node> children(Node node) const;
    core::ShapeRow row(Node node) const;
    core::Status status(Node node) const;
    quint8 flags(Node node) const;

    void setState(Node node, core::Status status, quint8 flags, core::Marks marks);

    // A reply enters; its parent is present or invalid. O(n) worst case.
    Node insert(const core::ShapeRow& row);
    // A comment without replies leaves; false when it has some. O(n) worst case.
    bool remove(core::CommentId id);

    // Comments in display order: depth first, siblings oldest first; depth 0 = top level. O(n), no recursion.
    struct Step
    {
        Node node = rootNode;
        int depth = 0;
    };
    std::vector<Step> displayOrder() const;
};

} // namespace moderato::thread
