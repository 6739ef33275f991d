#include "model/thread/ThreadProjection.h"

#include "model/query/PredicateAnswer.h"
#include "model/thread/Spare.h"
#include "model/thread/ThreadWalk.h"

namespace moderato::thread {

namespace {

size_t stateOf(core::Status status, quint8 flags)
{
    return 2 * static_cast<size_t>(status) + (flags > 0 ? 1 : 0);
}

std::optional<std::array<bool, 8>> answersByState(const core::Predicate& predicate)
{
    const auto isState = [](const core::Term& term) {
        return term.kind == core::Term::Kind::Status ||
               (term.kind == core::Term::Kind::Flag && !term.flagReason);
    };
    if (!std::all_of(predicate.terms.begin(), predicate.terms.end(), isState))
        return std::nullopt;
    std::array<bool, 8> answers{};
    core::ShapeRow row;
    for (row.flags = 0; row.flags < 2; ++row.flags) {
        for (const core::Status status : core::allStatuses) {
            row.status = status;
            answers.at(stateOf(row.status, row.flags)) =
                query::answer(predicate, {}, row, 0) == query::Answer::Yes;
        }
    }
    return answers;
}

} // namespace

ThreadProjection::ThreadProjection(ThreadShape shape, const Arrangement& arrangement)
    : m_shape(std::move(shape))
{
    measureDepths();
    rollUp();
    arrange(arrangement);
}

void ThreadProjection::arrange(const Arrangement& arrangement)
{
    m_arrangement = arrangement;
    m_predicate = arrangement.predicate();
    m_answers = answersByState(m_predicate);
    std::vector<bool> shown(m_shape.size() + 1, true);
    matchAgain(shown);
    show(shown);
}

// Every node but the root, replies before what they reply to.
template <typename Visit>
void ThreadProjection::visitRepliesFirst(Visit visit) const
{
    if (m_shape.parentsFirst()) {
        for (Node node = m_shape.size(); node >= 1; --node)
            visit(node);
        return;
    }
    const std::vector<ThreadShape::Step> order = m_shape.displayOrder();
    for (auto step = order.rbegin(); step != order.rend(); ++step)
        visit(step->node);
}

bool ThreadProjection::matches(const core::ShapeRow& row) const
{
    if (m_answers)
        return (*m_answers)[stateOf(row.status, row.flags)];
    const auto& hits = m_arrangement.hits;
    const query::Answer answer = query::answer(m_predicate, {}, row, 0);
    return answer == query::Answer::Yes || (answer == query::Answer::NeedsMore && hits &&
                                            std::binary_search(hits->begin(), hits->end(), row.id));
}

bool ThreadProjection::matches(Node node) const
{
    return m_answers ? (*m_answers)[stateOf(m_shape.status(node), m_shape.flags(node))]
                     : matches(m_shape.row(node));
}

void ThreadProjection::matchAgain(std::vector<bool>& shown)
{
    m_matches.clear();
    m_matchCount = m_shape.size();
    m_stillMatching = m_matchCount;
    if (m_arrangement.isAll())
        return;
    m_matches.resize(m_shape.size() + 1);
    m_matchCount = 0;
    shown.assign(m_shape.size() + 1, false);
    visitRepliesFirst([&](Node node) {
        const bool isMatch = matches(node);
        m_matches[node] = isMatch;
        m_matchCount += isMatch ? 1U : 0U;
        if (isMatch || shown[node]) {
            shown[node] = true;
            shown[m_shape.parent(node)] = true;
        }
    });
    shown[rootNode] = true;
    m_stillMatching = m_matchCount;
}

void ThreadProjection::measureDepths()
{
    assignWithSpare(m_depths, m_shape.size() + 1, quint16{0});
    if (m_shape.parentsFirst()) {
        for (Node node = 1; node <= m_shape.size(); ++node) {
            const Node parent = m_shape.parent(node);
            m_depths[node] = parent == rootNode ? quint16{0} : levelBelow(m_depths[parent]);
        }
        return;
    }
    for (const ThreadShape::Step step : m_shape.displayOrder())
        m_depths[step.node] = static_cast<quint16>(std::min(step.depth, deepest));
}

void ThreadProjection::rollUp()
{
    assignWithSpare(m_below, m_shape.size() + 1, Node{0});
    assignWithSpare(m_undecidedBelow, m_shape.size() + 1, Node{0});
    visitRepliesFirst([&](Node node) {
        const Node parent = m_shape.parent(node);
        const Node undecided = m_shape.status(node) == core::Status::Pending ? 1 : 0;
        m_below[parent] += m_below[node] + 1;
        m_undecidedBelow[parent] += m_undecidedBelow[node] + undecided;
    });
}

void ThreadProjection::show(const std::vector<bool>& shown)
{
    const bool isWhole = std::find(shown.begin(), shown.end(), false) == shown.end();
    m_ownBranches = !isWhole || m_arrangement.order != SiblingOrder::OldestFirst;
    m_branches = {};
    if (m_ownBranches)
        groupShown(shown);
    numberPositions();
}

void ThreadProjection::groupShown(const std::vector<bool>& shown)
{
    std::vector<Node> first{0};
    std::vector<Node> children;
    first.reserve(m_shape.size() + 2 + spareNodes);
    children.reserve(static_cast<size_t>(std::count(shown.begin(), shown.end(), true)) + spareNodes);
    const auto moreReplies = [&](Node a, Node b) { return m_below[a] > m_below[b]; };
    for (Node node = 0; node <= m_shape.size(); ++node) {
        const auto from = static_cast<qptrdiff>(children.size());
        for (const Node child : m_shape.children(node)) {
            if (shown[child])
                children.push_back(child);
        }
        if (m_arrangement.order == SiblingOrder::NewestFirst)
            std::reverse(children.begin() + from, children.end());
        else if (m_arrangement.order == SiblingOrder::MostRepliesFirst &&
                 !std::is_sorted(children.begin() + from, children.end(), moreReplies))
            std::stable_sort(children.begin() + from, children.end(), moreReplies);
        first.push_back(static_cast<Node>(children.size()));
    }
    m_branches = Branches(std::move(first), std::move(children));
}

void ThreadProjection::numberPositions()
{
    assignWithSpare(m_positions, m_shape.size() + 1, noNode);
    Node position = 0;
    m_positions[rootNode] = position;
    walk(*this, rootNode, [&](Node node) {
        m_positions[node] = ++position;
        return true;
    });
    m_shownCount = position;
}

Node ThreadProjection::row(Node node) const
{
    const std::span<const Node> siblings = children(parent(node));
    const auto place = std::lower_bound(siblings.begin(), siblings.end(), m_positions[node],
                                        [&](Node a, Node position) { return m_positions[a] < position; });
    return static_cast<Node>(place - siblings.begin());
}

Node ThreadProjection::next(Node from) const
{
    if (const std::span<const Node> replies = children(from); !replies.empty())
        return replies.front();
    while (from != rootNode) {
        const std::span<const Node> siblings = children(parent(from));
        if (siblings.back() != from)
            return siblings[row(from) + 1];
        from = parent(from);
    }
    return noNode;
}

Node ThreadProjection::previous(Node from) const
{
    Node node = from;
    if (from != rootNode) {
        const std::span<const Node> siblings = children(parent(from));
        if (siblings.front() == from)
            return parent(from) == rootNode ? noNode : parent(from);
        node = siblings[row(from) - 1];
    }
    while (!children(node).empty())
        node = children(node).back();
    return node == rootNode ? noNode : node;
}

Node ThreadProjection::endPosition(Node node) const
{
    while (node != rootNode) {
        const std::span<const Node> siblings = children(parent(node));
        if (siblings.back() != node)
            return m_positions[siblings[row(node) + 1]];
        node = parent(node);
    }
    return m_shownCount + 1;
}

Node ThreadProjection::nextUndecided(Node from) const
{
    const Node first = undecidedAfter(from);
    Node found = first;
    // What stands there for its replies' sake alone is passed over.
    while (found != noNode && found != from && !matches(found)) {
        found = undecidedAfter(found);
        if (found == first)
            return noNode;
    }
    return found == from ? noNode : found;
}

// Round the end once; `from` itself when no other is left.
Node ThreadProjection::undecidedAfter(Node from) const
{
    if (from == rootNode)
        return firstUndecided(rootNode, 0);
    const Node found =
        children(from).empty() ? firstUndecided(parent(from), row(from) + 1) : firstUndecided(from, 0);
    return found == noNode ? firstUndecided(rootNode, 0) : found;
}

// From this row among the children of `parent` to the end of the thread.
Node ThreadProjection::firstUndecided(Node parent, size_t row) const
{
    for (;;) {
        const std::span<const Node> siblings = children(parent);
        for (; row < siblings.size(); ++row) {
            if (m_shape.status(siblings[row]) == core::Status::Pending)
                return siblings[row];
            if (m_undecidedBelow[siblings[row]] > 0)
                break;
        }
        if (row < siblings.size()) {
            parent = siblings[row];
            row = 0;
        } else if (parent == rootNode) {
            return noNode;
        } else {
            row = this->row(parent) + 1;
            parent = this->parent(parent);
        }
    }
}

} // namespace moderato::thread
