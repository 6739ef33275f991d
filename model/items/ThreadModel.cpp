#include "model/items/ThreadModel.h"

#include "model/items/ThreadModelPrivate.h"

#include <algorithm>

namespace moderato::items {

using thread::Node;
using thread::noNode;
using thread::rootNode;

namespace {

// Enough for the tallest screen.
constexpr int rowsBeforeTheShape = 100;

} // namespace

ThreadModel::ThreadModel(const OpenThreadSource& open, QObject* parent)
    : QAbstractItemModel(parent), d(std::make_unique<Private>(*this, open))
{
}

ThreadModel::~ThreadModel() = default;

void ThreadModel::openThread(core::ArticleId article)
{
    const bool isSame = article == d->article;
    const bool keepsRows = isSame && !d->loader.isLoading() && !d->isOpening;
    d->heardMeanwhile.clear();
    d->loader.stop();
    if (!keepsRows) {
        d->showNothing(article);
        if (!isSame)
            d->ticks.clear();
    }
    d->isOpening = article.isValid();
    if (article.isValid())
        d->loader.load(article, d->wanted, d->expansions(), keepsRows ? 0 : rowsBeforeTheShape);
    else
        Q_EMIT opened(article);
}

void ThreadModel::arrange(const thread::Arrangement& arrangement)
{
    d->wanted = arrangement;
    d->arrange();
}

void ThreadModel::apply(const core::ChangeEvent& event)
{
    if (std::find(event.reread.begin(), event.reread.end(), d->article) != event.reread.end())
        openThread(d->article);
    d->apply(event);
}

core::ArticleId ThreadModel::article() const { return d->article; }

const thread::Arrangement& ThreadModel::arrangement() const { return d->wanted; }

bool ThreadModel::isLoading() const { return d->isOpening; }

QModelIndex ThreadModel::indexOf(core::CommentId id) const { return d->indexOf(d->rows.shape().nodeOf(id)); }

core::CommentId ThreadModel::idAt(const QModelIndex& index) const
{
    const Node node = d->nodeOf(index);
    return node == rootNode ? core::CommentId{} : d->rows.shape().id(node);
}

Ticks& ThreadModel::ticks() const { return d->ticks; }

void ThreadModel::setDrafts(const std::vector<core::CommentId>& parents)
{
    const QSet<core::CommentId> drafts(parents.begin(), parents.end());
    const QSet<core::CommentId> before = std::exchange(d->drafts, drafts);
    for (const core::CommentId id : (before - drafts) + (drafts - before))
        d->tellRow(d->rows.shape().nodeOf(id), {role(ThreadRole::HasDraft)});
}

void ThreadModel::setRowSentence(RowSentence sentence) { d->sentence = sentence; }

QModelIndex ThreadModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, quintptr{d->rows.children(d->nodeOf(parent))[static_cast<size_t>(row)]});
}

QModelIndex ThreadModel::parent(const QModelIndex& child) const
{
    const Node node = d->nodeOf(child);
    return node == rootNode ? QModelIndex() : d->indexOf(d->rows.parent(node));
}

int ThreadModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(d->rows.children(d->nodeOf(parent)).size());
}

int ThreadModel::columnCount(const QModelIndex&) const { return 1; }

bool ThreadModel::hasChildren(const QModelIndex& parent) const { return rowCount(parent) > 0; }

Qt::ItemFlags ThreadModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsUserCheckable : flags;
}

bool ThreadModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const core::CommentId id = idAt(index);
    if (role != Qt::CheckStateRole || !id.isValid())
        return false;
    d->ticks.set(id, value.toInt() == Qt::Checked);
    return true;
}

QVariant ThreadModel::data(const QModelIndex& index, int role) const
{
    const Node node = d->nodeOf(index);
    if (node == rootNode)
        return {};
    if (role == Qt::AccessibleTextRole)
        return d->sentence != nullptr ? QVariant(d->sentence(index)) : QVariant();
    if (role == Qt::DisplayRole)
        role = items::role(ThreadRole::Preview);
    const core::ShapeRow row = d->rows.shape().row(node);
    if (role == Qt::CheckStateRole)
        return static_cast<int>(d->ticks.contains(row.id) ? Qt::Checked : Qt::Unchecked);
    switch (static_cast<ThreadRole>(role)) {
    case ThreadRole::Id:
        return row.id.value;
    case ThreadRole::AuthorName:
        return d->face(node).authorName;
    case ThreadRole::Preview:
        return d->face(node).preview;
    case ThreadRole::CreatedAt:
        return row.createdAt == core::ShapeRow::noTime ? QVariant() : QVariant(row.createdAt);
    case ThreadRole::Status:
        return static_cast<int>(row.status);
    case ThreadRole::Flags:
        return static_cast<int>(row.flags);
    case ThreadRole::Marks:
        return static_cast<int>(row.marks);
    case ThreadRole::Kind:
        return static_cast<int>(row.kind);
    case ThreadRole::Replies:
        return static_cast<int>(d->rows.shape().children(node).size());
    case ThreadRole::Below:
        return static_cast<int>(d->rows.below(node));
    case ThreadRole::UndecidedBelow:
        return static_cast<int>(d->rows.undecidedBelow(node));
    case ThreadRole::Depth:
        return d->rows.depth(node);
    case ThreadRole::IsMatch:
        return d->rows.isMatch(node);
    case ThreadRole::HasDraft:
        return d->drafts.contains(row.id);
    }
    return {};
}

Node ThreadModel::Private::nodeOf(const QModelIndex& index) const
{
    const bool isOurs = index.isValid() && index.model() == &q && index.internalId() <= rows.shape().size();
    return isOurs ? static_cast<Node>(index.internalId()) : rootNode;
}

QModelIndex ThreadModel::Private::indexOf(Node node) const
{
    if (node == noNode || node == rootNode || !rows.isShown(node))
        return {};
    return q.createIndex(static_cast<int>(rows.row(node)), 0, quintptr{node});
}

const RowFace& ThreadModel::Private::face(Node node)
{
    return pages.value(rows.shape().id(node), [&] { return neighbours(node); });
}

// What is likely to be looked at next: the lines around, in the view that shows this one; of a view that
// keeps its own, what follows below and beside.
std::vector<core::CommentId> ThreadModel::Private::neighbours(Node node) const
{
    constexpr Node half = thread::TextPages<RowFace>::pageRows / 2;
    std::vector<core::CommentId> ids{rows.shape().id(node)};
    for (const thread::VisibleLines* view : views) {
        const Node line = view->lineOf(node);
        if (line == noNode)
            continue;
        const Node from = line > half ? line - half : 0;
        const Node to = std::min(from + 2 * half, view->count());
        for (Node near = from; near < to; ++near) {
            if (near != line && ids.size() < size_t{2} * half)
                ids.push_back(rows.shape().id(view->nodeAt(near)));
        }
        return ids;
    }
    for (Node below = rows.next(node); below != noNode && ids.size() < half; below = rows.next(below))
        ids.push_back(rows.shape().id(below));
    const auto siblings = rows.children(rows.parent(node)).subspan(rows.row(node) + size_t{1});
    for (const Node sibling : siblings.first(std::min<size_t>(siblings.size(), half)))
        ids.push_back(rows.shape().id(sibling));
    return ids;
}

} // namespace moderato::items

#include "moc_ThreadModel.cpp"
