// One article's thread as an item model: thin, over a projection of the shape and pages of text.
// Neighbours: model/thread holds the arrays, model/store gives rows and ChangeEvents, ui/thread shows it.
#pragma once

#include "model/core/ChangeEvent.h"
#include "model/core/Filter.h"
#include "model/core/Result.h"
#include "model/items/Roles.h"
#include "model/items/ThreadSource.h"

#include <QAbstractItemModel>

#include <memory>

namespace moderato::store {
class Store;
}

namespace moderato::items {

class ThreadModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit ThreadModel(store::Store& store, QObject* parent = nullptr);
    // Over anything that can be read like a thread; whoever makes it hands the events to apply().
    explicit ThreadModel(OpenThreadSource open, QObject* parent = nullptr);
    ~ThreadModel() override; // stops and joins a load under way

    // Loads on a worker; `opened` (or `failed`) follows. The newest call wins. Invalid id: the empty thread.
    // Until then the first top-level rows are shown. The thread that is open already is read again behind
    // what is shown, ticks kept.
    void openThread(core::ArticleId article);
    // Narrows to matches and their ancestors; keeps what is loaded. `refiltered` follows at once. A comment
    // decided later stays shown until this is called again. Ticks that are no longer shown go.
    void setFilter(const core::Filter& filter);

    core::ArticleId article() const;
    const core::Filter& filter() const;
    bool isLoading() const;
    qint64 commentCount() const; // of the whole thread
    qint64 matchCount() const;   // that the filter let through when it was set

    QModelIndex indexOf(core::CommentId id) const; // invalid when not shown
    core::CommentId idAt(const QModelIndex& index) const;

    enum class Direction : quint8 { Forward, Backward };
    // Walks in display order from `from` (excluded; invalid = the start, or the end), folded or not.
    QModelIndex next(const QModelIndex& from, Direction direction = Direction::Forward) const;
    // The next pending comment, round the end once; invalid when none is left but `from`.
    QModelIndex nextUndecided(const QModelIndex& from) const;

    void setTicked(core::CommentId id, bool ticked);
    void clearTicks();
    std::vector<core::CommentId> ticked() const; // in display order

    void setDrafts(const std::vector<core::CommentId>& parents);

    // What Qt::AccessibleTextRole answers for a row; the words are the interface's. Null (the default):
    // nothing.
    using RowSentence = QString (*)(const QModelIndex& index);
    void setRowSentence(RowSentence sentence);

    // A commit, as the store tells it.
    void apply(const core::ChangeEvent& event);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void opened(moderato::core::ArticleId article);
    void refiltered();
    void failed(const moderato::core::Error& error);
    void ticksChanged(int count);
    // So many rows look different that they are not told one by one: paint again what is in sight. (A
    // dataChanged over the whole thread would make QTreeView measure every row of it.)
    void anyRowChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace moderato::items
