// What can be read of stored threads: the articles, a thread's shape, whole comments by id.
// Neighbours: model/store implements it on a database, tests on a vector; threads, export and `show` read
// through it.
#pragma once

#include "model/core/Comment.h"
#include "model/core/Predicate.h"
#include "model/core/Result.h"
#include "model/core/ShapeRow.h"

#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace moderato::core {

// One object, one thread: an implementation on a database owns a connection. What takes long takes a token,
// and answers ErrorCode::Cancelled soon after it asks to stop.
class Source
{
public:
    virtual ~Source() = default;

    // In the order of the desk: as imported.
    virtual Result<std::vector<ArticleId>> articleIds() = 0;
    virtual Result<Article> article(ArticleId id) = 0;

    // Every comment of a thread in ascending id order (the order of the file), parents not necessarily first.
    using ShapeVisitor = std::function<void(const ShapeRow&)>;
    virtual Result<void> readShape(ArticleId id, const ShapeVisitor& visit, const std::stop_token& stop) = 0;

    // The comments asked for, in the order asked for; an id that is absent is left out.
    virtual Result<std::vector<Comment>> comments(std::span<const CommentId> ids) = 0;

    // The same one by one, for long passes: a source may fill one comment again and again. What a visitor
    // keeps of it, it copies.
    using CommentVisitor = std::function<void(const Comment&)>;
    virtual Result<void> visitComments(std::span<const CommentId> ids, const CommentVisitor& visit,
                                       const std::stop_token& stop)
    {
        const Result<std::vector<Comment>> found = comments(ids);
        if (!found) {
            return found.error();
        }
        for (const Comment& comment : *found) {
            if (stop.stop_requested()) {
                return Error::cancelled();
            }
            visit(comment);
        }
        return {};
    }

    // Those of an article's comments that fulfil a predicate, ascending. Asked where comments' rows alone do
    // not tell (query::dependenciesOf); a source that does not read texts need not answer.
    virtual Result<std::vector<CommentId>> fulfilling(ArticleId /*article*/, const Predicate& /*predicate*/,
                                                      const std::stop_token& /*stop*/)
    {
        return Error{ErrorCode::QueryInvalid, {}, 0, {}};
    }

    // Whether what is read here may be written to `path`: FileIsDatabase for a file that comments are kept
    // in. Asked before a byte is written.
    virtual Result<void> checkTarget(const QString& /*path*/) { return {}; }
};

} // namespace moderato::core
