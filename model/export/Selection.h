// Which comments of one thread an export holds, in display order, and where each hangs: what is meant and the
// orphan rule applied to the shape, before any text is read. Neighbours: Export asks for one page after
// another and reads its text.
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

class Selection
{
public:
    // O(n) time, one byte a comment of the thread, which must outlive it; loops, no recursion.
    // Stub: every ancestor of a match that does not match itself is a stub, so that all stand as deep as they
    // do in the thread.
    // `isMeant` is asked once for each comment.
    using IsMeant = std::function<bool(const core::ShapeRow&)>;
    Selection(const thread::ThreadShape& shape, const IsMeant& isMeant, OrphanRule rule);

    qint64 count() const { return m_count; } // stubs counted
    qint64 dropped() const { return m_dropped; }

    // The next of them, at most `most`.
    void take(std::vector<Selected>& page, size_t most);

private:
    enum class Part : quint8 { Out, Match, Stub };
    struct Place
    {
        thread::Node node = thread::rootNode; // the nearest exported ancestor
        int depth = -1;                       // its depth within the export
    };

    void choose(const IsMeant& isMeant);
    void keepPlaces();
    void drop();

    const thread::ThreadShape& m_shape;
    std::vector<Part> m_parts; // by node
    qint64 m_count = 0;
    qint64 m_dropped = 0;
    thread::ThreadShape::Walk m_walk;
    std::vector<Place> m_places{Place{}}; // by depth within the thread: what a comment there hangs under
};

} // namespace moderato::exporting
