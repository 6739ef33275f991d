#include "model/items/ThreadLines.h"

#include "model/items/ThreadModelPrivate.h"

namespace moderato::items {

using thread::Node;
using thread::noNode;
using thread::rootNode;

namespace {

// Rows that expandToPending may bring in, and pending comments it looks at.
constexpr Node pendingRowBudget = 2000;
constexpr Node pendingVisitBudget = 5000;

} // namespace

ThreadLines::ThreadLines(QObject* parent) : QObject(parent) {}

ThreadLines::~ThreadLines() { setModel(nullptr); }

void ThreadLines::setModel(ThreadModel* model)
{
    if (m_model) {
        m_model->disconnect(this);
        std::erase(m_model->d->views, m_lines.get());
    }
    m_lines.reset();
    m_model = model;
    if (model == nullptr)
        return;
    m_lines = std::make_unique<thread::VisibleLines>(model->d->rows);
    model->d->views.push_back(m_lines.get());
    connect(model, &QObject::destroyed, this, [this] { m_lines.reset(); });
}

int ThreadLines::count() const { return m_lines ? static_cast<int>(m_lines->count()) : 0; }

QModelIndex ThreadLines::indexAt(int line) const
{
    const bool isThere = line >= 0 && line < count();
    return isThere ? m_model->d->indexOf(m_lines->nodeAt(static_cast<Node>(line))) : QModelIndex();
}

int ThreadLines::lineOf(const QModelIndex& index) const
{
    const Node node = m_lines ? m_model->d->nodeOf(index) : rootNode;
    const Node line = node == rootNode ? noNode : m_lines->lineOf(node);
    return line == noNode ? -1 : static_cast<int>(line);
}

bool ThreadLines::isExpanded(const QModelIndex& index) const
{
    const Node node = m_lines ? m_model->d->nodeOf(index) : rootNode;
    return node != rootNode && m_lines->isExpanded(node);
}

void ThreadLines::setExpanded(const QModelIndex& index, bool expanded)
{
    const Node node = m_lines ? m_model->d->nodeOf(index) : rootNode;
    if (node == rootNode || m_lines->isExpanded(node) == expanded)
        return;
    m_lines->setExpanded(node, expanded);
    Q_EMIT changed();
}

void ThreadLines::reveal(const QModelIndex& index)
{
    const Node node = m_lines ? m_model->d->nodeOf(index) : rootNode;
    if (node == rootNode || m_lines->lineOf(node) != noNode)
        return;
    m_lines->reveal(node);
    Q_EMIT changed();
}

void ThreadLines::expandAll()
{
    if (m_lines) {
        m_lines->setAllExpanded(true);
        Q_EMIT changed();
    }
}

void ThreadLines::collapseAll()
{
    if (m_lines) {
        m_lines->setAllExpanded(false);
        Q_EMIT changed();
    }
}

void ThreadLines::expandToPending()
{
    if (m_lines) {
        m_lines->expandToPending(pendingRowBudget, pendingVisitBudget);
        Q_EMIT changed();
    }
}

ThreadLines::ExpandedRows ThreadLines::expandedRows(size_t limit) const
{
    if (!m_lines)
        return {};
    const thread::Expansion& expansion = m_lines->expansion();
    const thread::ThreadShape& shape = m_model->d->rows.shape();
    ExpandedRows rows{expansion.expandsNew, {}};
    for (Node node = 1; node < expansion.expanded.size() && rows.exceptions.size() < limit; ++node) {
        if (expansion.expanded[node] != rows.all && !shape.children(node).empty())
            rows.exceptions.push_back(shape.id(node));
    }
    return rows;
}

void ThreadLines::setExpandedRows(const ExpandedRows& rows)
{
    if (!m_lines)
        return;
    thread::Expansion expansion{{}, rows.all};
    for (const core::CommentId id : rows.exceptions) {
        if (const Node node = m_model->d->rows.shape().nodeOf(id); node != noNode)
            expansion.set(node, !rows.all);
    }
    m_lines->setExpansion(std::move(expansion));
    Q_EMIT changed();
}

} // namespace moderato::items

#include "moc_ThreadLines.cpp"
