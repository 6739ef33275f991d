// A thread as a vector of structs, everything looked up by walking it: what the arrays are compared with.
// Neighbours: the random walks of tests/thread and tests/items.
#pragma once

#include "model/core/ShapeRow.h"
#include "tests/thread/NaiveArrangement.h"

#include <QHash>
#include <QSet>
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
        int repliesWhenArranged = 0; // negative: came later, behind all others
    };
    std::vector<Comment> comments; // any order
    thread::Arrangement arrangement;
    // What a view of it has expanded; there may be several.
    struct Expansion
    {
        QSet<core::CommentId> expanded;
        bool expandsNew = false;
    };
    std::vector<Expansion> views{1};

    Comment* find(core::CommentId id)
    {
        const auto at =
            std::find_if(comments.begin(), comments.end(), [&](const Comment& c) { return c.row.id == id; });
        return at == comments.end() ? nullptr : &*at;
    }

    bool matches(const core::ShapeRow& row) const
    {
        return letsThrough(arrangement, row.id, row.status, row.flags);
    }
    void arrange(const thread::Arrangement& wanted)
    {
        arrangement = wanted;
        for (Comment& comment : comments) {
            comment.isShown = comment.isMatch = matches(comment.row);
            comment.repliesWhenArranged = 0;
        }
        for (const Comment& comment : comments) {
            for (Comment* above = find(comment.row.parent); above != nullptr;
                 above = find(above->row.parent)) {
                ++above->repliesWhenArranged;
                above->isShown = above->isShown || comment.isMatch;
            }
        }
    }
    void insert(const core::ShapeRow& row)
    {
        const Comment* above = find(row.parent);
        comments.push_back({row, above == nullptr || above->isShown, matches(row), --m_arrivals});
        for (Expansion& view : views) {
            if (view.expandsNew)
                view.expanded.insert(row.id);
        }
    }
    void setExpanded(core::CommentId id, bool expanded, size_t view = 0)
    {
        if (expanded)
            views[view].expanded.insert(id);
        else
            views[view].expanded.remove(id);
    }
    void setAllExpanded(bool all, size_t view = 0)
    {
        views[view] = {{}, all};
        for (const Comment& comment : comments) {
            if (all)
                views[view].expanded.insert(comment.row.id);
        }
    }
    void reveal(core::CommentId id, size_t view = 0)
    {
        for (const Comment* above = find(find(id)->row.parent); above != nullptr;
             above = find(above->row.parent))
            views[view].expanded.insert(above->row.id);
    }
    bool hasReplies(core::CommentId id) const
    {
        return std::any_of(comments.begin(), comments.end(),
                           [&](const Comment& c) { return c.row.parent == id; });
    }
    void remove(core::CommentId id)
    {
        std::erase_if(comments, [&](const Comment& c) { return c.row.id == id; });
        for (Expansion& view : views)
            view.expanded.remove(id);
    }

    // One line a shown comment, in display order:
    // "id <parent> row depth status below undecided-below match", and '+' when something collapsed hides it.
    QStringList lines(size_t view = 0) const
    {
        const QSet<core::CommentId>& expanded = views[view].expanded;
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
                path.push_back(c->row.id);
            std::reverse(path.begin(), path.end());
            replies[path.empty() ? core::CommentId{} : path.back()].push_back(&comment);
            for (const core::CommentId above : path) {
                ++below[above];
                undecided[above] += comment.row.status == core::Status::Pending ? 1 : 0;
            }
        }
        QStringList lines;
        QHash<core::CommentId, int> rows; // children seen so far of each shown parent
        std::vector<const Comment*> open = lastFirst(replies.value({}));
        while (!open.empty()) {
            const Comment& comment = *open.back();
            const core::CommentId id = comment.row.id;
            open.pop_back();
            const auto next = lastFirst(replies.value(id));
            open.insert(open.end(), next.begin(), next.end());
            if (!comment.isShown)
                continue;
            const std::vector<core::CommentId> path = paths.value(id);
            const core::CommentId parent = path.empty() ? core::CommentId{} : path.back();
            const bool isHidden = std::any_of(
                path.begin(), path.end(), [&](core::CommentId above) { return !expanded.contains(above); });
            lines << QStringLiteral("%1 <%2> %3 %4 %5 %6 %7 %8%9")
                         .arg(id.value)
                         .arg(parent.value)
                         .arg(rows[parent]++)
                         .arg(path.size())
                         .arg(static_cast<int>(comment.row.status))
                         .arg(below.value(id))
                         .arg(undecided.value(id))
                         .arg(comment.isMatch ? 1 : 0)
                         .arg(isHidden ? QStringLiteral("+") : QString());
        }
        return lines;
    }

private:
    int m_arrivals = 0;

    std::vector<const Comment*> lastFirst(std::vector<const Comment*> siblings) const
    {
        const auto when = [](const Comment* c) { return std::pair(c->row.createdAt, c->row.id); };
        const auto standsBefore = [&](const Comment* a, const Comment* b) {
            if (arrangement.order == thread::SiblingOrder::MostRepliesFirst &&
                a->repliesWhenArranged != b->repliesWhenArranged)
                return a->repliesWhenArranged > b->repliesWhenArranged;
            return arrangement.order == thread::SiblingOrder::NewestFirst ? when(a) > when(b)
                                                                          : when(a) < when(b);
        };
        std::sort(siblings.begin(), siblings.end(), standsBefore);
        std::reverse(siblings.begin(), siblings.end());
        return siblings;
    }
};

} // namespace moderato::test
