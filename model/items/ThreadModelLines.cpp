// What of a ThreadModel is folded, and the lines that are left.
#include "model/items/ThreadModelPrivate.h"

namespace moderato::items {

using thread::Node;
using thread::noNode;
using thread::rootNode;

namespace {

// Rows that unfoldWork may bring in, and pending comments it looks at.
constexpr Node workRowBudget = 2000;
constexpr Node workVisitBudget = 5000;

} // namespace

int ThreadModel::lineCount() const { return static_cast<int>(d->rows.lineCount()); }

QModelIndex ThreadModel::indexAtLine(int line) const
{
    const bool isThere = line >= 0 && line < lineCount();
    return isThere ? d->indexOf(d->rows.nodeAt(static_cast<Node>(line))) : QModelIndex();
}

int ThreadModel::lineOf(const QModelIndex& index) const
{
    const Node node = d->nodeOf(index);
    const Node line = node == rootNode ? noNode : d->rows.lineOf(node);
    return line == noNode ? -1 : static_cast<int>(line);
}

bool ThreadModel::isUnfolded(const QModelIndex& index) const
{
    const Node node = d->nodeOf(index);
    return node != rootNode && d->rows.isUnfolded(node);
}

void ThreadModel::setUnfolded(const QModelIndex& index, bool unfolded)
{
    const Node node = d->nodeOf(index);
    if (node == rootNode || d->rows.isUnfolded(node) == unfolded)
        return;
    d->rows.setUnfolded(node, unfolded);
    Q_EMIT linesChanged();
}

void ThreadModel::reveal(const QModelIndex& index)
{
    if (!index.isValid() || lineOf(index) >= 0)
        return;
    d->rows.reveal(d->nodeOf(index));
    Q_EMIT linesChanged();
}

void ThreadModel::unfoldAll()
{
    d->rows.setAllUnfolded(true);
    Q_EMIT linesChanged();
}

void ThreadModel::foldAll()
{
    d->rows.setAllUnfolded(false);
    Q_EMIT linesChanged();
}

void ThreadModel::unfoldWork()
{
    d->rows.unfoldWork(workRowBudget, workVisitBudget);
    Q_EMIT linesChanged();
}

ThreadModel::Folds ThreadModel::folds(size_t limit) const
{
    const thread::ThreadShape& shape = d->rows.shape();
    Folds folds{d->rows.folds().unfoldsNew, {}};
    for (Node node = 1; node <= shape.size() && folds.exceptions.size() < limit; ++node) {
        if (d->rows.isUnfolded(node) != folds.all && !shape.children(node).empty())
            folds.exceptions.push_back(shape.id(node));
    }
    return folds;
}

void ThreadModel::setFolds(const Folds& folds)
{
    thread::Folds nodes;
    nodes.unfoldsNew = folds.all;
    nodes.unfolded.assign(d->rows.shape().size() + 1, folds.all);
    for (const core::CommentId id : folds.exceptions) {
        if (const Node node = d->rows.shape().nodeOf(id); node != noNode)
            nodes.unfolded[node] = !folds.all;
    }
    d->rows.setFolds(std::move(nodes));
    Q_EMIT linesChanged();
}

} // namespace moderato::items
