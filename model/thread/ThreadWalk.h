// Going through the shown tree without recursion: depth is data from a stranger.
// Neighbours: the sources of ThreadProjection only.
#pragma once

#include "model/thread/ThreadProjection.h"

#include <algorithm>

namespace moderato::thread {

// Everything shown below `from`, in display order; `visit` answers whether to go below the node.
template <typename Visit>
void walk(const ThreadProjection& tree, Node from, Visit visit)
{
    std::vector<std::span<const Node>> open{tree.children(from)};
    while (!open.empty()) {
        if (open.back().empty()) {
            open.pop_back();
            continue;
        }
        const Node node = open.back().front();
        open.back() = open.back().subspan(1);
        if (!visit(node))
            continue;
        if (const std::span<const Node> replies = tree.children(node); !replies.empty())
            open.push_back(replies);
    }
}

constexpr quint16 levelBelow(quint16 level)
{
    return level == ThreadProjection::deepest ? level : static_cast<quint16>(level + 1);
}

} // namespace moderato::thread
