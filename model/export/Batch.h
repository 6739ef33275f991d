// Some pages of comments on their way from the reading thread to the writing one, in memory that is used
// again and again: what one thread takes and another gives back costs more than what is read into it.
// Neighbours: Export fills them, WritingThread's work writes them and hands them back.
#pragma once

#include "model/core/Comment.h"

#include <memory>
#include <mutex>
#include <vector>

namespace moderato::exporting {

// What is read, with where it hangs.
struct Piece
{
    core::Comment comment;  // of a stub: its ids and its origin alone
    core::CommentId parent; // within the export
    int depth = 0;
    bool stub = false;
};

// Copies into the room that is there, and shares none of the texts that `from`'s reader reads into again.
// A stub says where something stood, not what or whose it was.
void copyInto(core::Comment& into, const core::Comment& from, bool asStub);

struct Batch
{
    std::vector<Piece> pieces; // the first `used` count
    size_t used = 0;
    qsizetype bytes = 0; // of their texts

    void add(const core::Comment& comment, core::CommentId parent, int depth, bool asStub);
    // Time to write it: bodies are a stranger's, and may have megabytes each.
    bool isFull() const;
    qsizetype room() const; // that its texts keep, in bytes; O(pieces)
};

// Those that were written, to be filled again. From any thread.
class SpentBatches
{
public:
    std::shared_ptr<Batch> take(); // empty
    void put(std::shared_ptr<Batch> batch);

private:
    std::mutex m_mutex;
    std::vector<std::shared_ptr<Batch>> m_batches;
};

} // namespace moderato::exporting
