// A sink that keeps what it is given and prints it back as text, so that a test reads like the tree it means.
// Neighbours: every test of model/import.
#pragma once

#include "model/core/Sink.h"
#include "model/import/FormatReader.h"

#include <map>
#include <vector>

namespace moderato::import {

class RecordingSink final : public core::Sink
{
public:
    core::Result<void> article(const core::ArticleRecord& record) override;
    core::Result<void> comment(const core::CommentRecord& record) override;
    void problem(const core::Problem& problem) override;
    void progress(double share) override;

    // "1(2 3(4)) 5": comments numbered in file order, top to bottom; an orphan follows a "?".
    QByteArray tree() const;
    // "depth of 1: 4, depth of 2: 2" as "4/2"; an orphan is at depth 1.
    QByteArray depths() const;
    // "approved 3, pending 1", in the order of the statuses; without status last.
    QByteArray statuses() const;
    // "comment 3, pingback 1".
    QByteArray kinds() const;
    // "CountDiffers line 3: 5, 4" each on its line.
    QByteArray problemText() const;

    qint64 topLevel() const;
    qint64 orphans() const;
    qint64 articlesWithComments() const;
    bool has(core::ProblemCode code) const;

    std::vector<core::ArticleRecord> articles; // one each origin, completed
    std::vector<core::CommentRecord> comments;
    std::vector<core::Problem> problems;
    std::stop_source stop;
    int cancelAfter = -1; // comments after which progress asks to stop; -1 never
    int refuseAfter = -1; // comments after which comment() fails

private:
    std::vector<size_t> parents() const;
};

// Reads bytes with the reader of that name, until the sink wants no more.
core::Result<void> readBytes(const FormatReader& reader, const QByteArray& bytes, RecordingSink& sink);

} // namespace moderato::import
