#include "ui/shell/Navigation.h"

#include "model/items/ThreadContents.h"
#include "model/items/ThreadModel.h"
#include "ui/desk/CommentSearch.h"
#include "ui/desk/QueuePanel.h"
#include "ui/reader/ArticlePane.h"
#include "ui/reader/CommentPane.h"
#include "ui/shell/Announcements.h"
#include "ui/shell/LinkQuestion.h"
#include "ui/shell/Menus.h"
#include "ui/shell/ThreadHeader.h"
#include "ui/shell/ThreadSession.h"
#include "ui/shell/WindowPanes.h"
#include "ui/thread/ThreadView.h"
#include "ui/words/Words.h"

#include <QMenu>

namespace moderato::ui {

using core::ArticleId;
using core::CommentId;
using items::QueueKind;

namespace {

struct QueueCommand
{
    Command command;
    QueueKind kind;
};
constexpr std::array queueCommands{
    QueueCommand{Command::QueuePending, QueueKind::Pending},
    QueueCommand{Command::QueueFlagged, QueueKind::Flagged},
    QueueCommand{Command::QueueApproved, QueueKind::Approved},
    QueueCommand{Command::QueueRejected, QueueKind::Rejected},
    QueueCommand{Command::QueueSpam, QueueKind::Spam},
    QueueCommand{Command::QueueAll, QueueKind::All},
};

} // namespace

Navigation::Navigation(WindowPanes& panes, ActionRegistry& registry, store::Store& store,
                       items::ThreadModel& thread, ThreadSession& session, Announcements& announcements)
    : m_panes(panes)
    , m_thread(thread)
    , m_session(session)
    , m_announcements(announcements)
    , m_moves(registry, *panes.thread, thread, *panes.comment)
    , m_narrowing(store, thread)
    , m_wholeThread(registry.action(Command::WholeThread))
{
    wireMoves(registry);
    wireSession();
    wireSearch(registry);
    wirePanes(registry);
}

void Navigation::wireMoves(ActionRegistry& registry)
{
    const auto on = [&](Command command, auto slot) {
        connect(registry.action(command), &QAction::triggered, this, std::move(slot));
    };
    on(Command::NextArticle, [this] { openArticle(m_panes.queues->articleAt(1)); });
    on(Command::PreviousArticle, [this] { openArticle(m_panes.queues->articleAt(-1)); });
    for (const auto& [command, kind] : queueCommands) {
        on(command, [this, kind = kind] { m_panes.queues->chooseQueue(kind); });
    }
    connect(&m_moves, &MoveActions::nextArticleWanted, this, &Navigation::openNextWithWork);
    connect(&m_announcements, &Announcements::articleWanted, this, &Navigation::openArticle);
}

void Navigation::wireSession()
{
    connect(&m_session, &ThreadSession::articleRead, m_panes.article, &ArticlePane::showArticle);
    connect(&m_session, &ThreadSession::articleRead, m_panes.header, &ThreadHeader::showArticle);
    connect(&m_session, &ThreadSession::countsRead, m_panes.article, &ArticlePane::showCounts);
    connect(&m_session, &ThreadSession::countsRead, m_panes.header, &ThreadHeader::showCounts);
    connect(&m_session, &ThreadSession::commentRead, m_panes.comment, &CommentPane::showComment);
    connect(&m_session, &ThreadSession::nothingCurrent, this, &Navigation::showNothing);
    connect(&m_session, &ThreadSession::hiddenByQueue, this, &Navigation::showInQueueAll);
    connect(&m_thread, &items::ThreadModel::opened, this, &Navigation::showFilterState);
    connect(&m_thread, &items::ThreadModel::arranged, this, &Navigation::showFilterState);
}

void Navigation::wireSearch(ActionRegistry& registry)
{
    connect(registry.action(Command::Find), &QAction::triggered, this, [this] { m_panes.search->begin(); });
    connect(m_panes.search, &CommentSearch::commentChosen, &m_session, &ThreadSession::goTo);
    connect(m_panes.search, &CommentSearch::left, this, [this] { m_panes.thread->setFocus(); });
    connect(m_panes.search, &CommentSearch::narrowingWanted, &m_narrowing, &ThreadNarrowing::narrow);
    connect(&m_narrowing, &ThreadNarrowing::failed, &m_session, &ThreadSession::failed);
    m_wholeThread->setEnabled(false);
    connect(m_wholeThread, &QAction::triggered, &m_narrowing, &ThreadNarrowing::clear);
    connect(&m_narrowing, &ThreadNarrowing::changed, this,
            [this] { m_wholeThread->setEnabled(!m_narrowing.words().isEmpty()); });
}

void Navigation::wirePanes(ActionRegistry& registry)
{
    connect(m_panes.queues, &QueuePanel::queueChosen, this, &Navigation::chooseQueue);
    connect(m_panes.queues, &QueuePanel::articleChosen, this, [this](ArticleId id) { m_session.open(id); });
    connect(m_panes.comment, &CommentPane::parentActivated, &m_session, &ThreadSession::goTo);
    connect(m_panes.thread, &ThreadView::contextMenuWanted, this,
            [this, &registry](CommentId, const QPoint& place) {
                auto* menu = new QMenu(m_panes.thread);
                menu->setAttribute(Qt::WA_DeleteOnClose);
                fillCommentMenu(*menu, registry);
                menu->popup(place);
            });
    const auto ask = [this](const QString& address) { askToOpenLink(address, m_panes.window()); };
    connect(m_panes.comment, &CommentPane::linkActivated, this, ask);
    connect(m_panes.article, &ArticlePane::linkActivated, this, ask);
}

void Navigation::chooseQueue(const core::Predicate& predicate)
{
    m_thread.arrange(m_thread.arrangement().inQueue(predicate));
    ArticleId article = m_session.article();
    if (!m_panes.queues->showArticle(article)) {
        article = m_panes.queues->articleAt(1);
        m_panes.queues->showArticle(article);
    }
    if (article != m_session.article()) {
        m_session.open(article);
    }
    if (!article.isValid()) {
        showNothing();
    }
}

void Navigation::showInQueueAll(CommentId id)
{
    const bool wasNarrowed = !m_narrowing.words().isEmpty();
    m_narrowing.clear();
    if (wasNarrowed || m_panes.queues->queue() != QueueKind::All) {
        m_panes.queues->chooseQueue(QueueKind::All);
        m_session.open(m_session.article(), id);
    }
}

void Navigation::openArticle(ArticleId id)
{
    if (!id.isValid()) {
        return;
    }
    if (!m_panes.queues->showArticle(id)) {
        m_panes.queues->chooseQueue(QueueKind::All);
        m_panes.queues->showArticle(id);
    }
    m_session.open(id);
    m_panes.thread->setFocus();
}

void Navigation::openNextWithWork()
{
    if (const ArticleId next = m_panes.queues->nextWithWork(); next.isValid()) {
        openArticle(next);
    } else {
        m_announcements.nothingAnywhere();
    }
}

void Navigation::showFilterState()
{
    const QString queue =
        m_thread.arrangement().queue.isEmpty() ? QString() : words::queueName(m_panes.queues->queue());
    const items::ThreadContents contents(m_thread);
    m_panes.header->showFilter(queue, m_narrowing.words(), contents.matchCount(), contents.commentCount());
}

void Navigation::showNothing()
{
    if (m_session.article().isValid() && !m_narrowing.words().isEmpty()) {
        m_panes.comment->showNothing(
            tr("The search finds nothing of this queue here. Esc shows the whole thread."));
        return;
    }
    if (m_session.article().isValid()) {
        m_panes.comment->showNothing(m_thread.isLoading() ? QString() : tr("No comment of this queue here."));
        return;
    }
    m_panes.header->showNothing();
    m_panes.article->showNothing(QString());
    m_panes.comment->showNothing(tr("Nothing in this queue. Choose another on the left, or open a file."));
}

} // namespace moderato::ui

#include "moc_Navigation.cpp"
