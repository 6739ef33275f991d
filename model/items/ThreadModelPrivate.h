// The state of a ThreadModel and how it follows events. Neighbours: included by ThreadModel's own sources
// only.
#pragma once

#include "model/items/ThreadLoader.h"
#include "model/items/ThreadModel.h"
#include "model/items/Ticks.h"
#include "model/thread/TextPages.h"

#include <QSet>

namespace moderato::items {

// The texts of rows in sight, read in the model's own thread on a connection of its own: a page takes some 37
// microseconds, less than showing that it is on its way.
class RowFaces final : public thread::PageSource<RowFace>
{
public:
    explicit RowFaces(OpenThreadSource open) : m_open(std::move(open)) {}
    core::Result<Rows> rows(std::span<const core::CommentId> ids) override;

private:
    OpenThreadSource m_open;
    std::unique_ptr<ThreadSource> m_source; // opened at the first look
};

class ThreadModel::Private
{
public:
    Private(ThreadModel& owner, const OpenThreadSource& open);

    thread::Node nodeOf(const QModelIndex& index) const; // root for an invalid or foreign one
    QModelIndex indexOf(thread::Node node) const;        // invalid for the root, noNode and what is not shown
    const RowFace& face(thread::Node node);
    std::vector<core::CommentId> neighbours(thread::Node node) const;

    void arrange();
    void showNothing(core::ArticleId other); // by a reset
    void show(const ThreadLoader::Loaded& loaded);
    void finish(const ThreadLoader::Loaded& loaded);
    void settle(const ThreadLoader::Loaded& loaded);
    void relayout(const std::function<void()>& change);
    ThreadLoader::Expansions expansions() const;

    void apply(const core::ChangeEvent& event);
    void change(const std::vector<core::ChangeEvent::Changed>& changed);
    void add(const core::ShapeRow& row);
    void remove(core::CommentId id);
    thread::Node insert(const core::ShapeRow& row);
    void erase(thread::Node node);
    void tellAncestors(thread::Node node);
    void tellRow(thread::Node node, const QList<int>& roles);

    ThreadModel& q;
    core::ArticleId article;
    thread::Arrangement wanted;
    thread::ThreadProjection rows;
    std::vector<thread::VisibleLines*> views; // each a ThreadLines'
    bool isOpening = false;                   // `opened` is still to be emitted
    bool isArranging = false;                 // `arranged` is still to be emitted
    RowFaces faces;
    thread::TextPages<RowFace> pages;
    Ticks ticks;
    QSet<core::CommentId> drafts;
    RowSentence sentence = nullptr;
    std::vector<core::ChangeEvent> heardMeanwhile; // the worker may have read from before them
    ThreadLoader loader;
};

} // namespace moderato::items
