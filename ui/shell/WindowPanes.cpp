#include "ui/shell/WindowPanes.h"

#include "model/items/ThreadModel.h"
#include "ui/commands/ActionRegistry.h"
#include "ui/commands/DecisionBar.h"
#include "ui/composer/ReplyComposer.h"
#include "ui/desk/CommentSearch.h"
#include "ui/desk/MessageBar.h"
#include "ui/desk/QueuePanel.h"
#include "ui/reader/ArticlePane.h"
#include "ui/reader/CommentPane.h"
#include "ui/shell/EmptyPage.h"
#include "ui/shell/ThreadHeader.h"
#include "ui/thread/ThreadView.h"

#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace moderato::ui {

WindowPanes::WindowPanes(const Rooms& rooms, bool withSample, QWidget* parent) : QWidget(parent)
{
    messages = new MessageBar(this);
    m_stack = new QStackedWidget(this);
    empty = new EmptyPage(*rooms.registry.action(Command::OpenFiles), withSample, m_stack);
    queues = new QueuePanel(rooms.queues, rooms.articles, m_stack);
    article = new ArticlePane(m_stack);
    auto* reading = makeSplitter(QStringLiteral("thread-and-article"), Qt::Horizontal,
                                 makeThreadColumn(rooms), article, {640, 420});
    auto* desk = makeSplitter(QStringLiteral("above-and-below"), Qt::Vertical, reading,
                              makeCommentColumn(rooms), {540, 300});
    auto* whole = makeSplitter(QStringLiteral("queues-and-desk"), Qt::Horizontal, queues, desk, {220, 1060});
    whole->setStretchFactor(0, 0);
    m_stack->addWidget(whole);
    m_stack->addWidget(empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(messages);
    layout->addWidget(m_stack, 1);
}

QWidget* WindowPanes::makeThreadColumn(const Rooms& rooms)
{
    auto* column = new QWidget(m_stack);
    search = new CommentSearch(rooms.store, column);
    header = new ThreadHeader(search->field(), column);
    thread = new ThreadView(column);
    thread->setModel(&rooms.thread);
    for (QAction* action : rooms.registry.actionsOf(KeyScope::Thread)) {
        thread->addAction(action);
    }
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(search);
    layout->addWidget(thread, 1);
    return column;
}

QWidget* WindowPanes::makeCommentColumn(const Rooms& rooms)
{
    comment = new CommentPane(m_stack);
    composer = new ReplyComposer(rooms.desk, *rooms.registry.action(Command::Send), m_stack);
    auto* column = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new DecisionBar(rooms.registry, column));
    layout->addWidget(
        makeSplitter(QStringLiteral("comment-and-composer"), Qt::Vertical, comment, composer, {180, 170}), 1);
    return column;
}

QSplitter* WindowPanes::makeSplitter(const QString& name, Qt::Orientation orientation, QWidget* first,
                                     QWidget* second, const QList<int>& sizes)
{
    auto* splitter = new QSplitter(orientation, m_stack);
    splitter->setObjectName(name);
    splitter->addWidget(first);
    splitter->addWidget(second);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes(sizes);
    splitter->setChildrenCollapsible(false);
    splitters.prepend(splitter);
    return splitter;
}

void WindowPanes::showEmpty(bool isEmpty) { m_stack->setCurrentIndex(isEmpty ? 1 : 0); }

} // namespace moderato::ui

#include "moc_WindowPanes.cpp"
