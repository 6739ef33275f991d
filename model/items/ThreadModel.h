// One article's thread as an item model: thin, over a projection of the shape and pages of text. Any
// QTreeView shows it; another thread comes by a reset, anything else leaves what a view holds on to where it
// is. Neighbours: model/thread holds the arrays, model/store gives rows and ChangeEvents; DisplayOrder walks
// it, ThreadContents counts it, ThreadLines says what of it a view has expanded, Ticks what is ticked;
// ui/thread shows it.
#pragma once

#include "model/core/ChangeEvent.h"
#include "model/core/Result.h"
#include "model/items/Roles.h"
#include "model/items/ThreadSource.h"
#include "model/thread/Arrangement.h"

#include <QAbstractItemModel>

#include <memory>

namespace moderato::store {
class Store;
}

namespace moderato::items {

class Ticks;

class ThreadModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit ThreadModel(store::Store& store, QObject* parent = nullptr);
    // Over anything that can be read like a thread; whoever makes it hands the events to apply().
    explicit ThreadModel(const OpenThreadSource& open, QObject* parent = nullptr);
    ~ThreadModel() override; // stops and joins a load under way

    // Loads on a worker; `opened` (or `failed`) follows. The newest call wins. Invalid id: the empty thread.
    // Until then the first top-level rows are shown. The thread that is open already is read again behind
    // what is shown, ticks kept.
    void openThread(core::ArticleId article);
    // What is shown, and in which order, worked out on a worker; `arranged` follows. Keeps what is loaded and
    // what is expanded. A comment decided later stays shown until this is called again. Ticks that are no
    // longer shown go.
    void arrange(const thread::Arrangement& arrangement);

    core::ArticleId article() const;
    const thread::Arrangement& arrangement() const; // asked for last
    bool isLoading() const;

    QModelIndex indexOf(core::CommentId id) const; // invalid when not shown
    core::CommentId idAt(const QModelIndex& index) const;

    // What is ticked in all views of this thread.
    Ticks& ticks() const;

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
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override; // Qt::CheckStateRole

Q_SIGNALS:
    void opened(moderato::core::ArticleId article);
    void arranged();
    void failed(const moderato::core::Error& error);
    // So many rows look different that they are not told one by one: paint again what is in sight. (Thousands
    // of dataChanged would take longer than all that is in sight does.)
    void anyRowChanged();

private:
    friend class DisplayOrder;
    friend class ThreadContents;
    friend class ThreadLines;

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace moderato::items
