// Where a reader pours what it reads: one article, then its comments, then the next article.
// Neighbours: model/import pours, model/store (or a test) takes.
#pragma once

#include "model/core/Problem.h"
#include "model/core/Record.h"
#include "model/core/Result.h"

namespace moderato::core {

// An error from any call means: stop reading and return it. Calls come from one thread.
class Sink
{
public:
    virtual ~Sink() = default;

    // Begins an article. Called again with the same origin it completes that article with what was learnt
    // since (empty fields leave what is there). An article that gets no comment may be left out by the sink.
    virtual Result<void> article(const ArticleRecord& record) = 0;

    // A comment of any article begun so far. Its parent may come later, or never.
    virtual Result<void> comment(const CommentRecord& record) = 0;

    virtual void problem(const Problem& problem) = 0;

    // Share of the input read so far, 0..1; cheap, may be called often.
    virtual void progress(double share) = 0;

    // What is about to be read, and as what format; before anything is poured, and not by every source.
    virtual void begins(const QString& /*path*/, QByteArrayView /*format*/) {}

    // Whether `path` may be opened for reading: FileIsDatabase for a file that this sink has open itself.
    virtual Result<void> checkInput(const QString& /*path*/) { return {}; }
};

} // namespace moderato::core
