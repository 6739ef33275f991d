#include "ui/shell/ThreadSession.h"

#include "model/items/DisplayOrder.h"
#include "model/items/ThreadModel.h"
#include "model/store/CountReader.h"
#include "model/store/DeskReader.h"
#include "model/store/Store.h"
#include "ui/thread/ThreadView.h"

#include <algorithm>

namespace moderato::ui {

using core::ArticleId;
using core::CommentId;
using items::ThreadRole;

ThreadSession::ThreadSession(store::Store& store, items::ThreadModel& thread, ThreadView& view,
                             QObject* parent)
    : QObject(parent), m_store(store), m_thread(thread), m_view(view)
{
    if (auto reader = m_store.openReader()) {
        m_reader = std::move(*reader);
    }
    readDrafts();
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(0);
    connect(&m_readSoon, &QTimer::timeout, this, &ThreadSession::readComment);
    connect(&m_view, &ThreadView::currentCommentChanged, this, [this](CommentId id) {
        if (id.isValid()) {
            m_last = id;
        }
        m_readSoon.start();
    });
    connect(&m_thread, &items::ThreadModel::opened, this, &ThreadSession::arrive);
    connect(&m_thread, &items::ThreadModel::arranged, this, &ThreadSession::stay);
    connect(&m_thread, &items::ThreadModel::failed, this, &ThreadSession::failed);
    connect(&m_store, &store::Store::changed, this, &ThreadSession::apply);
}

template <typename T>
T ThreadSession::valueOr(core::Result<T> result, T otherwise)
{
    if (!result) {
        Q_EMIT failed(result.error());
        return otherwise;
    }
    return std::move(result).value();
}

std::optional<core::Comment> ThreadSession::comment(CommentId id)
{
    if (!m_reader) {
        return std::nullopt;
    }
    auto found = m_reader->comment(id);
    return found ? std::optional(std::move(*found)) : std::nullopt;
}

QString ThreadSession::draft(CommentId comment, core::Verb verb)
{
    return m_reader ? QString::fromUtf8(valueOr(m_reader->desk().draft(comment, verb), QByteArray()))
                    : QString();
}

core::UndoState ThreadSession::undoState(const core::DecidedBy& by)
{
    return m_reader ? valueOr(m_reader->desk().undoState(by), core::UndoState()) : core::UndoState();
}

void ThreadSession::open(ArticleId article, CommentId comment, const QByteArray& place)
{
    m_article = article;
    m_goal = comment;
    m_goalIsMust = false;
    m_place = place;
    m_last = {};
    m_arrivedAt = {};
    m_thread.openThread(article);
    if (article.isValid()) {
        readArticle();
    } else {
        Q_EMIT nothingCurrent();
    }
}

void ThreadSession::goTo(CommentId id)
{
    auto found = comment(id);
    if (!found) {
        found = comment(m_answered.value(id));
    }
    if (!found) {
        return;
    }
    id = found->id;
    if (found->article != m_article) {
        open(found->article, id);
        m_goalIsMust = true;
    } else if (m_thread.isLoading()) {
        m_goal = id;
        m_goalIsMust = true;
    } else if (!m_view.goTo(id)) {
        Q_EMIT hiddenByQueue(id);
    }
}

void ThreadSession::arrive()
{
    m_thread.setDrafts({m_drafts.begin(), m_drafts.end()});
    if (m_arrivedAt == m_article) { // read again behind what is shown
        stay();
        return;
    }
    m_arrivedAt = m_article;
    const CommentId goal = std::exchange(m_goal, {});
    const QByteArray place = std::exchange(m_place, {});
    if (place.isEmpty()) {
        m_view.expandToPending();
    } else {
        m_view.restorePlace(place);
    }
    if (goal.isValid() && m_view.goTo(goal)) {
        return;
    }
    goToStart();
    if (goal.isValid() && m_goalIsMust) {
        Q_EMIT hiddenByQueue(goal);
    }
}

void ThreadSession::stay()
{
    if (m_thread.isLoading()) {
        return;
    }
    if (m_goal.isValid() && m_view.goTo(std::exchange(m_goal, {}))) {
        return;
    }
    if (!m_last.isValid() || !m_view.goTo(m_last)) {
        m_view.expandToPending();
        goToStart();
    }
}

void ThreadSession::goToStart()
{
    const items::DisplayOrder order(m_thread);
    const QModelIndex work = order.nextUndecided({});
    const QModelIndex start = work.isValid() ? work : order.first();
    if (!start.isValid() || !m_view.goTo(m_thread.idAt(start))) {
        m_readSoon.start();
    }
}

void ThreadSession::readArticle()
{
    if (m_reader) {
        auto article = m_reader->article(m_article);
        if (article) {
            Q_EMIT articleRead(*article);
            Q_EMIT countsRead(valueOr(m_reader->counts().of(m_article), core::Counts()));
        } else {
            Q_EMIT failed(article.error());
        }
    }
}

void ThreadSession::readComment()
{
    const CommentId id = m_view.currentComment();
    auto current = comment(id);
    if (!current) {
        Q_EMIT nothingCurrent();
        return;
    }
    CommentContext context;
    if (current->parent.isValid()) {
        context.parent = comment(current->parent);
    }
    if (current->authorId.isValid()) {
        context.author = valueOr(m_reader->counts().author(current->authorId), core::AuthorSummary());
    }
    context.history = valueOr(m_reader->desk().history(id), std::vector<core::JournalEntry>());
    context.replies = m_thread.indexOf(id).data(items::role(ThreadRole::Below)).toLongLong();
    context.comment = std::move(*current);
    Q_EMIT commentRead(context);
}

void ThreadSession::readDrafts()
{
    if (m_reader) {
        const auto drafts = valueOr(m_reader->desk().drafts(), {});
        m_drafts = QSet<CommentId>(drafts.begin(), drafts.end());
    }
}

void ThreadSession::noteDraft(CommentId parent, bool some)
{
    if (some != m_drafts.contains(parent)) {
        some ? void(m_drafts.insert(parent)) : void(m_drafts.remove(parent));
        m_thread.setDrafts({m_drafts.begin(), m_drafts.end()});
    }
}

void ThreadSession::apply(const core::ChangeEvent& event)
{
    for (const core::ChangeEvent::Removed& removed : event.removed) {
        m_answered.insert(removed.id, removed.parent);
    }
    // Only an import changes the article itself: a decision must not lay its text out again.
    if (std::find(event.reread.begin(), event.reread.end(), m_article) != event.reread.end()) {
        readArticle();
    } else if (const auto counts = event.articleCounts.constFind(m_article);
               counts != event.articleCounts.cend()) {
        Q_EMIT countsRead(*counts);
    }
    // The author's record and the history may have changed with any decision in sight.
    m_readSoon.start();
}

} // namespace moderato::ui

#include "moc_ThreadSession.cpp"
