// A desk of one thread so simple that it is right: comments in a map, every step to undo as what it changed,
// everything shown worked out from all of them. Neighbours: tst_walk compares a ThreadModel with it.
#pragma once

#include "tests/thread/NaiveArrangement.h"

#include <algorithm>
#include <array>
#include <compare>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>
#include <vector>

namespace moderato::test {

inline constexpr int withdrawn = 4; // beside the statuses

struct NaiveComment
{
    // Of what is written here: after all that files say, and in the order of ids.
    static constexpr qint64 atTheDesk = std::numeric_limits<qint64>::max();

    qint64 parent = 0;
    qint64 createdAt = 0;
    int status = 0;
    std::set<int> flags;

    bool isThere() const { return status != withdrawn; }
    NaiveComment decided(int as) const { return {parent, createdAt, as, {}}; }
    friend bool operator==(const NaiveComment&, const NaiveComment&) = default;
};

// What one decision changed: undoing puts `before` back, redoing `after`.
struct NaiveStep
{
    std::map<qint64, NaiveComment> before;
    std::map<qint64, NaiveComment> after;
};

// A shown comment: id, parent, row, depth, status, flags, all below, undecided below, match.
using ShownRow = std::array<qint64, 9>;

class NaiveDesk
{
public:
    std::map<qint64, NaiveComment> comments;
    std::vector<NaiveStep> done;
    std::vector<NaiveStep> undone;
    thread::Arrangement arrangement;

    void decide(const std::map<qint64, NaiveComment>& after)
    {
        NaiveStep step;
        for (const auto& [id, comment] : after) {
            if (comments.contains(id) && comments[id] == comment)
                continue;
            step.before[id] = comments.contains(id) ? comments[id] : comment.decided(withdrawn);
            step.after[id] = comment;
        }
        if (step.after.empty())
            return;
        put(step.after);
        done.push_back(std::move(step));
        undone.clear();
    }
    void undo() { move(done, undone, &NaiveStep::before); }
    void redo() { move(undone, done, &NaiveStep::after); }
    // Taking the last of these steps, back or again, makes siblings stand otherwise: see put().
    bool sortsAgain(const std::vector<NaiveStep>& steps) const
    {
        if (arrangement.order != thread::SiblingOrder::MostRepliesFirst || steps.empty())
            return false;
        const auto& [id, before] = *steps.back().before.begin();
        return !before.isThere() && id < lastThere();
    }

    void arrange()
    {
        m_shown.clear();
        for (const auto& [id, comment] : comments) {
            const bool isMatch = matches(id, comment);
            if (comment.isThere())
                m_shown[id] = {isMatch, isMatch, 0};
        }
        for (const auto& [id, comment] : comments) {
            if (!comment.isThere() || !m_shown[id].isMatch)
                continue;
            for (qint64 above = comment.parent; above != 0; above = comments[above].parent)
                m_shown[above].isShown = true;
        }
        rank();
    }

    qint64 commentCount() const { return static_cast<qint64>(m_shown.size()); }
    qint64 matchCount() const
    {
        return std::count_if(m_shown.begin(), m_shown.end(),
                             [](const auto& one) { return one.second.isMatch; });
    }

    // In display order.
    std::vector<ShownRow> rows() const
    {
        std::unordered_map<qint64, Below> below = countBelow();
        std::unordered_map<qint64, std::vector<Sibling>> replies = siblings();
        std::vector<std::pair<qint64, qint64>> open; // and depth
        const auto openBelow = [&](qint64 parent, qint64 depth) {
            const std::vector<Sibling>& inOrder = replies[parent];
            for (auto sibling = inOrder.rbegin(); sibling != inOrder.rend(); ++sibling)
                open.emplace_back(sibling->id, depth);
        };
        std::vector<ShownRow> rows;
        std::unordered_map<qint64, qint64> seen; // replies, of each parent
        openBelow(0, 0);
        while (!open.empty()) {
            const auto [id, depth] = open.back();
            open.pop_back();
            openBelow(id, depth + 1);
            const Shown& shown = m_shown.at(id);
            if (!shown.isShown)
                continue;
            const NaiveComment& comment = comments.at(id);
            rows.push_back(ShownRow{id, comment.parent, seen[comment.parent]++, depth, comment.status,
                                    static_cast<qint64>(comment.flags.size()), below[id].all,
                                    below[id].undecided, shown.isMatch ? 1 : 0});
        }
        return rows;
    }

private:
    struct Shown
    {
        bool isShown = true;
        bool isMatch = true;
        qint64 rank = 0; // where most replies stand first: the fewer, the greater; who comes later is behind
    };
    struct Below
    {
        qint64 all = 0;
        qint64 undecided = 0;
    };
    struct Sibling
    {
        qint64 rank = 0;
        qint64 createdAt = 0;
        qint64 id = 0;

        friend auto operator<=>(const Sibling&, const Sibling&) = default;
    };

    bool matches(qint64 id, const NaiveComment& comment) const
    {
        return letsThrough(arrangement, {id}, static_cast<core::Status>(comment.status),
                           std::ssize(comment.flags));
    }
    qint64 lastThere() const
    {
        const auto found = std::find_if(comments.rbegin(), comments.rend(),
                                        [](const auto& one) { return one.second.isThere(); });
        return found == comments.rend() ? 0 : found->first;
    }
    std::unordered_map<qint64, Below> countBelow() const
    {
        std::unordered_map<qint64, Below> below;
        for (const auto& [id, comment] : comments) {
            for (qint64 above = comment.isThere() ? comment.parent : 0; above != 0;
                 above = comments.at(above).parent) {
                ++below[above].all;
                below[above].undecided += comment.status == 0 ? 1 : 0;
            }
        }
        return below;
    }
    std::unordered_map<qint64, std::vector<Sibling>> siblings() const
    {
        const bool byReplies = arrangement.order == thread::SiblingOrder::MostRepliesFirst;
        std::unordered_map<qint64, std::vector<Sibling>> replies;
        for (const auto& [id, comment] : comments) {
            if (comment.isThere())
                replies[comment.parent].push_back(
                    {byReplies ? m_shown.at(id).rank : 0, comment.createdAt, id});
        }
        for (auto& [parent, inOrder] : replies) {
            std::sort(inOrder.begin(), inOrder.end());
            if (arrangement.order == thread::SiblingOrder::NewestFirst)
                std::reverse(inOrder.begin(), inOrder.end());
        }
        return replies;
    }

    void rank()
    {
        std::unordered_map<qint64, Below> below = countBelow();
        for (auto& [id, shown] : m_shown)
            shown.rank = -below[id].all;
        m_arrivals = 0;
    }
    // Who enters or leaves with greater ids there makes the projection sort all again, by the replies of now;
    // what is shown stays.
    void put(const std::map<qint64, NaiveComment>& states)
    {
        for (const auto& [id, state] : states) {
            const bool wasThere = comments.contains(id) && comments[id].isThere();
            comments[id] = state;
            if (!state.isThere()) {
                m_shown.erase(id);
            } else if (!wasThere) {
                const bool above = state.parent == 0 || m_shown[state.parent].isShown;
                m_shown[id] = {above, matches(id, state), ++m_arrivals};
            }
            if (wasThere != state.isThere() && id < lastThere())
                rank();
        }
    }
    void move(std::vector<NaiveStep>& from, std::vector<NaiveStep>& to,
              std::map<qint64, NaiveComment> NaiveStep::*states)
    {
        if (from.empty())
            return;
        put(from.back().*states);
        to.push_back(std::move(from.back()));
        from.pop_back();
    }

    std::unordered_map<qint64, Shown> m_shown; // of those that are there
    qint64 m_arrivals = 0;
};

} // namespace moderato::test
