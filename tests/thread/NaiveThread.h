// A thread as a vector of structs, everything looked up by walking it: what the arrays are compared with.
// Neighbours: the random walks of tests/thread and tests/items.
#pragma once

#include "model/core/Filter.h"
#include "model/core/ShapeRow.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace moderato::test {

class NaiveThread
{
public:
    struct Comment
    {
        core::ShapeRow row;
        bool isShown = true;
        bool isMatch = true;
    };
    std::vector<Comment> comments; // any order

    Comment* find(core::CommentId id)
    {
        const auto at =
            std::find_if(comments.begin(), comments.end(), [&](const Comment& c) { return c.row.id == id; });
        return at == comments.end() ? nullptr : &*at;
    }

    void setFilter(const core::Filter& filter)
    {
        for (Comment& comment : comments)
            comment.isShown = comment.isMatch = filter.matches(comment.row.status, comment.row.flags);
        for (const Comment& comment : comments) {
            if (!comment.isMatch)
                continue;
            for (Comment* above = find(comment.row.parent); above != nullptr; above = find(above->row.parent))
                above->isShown = true;
        }
    }
    void insert(const core::ShapeRow& row, const core::Filter& filter)
    {
        const Comment* above = find(row.parent);
        comments.push_back({row, above == nullptr || above->isShown, filter.matches(row.status, row.flags)});
    }
    bool hasReplies(core::CommentId id) const
    {
        return std::any_of(comments.begin(), comments.end(),
                           [&](const Comment& c) { return c.row.parent == id; });
    }
    void remove(core::CommentId id)
    {
        std::erase_if(comments, [&](const Comment& c) { return c.row.id == id; });
    }

    // One line a shown comment, in display order:
    // "id <shown parent> row true-depth status below undecided-below match". `levels`: deeper ones stand
    // flat.
    QStringList lines(int levels) const
    {
        QHash<core::CommentId, const Comment*> byId;
        for (const Comment& comment : comments)
            byId[comment.row.id] = &comment;
        QHash<core::CommentId, std::vector<core::CommentId>> paths; // ancestors from the top
        QHash<core::CommentId, std::vector<const Comment*>> replies;
        QHash<core::CommentId, int> below;
        QHash<core::CommentId, int> undecided;
        for (const Comment& comment : comments) {
            std::vector<core::CommentId>& path = paths[comment.row.id];
            for (const Comment* c = byId.value(comment.row.parent); c != nullptr;
                 c = byId.value(c->row.parent))
                path.insert(path.begin(), c->row.id);
            replies[path.empty() ? core::CommentId{} : path.back()].push_back(&comment);
            for (const core::CommentId above : path) {
                ++below[above];
                undecided[above] += comment.row.status == core::Status::Pending ? 1 : 0;
            }
        }
        QStringList lines;
        QHash<core::CommentId, int> rows; // children seen so far of each shown parent
        std::vector<const Comment*> open = youngestFirst(replies.value({}));
        while (!open.empty()) {
            const Comment& comment = *open.back();
            const core::CommentId id = comment.row.id;
            open.pop_back();
            const auto next = youngestFirst(replies.value(id));
            open.insert(open.end(), next.begin(), next.end());
            if (!comment.isShown)
                continue;
            const std::vector<core::CommentId> path = paths.value(id);
            const auto depth = static_cast<int>(path.size());
            const core::CommentId parent =
                depth == 0 ? core::CommentId{} : path[static_cast<size_t>(std::min(depth, levels - 1) - 1)];
            lines << QStringLiteral("%1 <%2> %3 %4 %5 %6 %7 %8")
                         .arg(id.value)
                         .arg(parent.value)
                         .arg(rows[parent]++)
                         .arg(depth)
                         .arg(static_cast<int>(comment.row.status))
                         .arg(below.value(id))
                         .arg(undecided.value(id))
                         .arg(comment.isMatch ? 1 : 0);
        }
        return lines;
    }

private:
    static std::vector<const Comment*> youngestFirst(std::vector<const Comment*> siblings)
    {
        std::sort(siblings.begin(), siblings.end(), [](const Comment* a, const Comment* b) {
            return std::pair(a->row.createdAt, a->row.id) > std::pair(b->row.createdAt, b->row.id);
        });
        return siblings;
    }
};

} // namespace moderato::test
