// The thread as rows walked with the keyboard: collapsed except where work waits, the place never lost.
// Neighbours: shows an items::ThreadModel through CommentDelegate; its own items::ThreadLines says what is
// expanded, RowHeights where a line lies; ui/shell wires its signals to verbs and panes.
//
// Not a QTreeView, which shows the same model as well: that one keeps an item for each visible row and a
// persistent index for each expanded comment (160 MB at a million), moves them all at every collapse, and
// recurses once a level. Here a row's place follows from its line, and nothing is kept.
#pragma once

#include "model/items/ThreadLines.h"
#include "ui/thread/ThreadPlace.h"
#include "ui/thread/TickRange.h"

#include <QAbstractItemView>
#include <QPointer>

#include <memory>

namespace moderato::items {
class ThreadModel;
}

namespace moderato::ui {

class CommentDelegate;
class RowHeights;

class ThreadView final : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit ThreadView(QWidget* parent = nullptr);
    ~ThreadView() override;

    // A ThreadModel, or null. Any other is refused with a critical message, and what is shown stays.
    void setModel(QAbstractItemModel* model) override;
    items::ThreadModel* thread() const;
    const items::ThreadLines& lines() const { return m_lines; }
    // Uniform unless others are set. They are asked about lines().
    void setRowHeights(std::unique_ptr<RowHeights> heights);

    core::CommentId currentComment() const;
    // Makes it current and visible, expanding its ancestors; false when it is not shown.
    bool goTo(core::CommentId id);
    void goNext();
    void goPrevious();
    void goToParent();
    // False when nothing undecided is left in this thread but the current one.
    bool goToNextUndecided();

    // What a decision by key is about: the ticked comments, or else the current one.
    std::vector<core::CommentId> targets() const;
    void toggleTick();

    // Which rows are expanded, and the scroll place; for restoring.
    QByteArray savePlace() const;
    void restorePlace(const QByteArray& place);

    void setExpanded(const QModelIndex& index, bool expanded);
    // Expands what hides pending comments, within a budget of rows; called when a thread has opened.
    void expandToPending();
    void expandAll();
    void collapseAll();

    QRect visualRect(const QModelIndex& index) const override; // null below a collapsed row
    QModelIndex indexAt(const QPoint& point) const override;
    // A row that is far out of sight comes to stand with its surroundings, not at the edge.
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    // Letters are the desk's keys: nothing is searched for by typing here.
    void keyboardSearch(const QString& search) override;

Q_SIGNALS:
    void currentCommentChanged(moderato::core::CommentId id);
    void contextMenuWanted(moderato::core::CommentId id, const QPoint& globalPosition);
    // More comments than can be ticked by hand were to be ticked at once: a verb over the filter is what is
    // wanted.
    void tooManyToTick(qint64 comments, int limit);

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
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    // Shift with a key that moves ticks from where it was first held to where it goes.
    void keyPressEvent(QKeyEvent* event) override;

private:
    static constexpr int tickLimit = 2000;

    QModelIndex sideways(bool inwards);
    int lineOfPage(int from, bool downwards) const;
    QRect rectOf(int line) const;
    void scrollToTop(qint64 y);
    QStyleOptionViewItem optionFor(const QModelIndex& index, const QRect& rect) const;
    bool press(const QPoint& point, Qt::KeyboardModifiers modifiers);
    void makeCurrentWhereItIs(const QModelIndex& index);
    bool isTicked(const QModelIndex& index) const;
    std::vector<core::CommentId> matchesBetween(int first, int last) const;
    bool tickTo(const QModelIndex& index);
    void untickTo(const QModelIndex& index);
    int anchorLine(const QModelIndex& otherwise) const;
    void followLines();
    ThreadPlace place() const;
    void goBackTo(const ThreadPlace& place);
    void scrollBackTo(core::CommentId top, int offset);
    void showAtTop(core::CommentId top, int offset);
    void rememberPlace();
    void returnToPlace();

    QPointer<items::ThreadModel> m_thread;
    items::ThreadLines m_lines;
    std::unique_ptr<RowHeights> m_heights;
    CommentDelegate* m_delegate; // owned as a child
    TickRange m_range;
    // The first row in sight and its upper edge, kept while lines come and go above it.
    core::CommentId m_top;
    int m_topOffset = 0;
    ThreadPlace m_placeBefore; // of what is about to be laid out anew
    core::ArticleId m_articleBefore;
};

} // namespace moderato::ui
