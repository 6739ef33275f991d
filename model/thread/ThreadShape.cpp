#include "model/thread/ThreadShape.h"

#include "model/thread/Spare.h"

#include <algorithm>
#include <limits>

namespace moderato::thread {

ThreadShape::ThreadShape() : m_arrays(std::make_shared<Arrays>()) { appendColumns({}, noNode); }

void ThreadShape::detach()
{
    if (m_arrays.use_count() > 1)
        m_arrays = std::make_shared<Arrays>(*m_arrays);
}

ThreadShape ThreadShape::build(const std::vector<core::ShapeRow>& rows)
{
    Builder builder;
    builder.reserve(static_cast<qsizetype>(rows.size()));
    for (const core::ShapeRow& row : rows)
        builder.append(row);
    return builder.finish();
}

Node ThreadShape::size() const { return static_cast<Node>(m_arrays->ids.size() - 1); }

Node ThreadShape::nodeOf(core::CommentId id) const
{
    const qint64 last = size();
    if (last == 0 || id.value < m_arrays->ids[1] || id.value > m_arrays->ids.back())
        return noNode;
    // Ids ascend by at least one a node, which bounds the node from both ends: without gaps to one place.
    const qint64 low = std::max<qint64>(1, last - (m_arrays->ids.back() - id.value));
    const qint64 high = std::min<qint64>(last, id.value - m_arrays->ids[1] + 1);
    const auto found = std::lower_bound(m_arrays->ids.begin() + low, m_arrays->ids.begin() + high, id.value);
    return *found == id.value ? static_cast<Node>(found - m_arrays->ids.begin()) : noNode;
}

core::CommentId ThreadShape::id(Node node) const { return {m_arrays->ids[node]}; }

Node ThreadShape::parent(Node node) const { return m_arrays->parents[node]; }

std::span<const Node> ThreadShape::children(Node node) const { return m_arrays->branches.of(node); }

core::ShapeRow ThreadShape::row(Node node) const
{
    const State state = m_states[node];
    return {id(node),
            m_arrays->parents[node] == noNode ? core::CommentId{} : id(m_arrays->parents[node]),
            {m_arrays->authors[node]},
            m_arrays->createdAt[node],
            state.status,
            state.flags,
            state.marks,
            state.kind};
}

core::Status ThreadShape::status(Node node) const { return m_states[node].status; }

quint8 ThreadShape::flags(Node node) const { return m_states[node].flags; }

void ThreadShape::setState(Node node, core::Status status, quint8 flags, core::Marks marks)
{
    m_states[node] = {status, flags, marks, m_states[node].kind};
}

size_t ThreadShape::siblingRow(Node parent, qint64 createdAt, core::CommentId id) const
{
    const std::span<const Node> siblings = children(parent);
    const auto place = std::lower_bound(siblings.begin(), siblings.end(), 0, [&](Node node, int) {
        return std::pair(m_arrays->createdAt[node], m_arrays->ids[node]) < std::pair(createdAt, id.value);
    });
    return static_cast<size_t>(place - siblings.begin());
}

Node ThreadShape::insert(const core::ShapeRow& row)
{
    if (const Node present = nodeOf(row.id); present != noNode)
        return present;
    if (row.id.value > m_arrays->ids.back()) {
        const Node found = nodeOf(row.parent);
        const Node parent = found == noNode ? rootNode : found;
        const size_t place = siblingRow(parent, row.createdAt, row.id);
        detach();
        appendColumns(row, parent);
        m_arrays->branches.appendNode();
        m_arrays->branches.attach(parent, place, size());
        return size();
    }
    std::vector<core::ShapeRow> rows;
    rows.reserve(m_arrays->ids.size());
    for (Node node = 1; node <= size(); ++node)
        rows.push_back(this->row(node));
    const auto byId = [](const core::ShapeRow& a, const core::ShapeRow& b) { return a.id < b.id; };
    rows.insert(std::lower_bound(rows.begin(), rows.end(), row, byId), row);
    *this = build(rows);
    return nodeOf(row.id);
}

bool ThreadShape::remove(core::CommentId id)
{
    const Node node = nodeOf(id);
    if (node == noNode || !children(node).empty())
        return false;
    if (node != size()) {
        std::vector<core::ShapeRow> rows;
        rows.reserve(m_arrays->ids.size());
        for (Node other = 1; other <= size(); ++other) {
            if (other != node)
                rows.push_back(row(other));
        }
        *this = build(rows);
        return true;
    }
    const Node parent = m_arrays->parents[node];
    const size_t place = siblingRow(parent, m_arrays->createdAt[node], id);
    detach();
    m_arrays->branches.detach(parent, place);
    m_arrays->branches.removeLastNode();
    m_arrays->ids.pop_back();
    m_arrays->createdAt.pop_back();
    m_arrays->authors.pop_back();
    m_states.pop_back();
    m_arrays->parents.pop_back();
    return true;
}

std::vector<ThreadShape::Step> ThreadShape::displayOrder() const
{
    std::vector<Step> order;
    order.reserve(size());
    Walk walk(*this);
    while (const std::optional<Step> step = walk.next())
        order.push_back(*step);
    return order;
}

std::optional<ThreadShape::Step> ThreadShape::Walk::next()
{
    while (!m_open.empty() && m_open.back().empty())
        m_open.pop_back();
    if (m_open.empty())
        return std::nullopt;
    const Step step{m_open.back().front(), static_cast<int>(m_open.size()) - 1};
    m_open.back() = m_open.back().subspan(1);
    if (const std::span<const Node> replies = m_shape.children(step.node); !replies.empty())
        m_open.push_back(replies);
    return step;
}

void ThreadShape::appendColumns(const core::ShapeRow& row, Node parent)
{
    const bool fits = row.author.value >= 0 && row.author.value <= std::numeric_limits<quint32>::max();
    m_arrays->ids.push_back(row.id.value);
    m_arrays->createdAt.push_back(row.createdAt);
    m_arrays->authors.push_back(fits ? static_cast<quint32>(row.author.value) : 0);
    m_states.push_back({row.status, row.flags, row.marks, row.kind});
    m_arrays->parents.push_back(parent);
}

void ThreadShape::Builder::reserve(qsizetype rows)
{
    const size_t nodes = static_cast<size_t>(rows) + 1 + spareNodes;
    m_shape.m_arrays->ids.reserve(nodes);
    m_shape.m_arrays->createdAt.reserve(nodes);
    m_shape.m_arrays->authors.reserve(nodes);
    m_shape.m_states.reserve(nodes);
    m_shape.m_arrays->parents.reserve(nodes);
}

void ThreadShape::Builder::append(const core::ShapeRow& row)
{
    Q_ASSERT(row.id.value > m_shape.m_arrays->ids.back());
    Node parent = rootNode;
    if (row.parent.isValid() && row.parent < row.id) {
        const Node found = m_shape.nodeOf(row.parent);
        parent = found == noNode ? rootNode : found; // ids ascend: what is absent now stays absent
    }
    m_shape.appendColumns(row, parent);
    if (row.parent > row.id)
        m_waiting.push_back({m_shape.size(), row.parent});
}

ThreadShape ThreadShape::Builder::finish()
{
    linkWaiting();
    breakCycles();
    groupByParent();
    fitWithSpare(m_shape.m_arrays->ids);
    fitWithSpare(m_shape.m_arrays->createdAt);
    fitWithSpare(m_shape.m_arrays->authors);
    fitWithSpare(m_shape.m_states);
    fitWithSpare(m_shape.m_arrays->parents);
    return std::move(m_shape);
}

void ThreadShape::Builder::linkWaiting()
{
    for (const Waiting& waiting : m_waiting) {
        const Node parent = m_shape.nodeOf(waiting.parent);
        if (parent == noNode)
            continue;
        m_shape.m_arrays->parents[waiting.node] = parent;
        m_shape.m_arrays->parentsFirst = false;
    }
}

void ThreadShape::Builder::breakCycles()
{
    if (m_shape.m_arrays->parentsFirst)
        return;
    std::vector<Node>& parents = m_shape.m_arrays->parents;
    std::vector<Node> seenBy(parents.size(), noNode); // the node whose walk upwards came by first
    for (Node start = 1; start < parents.size(); ++start) {
        Node node = start;
        while (node != rootNode && seenBy[node] == noNode) {
            seenBy[node] = start;
            node = parents[node];
        }
        if (node == rootNode || seenBy[node] != start)
            continue;
        Node smallest = node;
        for (Node other = parents[node]; other != node; other = parents[other])
            smallest = std::min(smallest, other);
        parents[smallest] = rootNode;
    }
}

void ThreadShape::Builder::groupByParent()
{
    const std::vector<Node>& parents = m_shape.m_arrays->parents;
    const std::vector<qint64>& createdAt = m_shape.m_arrays->createdAt;
    std::vector<Node> first;
    assignWithSpare(first, parents.size() + 1, rootNode);
    for (size_t node = 1; node < parents.size(); ++node)
        ++first[parents[node] + 1];
    for (size_t node = 1; node < first.size(); ++node)
        first[node] += first[node - 1];

    std::vector<Node> children;
    assignWithSpare(children, parents.size() - 1, rootNode);
    std::vector<Node> end(first.begin(), first.end() - 1);
    std::vector<bool> unordered(parents.size(), false);
    bool anyUnordered = false;
    for (Node node = 1; node < parents.size(); ++node) {
        Node& place = end[parents[node]];
        if (place > first[parents[node]] && createdAt[children[place - 1]] > createdAt[node]) {
            unordered[parents[node]] = true;
            anyUnordered = true;
        }
        children[place++] = node;
    }
    for (Node node = 0; anyUnordered && node < parents.size(); ++node) {
        if (unordered[node])
            std::stable_sort(children.begin() + first[node], children.begin() + first[node + 1],
                             [&](Node a, Node b) { return createdAt[a] < createdAt[b]; });
    }
    m_shape.m_arrays->branches = Branches(std::move(first), std::move(children));
}

} // namespace moderato::thread
