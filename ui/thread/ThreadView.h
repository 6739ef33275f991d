// The thread as a tree to walk with the keyboard: fixed-height rows, folded except where work waits, place
// never lost. Neighbours: shows items::ThreadModel through CommentDelegate; ui/shell wires its signals to
// verbs and panes.
#pragma once

#include "model/core/Ids.h"

#include <QTreeView>

namespace moderato::items {
class ThreadModel;
}

namespace moderato::ui {

class ThreadView final : public QTreeView
{
    Q_OBJECT

public:
    explicit ThreadView(QWidget* parent = nullptr);

    void setThread(items::ThreadModel* model);

    core::CommentId currentComment() const;
    // Makes it current and visible, unfolding its ancestors; false when it is not shown.
    bool goTo(core::CommentId id);
    void goNext();
    void goPrevious();
    void goToParent();
    // False when nothing undecided is left in this thread but the current one.
    bool goToNextUndecided();

    // What a decision by key is about: the ticked comments, or else the current one.
    std::vector<core::CommentId> targets() const;
    void toggleTick();

    // Which rows are unfolded, by id, at most `limit`, and the scroll place; for restoring.
    QByteArray savePlace() const;
    void restorePlace(const QByteArray& place);

    // Unfolds what hides pending comments, within a budget of rows; called when a thread has opened.
    void unfoldWork();
    void unfoldAll();
    void foldAll();

Q_SIGNALS:
    void currentCommentChanged(moderato::core::CommentId id);
    void contextMenuWanted(moderato::core::CommentId id, const QPoint& globalPosition);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectAll() override;
    void contextMenuEvent(QContextMenuEvent* event) override;
};

} // namespace moderato::ui
