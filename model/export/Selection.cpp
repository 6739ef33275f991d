#include "model/export/Selection.h"

namespace moderato::exporting {

namespace {

using thread::Node;
using thread::rootNode;

enum class Part : quint8 { Out, Match, Stub };

std::vector<Part> partsOf(const thread::ThreadShape& shape, const core::Filter& filter)
{
    std::vector<Part> parts(size_t{shape.size()} + 1, Part::Out);
    for (Node node = 1; node <= shape.size(); ++node) {
        if (filter.matches(shape.status(node), shape.flags(node))) {
            parts[node] = Part::Match;
        }
    }
    return parts;
}

// Each node is passed at most once: the way up ends where an earlier one went.
void keepPlaces(const thread::ThreadShape& shape, std::vector<Part>& parts)
{
    for (Node node = 1; node <= shape.size(); ++node) {
        if (parts[node] != Part::Match) {
            continue;
        }
        for (Node up = shape.parent(node); up != rootNode && parts[up] == Part::Out; up = shape.parent(up)) {
            parts[up] = Part::Stub;
        }
    }
}

} // namespace

Selection select(const thread::ThreadShape& shape, const core::Filter& filter, OrphanRule rule)
{
    std::vector<Part> parts = partsOf(shape, filter);
    if (rule == OrphanRule::Stub) {
        keepPlaces(shape, parts);
    }
    Selection selection;
    std::vector<Node> nearest(parts.size(), rootNode); // exported, from the node itself upwards
    std::vector<int> depths(parts.size(), -1);         // within the export
    for (const thread::ThreadShape::Step& step : shape.displayOrder()) {
        const Node above = shape.parent(step.node);
        const Node parent = nearest[above];
        nearest[step.node] = parent;
        if (parts[step.node] == Part::Out) {
            continue;
        }
        if (rule == OrphanRule::Drop && parent != above) {
            ++selection.dropped;
            continue;
        }
        nearest[step.node] = step.node;
        depths[step.node] = depths[parent] + 1;
        selection.items.push_back({step.node, parent, depths[step.node], parts[step.node] == Part::Stub});
    }
    return selection;
}

} // namespace moderato::exporting
