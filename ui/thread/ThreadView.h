// The thread as rows of one height, walked with the keyboard: folded except where work waits, the place never
// lost. Neighbours: shows items::ThreadModel through CommentDelegate, whose lines are its rows; ui/shell
// wires its signals to verbs and panes.
//
// Not a QTreeView: that one keeps an item for each unfolded row and a persistent index for each unfolded
// comment (160 MB at a million), moves them all at every fold, and recurses once a level. Here a row's place
// is its line number times the row height, and nothing is kept.
#pragma once

#include "model/core/Ids.h"
#include "ui/thread/ThreadPlace.h"

#include <QAbstractItemView>
#include <QPointer>

namespace moderato::items {
class ThreadModel;
}

namespace moderato::ui {

class CommentDelegate;

class ThreadView final : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit ThreadView(QWidget* parent = nullptr);

    void setThread(items::ThreadModel* model);
    items::ThreadModel* thread() const;

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

    // Which rows are unfolded, and the scroll place; for restoring.
    QByteArray savePlace() const;
    void restorePlace(const QByteArray& place);

    void setUnfolded(const QModelIndex& index, bool unfolded);
    // Unfolds what hides pending comments, within a budget of rows; called when a thread has opened.
    void unfoldWork();
    void unfoldAll();
    void foldAll();

    QRect visualRect(const QModelIndex& index) const override; // null below a fold
    QModelIndex indexAt(const QPoint& point) const override;
    // A row that is far out of sight comes to stand with its surroundings, not at the edge.
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    // Letters are the desk's keys: nothing is searched for by typing here.
    void keyboardSearch(const QString& search) override;

Q_SIGNALS:
    void currentCommentChanged(moderato::core::CommentId id);
    void contextMenuWanted(moderato::core::CommentId id, const QPoint& globalPosition);
    // Select all was asked for in a thread of more comments than can be ticked by hand: a verb over the
    // filter is what is wanted.
    void tooManyToTick(qint64 matches, int limit);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override;
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex& index) const override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void rowsInserted(const QModelIndex& parent, int first, int last) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    // Ticks all comments of the filter, at most `tickLimit`; view selection stays with the current row alone.
    void selectAll() override;
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    static constexpr int tickLimit = 2000;

    int lineAt(int y) const; // may lie outside the lines
    int linesOfAPage() const;
    QModelIndex sideways(bool inwards);
    QStyleOptionViewItem optionFor(const QModelIndex& index, const QRect& rect) const;
    bool pressPart(const QPoint& point);
    void followLines();
    ThreadPlace place() const;
    void goBackTo(const ThreadPlace& place);
    void scrollBackTo(core::CommentId top, int offset);
    void rememberPlace();
    void returnToPlace();

    QPointer<items::ThreadModel> m_thread;
    CommentDelegate* m_delegate; // owned as a child
    int m_rowHeight = 1;
    // The first row in sight and its upper edge, kept while lines come and go above it.
    core::CommentId m_top;
    int m_topOffset = 0;
    ThreadPlace m_placeBeforeReset;
    core::ArticleId m_articleBeforeReset;
};

} // namespace moderato::ui
