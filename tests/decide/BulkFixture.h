// A desk of thousands of comments, and verbs over many of them. Neighbours: the tests of verbs over many.
#pragma once

#include "tests/store/StoreFixture.h"

namespace moderato::test {

using core::Status;

inline constexpr int many = 6000;

// `many` comments of article a: each tenth approved, each hundredth flagged; and three of article b.
inline void fill(StoreFixture& fixture, int comments = many)
{
    std::vector<core::CommentRecord> file;
    for (int i = 1; i <= comments; ++i) {
        file.push_back(comment(QByteArray::number(i), i > 10 ? QByteArray::number(i / 10) : QByteArray()));
        file.back().author.name = "Author " + QByteArray::number(i % 97);
        file.back().status = i % 10 == 0 ? Status::Approved : Status::Pending;
        if (i % 100 == 1) {
            file.back().flags = {{core::FlagReason::Abuse, "n", "", 5}};
        }
    }
    for (int i = 1; i <= 3; ++i) {
        file.push_back(comment("b" + QByteArray::number(i), {}, "b"));
    }
    fixture.import(file, {}, {article("a"), article("b")});
}

inline decide::Targets pendingOf(qint64 articleId)
{
    decide::Targets targets;
    targets.matching = core::both(core::inArticle({articleId}), core::withStatus(Status::Pending));
    return targets;
}

inline decide::Targets idsUpTo(int last)
{
    decide::Targets targets;
    for (int id = 1; id <= last; ++id) {
        targets.ids.push_back({id});
    }
    return targets;
}

inline qint64 countOf(StoreFixture& fixture, Status status)
{
    return fixture.reader()->counts().ofAll()->of(status);
}

} // namespace moderato::test
