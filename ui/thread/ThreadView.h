// The thread as a tree to walk with the keyboard: fixed-height rows, folded except where work waits, place
// never lost. Neighbours: shows items::ThreadModel through CommentDelegate; ui/shell wires its signals to
// verbs and panes.
#pragma once

#include "model/core/Ids.h"
#include "ui/thread/ThreadPlace.h"

#include <QPointer>
#include <QTreeView>

namespace moderato::items {
class ThreadModel;
}

namespace moderato::ui {

class CommentDelegate;

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

    // Letters are the desk's keys: nothing is searched for by typing here.
    void keyboardSearch(const QString& search) override;

Q_SIGNALS:
    void currentCommentChanged(moderato::core::CommentId id);
    void contextMenuWanted(moderato::core::CommentId id, const QPoint& globalPosition);
    // Select all was asked for in a thread of more comments than can be ticked by hand: a verb over the
    // filter is what is wanted.
    void tooManyToTick(qint64 matches, int limit);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    // Ticks all comments of the filter, at most `tickLimit`; view selection stays with the current row alone.
    void selectAll() override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    static constexpr int tickLimit = 2000;

    QStyleOptionViewItem optionFor(const QModelIndex& index) const;
    bool pressPart(const QPoint& point);
    void unfoldAncestors(const QModelIndex& index);
    ThreadPlace place() const;
    void apply(const ThreadPlace& place);
    void rememberPlace();
    void returnToPlace();

    QPointer<items::ThreadModel> m_thread;
    CommentDelegate* m_delegate; // owned as a child
    ThreadPlace m_folds;         // what is unfolded, kept by id because indexes die at every reset
    ThreadPlace m_placeBeforeReset;
    core::ArticleId m_articleBeforeReset;
};

} // namespace moderato::ui
