// How a ThreadModel follows loads and commits.
#include "model/items/ThreadModelPrivate.h"

#include <algorithm>

namespace moderato::items {

using thread::Node;
using thread::noNode;
using thread::rootNode;

namespace {

// A chain may be as long as the thread.
constexpr int mostAncestorsTold = 100;

} // namespace

core::Result<RowFaces::Rows> RowFaces::rows(std::span<const core::CommentId> ids)
{
    if (!m_source) {
        auto opened = m_open();
        if (!opened)
            return opened.error();
        m_source = std::move(*opened);
    }
    return m_source->rows(ids);
}

ThreadModel::Private::Private(ThreadModel& owner, const OpenThreadSource& open)
    : q(owner), faces(open), pages(faces), loader(open)
{
    QObject::connect(&loader, &ThreadLoader::began, &q, [this](const auto& loaded) { show(loaded); });
    QObject::connect(&loader, &ThreadLoader::finished, &q, [this](const auto& loaded) {
        pages.clear();
        finish(loaded);
    });
    QObject::connect(&loader, &ThreadLoader::arranged, &q, [this](const auto& loaded) { finish(loaded); });
    QObject::connect(&loader, &ThreadLoader::failed, &q, [this](const core::Error& error) {
        heardMeanwhile.clear();
        isOpening = false;
        Q_EMIT q.failed(error);
        if (std::exchange(isArranging, false))
            Q_EMIT q.arranged();
    });
}

void ThreadModel::Private::arrange()
{
    isArranging = true;
    if (isOpening) // arranged when the whole is there
        return;
    heardMeanwhile.clear();
    loader.arrange(rows.shape(), wanted, rows.folds());
}

void ThreadModel::Private::finish(const ThreadLoader::Loaded& loaded)
{
    if (loaded->arrangement() == wanted)
        settle(loaded);
    else // asked for while the thread was read; what was heard since then stays kept
        loader.arrange(loaded->shape(), wanted, {});
}

void ThreadModel::Private::show(const ThreadLoader::Loaded& loaded)
{
    q.beginResetModel();
    std::swap(rows, *loaded);
    q.endResetModel();
    loader.dispose(std::move(*loaded));
}

void ThreadModel::Private::settle(const ThreadLoader::Loaded& loaded)
{
    loaded->setFolds(foldsFor(loaded->shape())); // they may have changed meanwhile
    show(loaded);
    const bool opens = std::exchange(isOpening, false);
    for (const core::ChangeEvent& event : std::exchange(heardMeanwhile, {}))
        apply(event);
    dropUnseenTicks();
    if (opens)
        Q_EMIT q.opened(article);
    if (std::exchange(isArranging, false))
        Q_EMIT q.arranged();
}

// What is unfolded here, in the numbers of the same thread read or arranged again.
thread::Folds ThreadModel::Private::foldsFor(const thread::ThreadShape& shape) const
{
    if (shape.hasSameNodes(rows.shape()))
        return rows.folds();
    thread::Folds folds;
    folds.unfoldsNew = rows.folds().unfoldsNew;
    folds.unfolded.assign(shape.size() + 1, folds.unfoldsNew);
    for (Node node = 1; node <= rows.shape().size(); ++node) {
        const bool isException = rows.isUnfolded(node) != folds.unfoldsNew;
        const Node same = isException ? shape.nodeOf(rows.shape().id(node)) : noNode;
        if (same != noNode)
            folds.unfolded[same] = !folds.unfoldsNew;
    }
    return folds;
}

void ThreadModel::Private::dropUnseenTicks()
{
    const qsizetype before = ticks.size();
    ticks.removeIf([&](core::CommentId id) { return !q.indexOf(id).isValid(); });
    if (ticks.size() != before)
        Q_EMIT q.ticksChanged(static_cast<int>(ticks.size()));
}

void ThreadModel::Private::apply(const core::ChangeEvent& event)
{
    if (!article.isValid())
        return;
    if (loader.isBusy())
        heardMeanwhile.push_back(event);
    change(event.changed);
    if (isOpening) // what is shown now is only a beginning, or about to be read again
        return;
    for (const core::ChangeEvent::Added& added : event.added) {
        if (added.article == article)
            add(added.row);
    }
    for (const core::ChangeEvent::Removed& removed : event.removed) {
        if (removed.article == article)
            remove(removed.id);
    }
}

void ThreadModel::Private::change(const std::vector<core::ChangeEvent::Changed>& changed)
{
    std::vector<thread::ThreadProjection::StateChange> states;
    QList<int> roles{role(ThreadRole::Status), role(ThreadRole::Flags), role(ThreadRole::Marks),
                     role(ThreadRole::UndecidedBelow)};
    bool anyText = false;
    for (const core::ChangeEvent::Changed& one : changed) {
        const Node node = one.article == article ? rows.shape().nodeOf(one.id) : noNode;
        if (node == noNode)
            continue;
        states.push_back({node, one.status, one.flags, one.marks});
        if (one.textChanged)
            pages.invalidate(one.id);
        anyText = anyText || one.textChanged;
    }
    if (states.empty())
        return;
    if (anyText)
        roles << role(ThreadRole::Preview) << role(ThreadRole::AuthorName) << Qt::DisplayRole;
    const auto runs = rows.setStates(states);
    if (!runs) {
        Q_EMIT q.anyRowChanged();
        return;
    }
    for (const thread::ThreadProjection::Run& run : *runs) {
        const QModelIndex parent = indexOf(run.parent);
        Q_EMIT q.dataChanged(q.index(static_cast<int>(run.first), 0, parent),
                             q.index(static_cast<int>(run.last), 0, parent), roles);
    }
}

void ThreadModel::Private::add(const core::ShapeRow& row)
{
    const Node size = rows.shape().size();
    if (rows.shape().nodeOf(row.id) != noNode) {
        change({{article, row.id, row.status, row.flags, row.marks, false}});
        return;
    }
    if (size > 0 && row.id < rows.shape().id(size)) { // greater ids get other numbers, so indexes do
        q.beginResetModel();
        rows.insert(row);
        q.endResetModel();
        return;
    }
    const auto place = rows.placeOf(row);
    if (place)
        q.beginInsertRows(indexOf(place->parent), static_cast<int>(place->row), static_cast<int>(place->row));
    const Node node = rows.insert(row);
    if (place)
        q.endInsertRows();
    tellAncestors(rows.shape().parent(node));
}

void ThreadModel::Private::remove(core::CommentId id)
{
    const Node node = rows.shape().nodeOf(id);
    if (node == noNode)
        return;
    if (!rows.shape().children(node).empty()) { // not the thread we know: read it again
        q.openThread(article);
        return;
    }
    const bool isLast = node == rows.shape().size();
    const bool isShown = rows.isShown(node);
    const Node above = rows.shape().parent(node);
    if (!isLast)
        q.beginResetModel();
    else if (isShown)
        q.beginRemoveRows(indexOf(rows.parent(node)), static_cast<int>(rows.row(node)),
                          static_cast<int>(rows.row(node)));
    rows.remove(id);
    if (!isLast)
        q.endResetModel();
    else if (isShown)
        q.endRemoveRows();
    pages.invalidate(id);
    if (ticks.remove(id))
        Q_EMIT q.ticksChanged(static_cast<int>(ticks.size()));
    if (isLast)
        tellAncestors(above);
}

// They count one more or one less below.
void ThreadModel::Private::tellAncestors(Node node)
{
    const QList<int> roles{role(ThreadRole::Replies), role(ThreadRole::Below),
                           role(ThreadRole::UndecidedBelow)};
    int told = 0;
    for (; node != rootNode; node = rows.shape().parent(node)) {
        if (++told > mostAncestorsTold) {
            Q_EMIT q.anyRowChanged();
            return;
        }
        tellRow(node, roles);
    }
}

void ThreadModel::Private::tellRow(Node node, const QList<int>& roles)
{
    if (const QModelIndex index = indexOf(node); index.isValid())
        Q_EMIT q.dataChanged(index, index, roles);
}

} // namespace moderato::items
