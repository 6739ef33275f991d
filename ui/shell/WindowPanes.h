// What is in the window and where: queues | thread | article, the comment and its composer below.
// Neighbours: MainWindow wires what is built here.
#pragma once

#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace moderato::decide {
class Desk;
}
namespace moderato::items {
class ArticleModel;
class QueueModel;
class ThreadModel;
} // namespace moderato::items
namespace moderato::store {
class Store;
}

namespace moderato::ui {

class ActionRegistry;
class ArticlePane;
class CommentPane;
class CommentSearch;
class EmptyPage;
class MessageBar;
class QueuePanel;
class ReplyComposer;
class ThreadHeader;
class ThreadView;

class WindowPanes final : public QWidget
{
    Q_OBJECT

public:
    struct Rooms
    {
        store::Store& store;
        decide::Desk& desk;
        ActionRegistry& registry;
        items::QueueModel& queues;
        items::ArticleModel& articles;
        items::ThreadModel& thread;
    };
    WindowPanes(const Rooms& rooms, bool withSample, QWidget* parent = nullptr);

    // Owned by this widget.
    MessageBar* messages = nullptr;
    EmptyPage* empty = nullptr;
    QueuePanel* queues = nullptr;
    ThreadHeader* header = nullptr;
    CommentSearch* search = nullptr;
    ThreadView* thread = nullptr;
    ArticlePane* article = nullptr;
    CommentPane* comment = nullptr;
    ReplyComposer* composer = nullptr;
    QList<QSplitter*> splitters; // outermost first, named

    void showEmpty(bool isEmpty);

private:
    QWidget* makeThreadColumn(const Rooms& rooms);
    QWidget* makeCommentColumn(const Rooms& rooms);
    QSplitter* makeSplitter(const QString& name, Qt::Orientation orientation, QWidget* first, QWidget* second,
                            const QList<int>& sizes);

    QStackedWidget* m_stack = nullptr;
};

} // namespace moderato::ui
