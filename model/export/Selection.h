// Which comments of one thread an export holds, in display order, and where each hangs: the filter and the
// orphan rule applied to the shape, before any text is read. Neighbours: Export reads the text page by page.
#pragma once

#include "model/export/Export.h"
#include "model/thread/ThreadShape.h"

namespace moderato::exporting {

struct Selected
{
    thread::Node node = thread::rootNode;
    thread::Node parent = thread::rootNode; // within the export
    int depth = 0;                          // within the export: 0 = top level
    bool stub = false;
};

struct Selection
{
    std::vector<Selected> items;
    qint64 dropped = 0;
};

// O(n) time, about 25 bytes a comment of the thread; loops, no recursion.
// Stub: every ancestor of a match that does not match itself is a stub, so that all stand as deep as they do
// in the thread.
Selection select(const thread::ThreadShape& shape, const core::Filter& filter, OrphanRule rule);

} // namespace moderato::exporting
