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
    : q(owner), faces(open), pages(faces), ticks(owner), loader(open)
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
    loader.arrange(rows.shape(), wanted, expansions());
}

ThreadLoader::Expansions ThreadModel::Private::expansions() const
{
    ThreadLoader::Expansions all;
    for (const thread::VisibleLines* view : views)
        all.push_back(view->expansion());
    return all;
}

void ThreadModel::Private::finish(const ThreadLoader::Loaded& loaded)
{
    if (loaded->tree.arrangement() == wanted)
        settle(loaded);
    else // asked for while the thread was read; what was heard since then stays kept
        loader.arrange(loaded->tree.shape(), wanted, expansions());
}

void ThreadModel::Private::showNothing(core::ArticleId other)
{
    ThreadLoader::Thread before{thread::ThreadProjection(thread::ThreadShape(), wanted), {}};
    q.beginResetModel();
    article = other;
    std::swap(rows, before.tree);
    for (thread::VisibleLines* view : views)
        view->replaced({});
    pages.clear();
    q.endResetModel();
    loader.dispose(std::move(before));
}

// The rows may all stand elsewhere afterwards. What a view holds on to is found again by comment, so that one
// of Qt's own keeps its place and what it has expanded, as it would not over a reset.
void ThreadModel::Private::relayout(const std::function<void()>& change)
{
    Q_EMIT q.layoutAboutToBeChanged();
    const QModelIndexList held = q.persistentIndexList();
    std::vector<core::CommentId> comments;
    for (const QModelIndex& index : held)
        comments.push_back(q.idAt(index));
    change();
    QModelIndexList now;
    for (const core::CommentId id : comments)
        now.append(q.indexOf(id));
    q.changePersistentIndexList(held, now);
    Q_EMIT q.layoutChanged();
}

void ThreadModel::Private::show(const ThreadLoader::Loaded& loaded)
{
    std::vector<thread::Expansion> kept; // they may have changed since the worker was asked
    for (const thread::VisibleLines* view : views)
        kept.push_back(view->expansionIn(loaded->tree.shape()));
    relayout([&] {
        std::swap(rows, loaded->tree);
        for (size_t i = 0; i < views.size(); ++i)
            views[i]->replaced(std::move(kept[i]), loaded->lines);
    });
    loader.dispose(std::move(*loaded));
}

void ThreadModel::Private::settle(const ThreadLoader::Loaded& loaded)
{
    show(loaded);
    const bool opens = std::exchange(isOpening, false);
    for (const core::ChangeEvent& event : std::exchange(heardMeanwhile, {}))
        apply(event);
    ticks.dropUnseen();
    if (opens)
        Q_EMIT q.opened(article);
    if (std::exchange(isArranging, false))
        Q_EMIT q.arranged();
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
        states.push_back({node, one.after.status, one.after.flags, one.after.marks});
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
        change({{article, row.id, {}, {row.status, row.flags, row.marks}, false}});
        return;
    }
    if (size > 0 && row.id < rows.shape().id(size)) { // greater ids get other numbers, so indexes do
        relayout([&] { insert(row); });
        return;
    }
    const auto place = rows.placeOf(row);
    if (place)
        q.beginInsertRows(indexOf(place->parent), static_cast<int>(place->row), static_cast<int>(place->row));
    const Node node = insert(row);
    if (place)
        q.endInsertRows();
    tellAncestors(rows.shape().parent(node));
}

Node ThreadModel::Private::insert(const core::ShapeRow& row)
{
    const Node node = rows.insert(row);
    for (thread::VisibleLines* view : views)
        view->inserted(node);
    return node;
}

void ThreadModel::Private::erase(Node node)
{
    rows.remove(rows.shape().id(node));
    for (thread::VisibleLines* view : views)
        view->removed(node);
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
    const Node above = rows.shape().parent(node);
    const bool isLast = node == rows.shape().size();
    if (!isLast) {
        relayout([&] { erase(node); });
    } else if (rows.isShown(node)) {
        const int row = static_cast<int>(rows.row(node));
        q.beginRemoveRows(indexOf(above), row, row);
        erase(node);
        q.endRemoveRows();
    } else {
        erase(node);
    }
    pages.invalidate(id);
    ticks.set(id, false);
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
