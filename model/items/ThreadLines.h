// The rows of a thread as the lines of one view: those that no collapsed ancestor hides. What is expanded is
// kept by comment while decisions, arrivals, filters and sort orders go over the thread; another thread
// begins collapsed. Neighbours: over a ThreadModel, as many as there are views; ui::ThreadView owns one.
#pragma once

#include "model/core/Ids.h"

#include <QModelIndex>
#include <QPointer>

#include <memory>
#include <vector>

namespace moderato::thread {
class VisibleLines;
}

namespace moderato::items {

class ThreadModel;

class ThreadLines final : public QObject
{
    Q_OBJECT

public:
    explicit ThreadLines(QObject* parent = nullptr);
    ~ThreadLines() override;

    // Collapsed; null, or a model that is gone: no lines. Up to date in every slot that the model's own
    // signals call, but those that tell of what is about to come.
    void setModel(ThreadModel* model);

    int count() const;
    QModelIndex indexAt(int line) const;        // invalid where there is none; O(log siblings)
    int lineOf(const QModelIndex& index) const; // -1 below a collapsed row; O(log lines)

    bool isExpanded(const QModelIndex& index) const;
    void setExpanded(const QModelIndex& index, bool expanded);
    void reveal(const QModelIndex& index); // expands what hides it
    void expandAll();
    void collapseAll();
    // Expands what hides pending comments, within a budget: a thread of a million opens in the time of a
    // small one.
    void expandToPending();

    // What is expanded, by id. `exceptions` to `all`: the collapsed ones if it is true, else the expanded
    // ones; at most `limit`, the rest forgotten.
    struct ExpandedRows
    {
        bool all = false;
        std::vector<core::CommentId> exceptions;
    };
    ExpandedRows expandedRows(size_t limit) const;
    void setExpandedRows(const ExpandedRows& rows);

Q_SIGNALS:
    void changed(); // by a function of this object; the model's own signals tell the rest

private:
    QPointer<ThreadModel> m_model;
    std::unique_ptr<thread::VisibleLines> m_lines; // null without a model
};

} // namespace moderato::items
