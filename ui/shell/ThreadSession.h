// Where the moderator is: the article and the comment in front of them, read and kept current.
// Neighbours: ThreadModel loads the thread, ThreadView walks it; the panes show what this reads.
#pragma once

#include "model/core/ChangeEvent.h"
#include "model/store/Reader.h"
#include "ui/reader/CommentPane.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace moderato::items {
class ThreadModel;
}
namespace moderato::store {
class Store;
}

namespace moderato::ui {

class ThreadView;

class ThreadSession final : public QObject
{
    Q_OBJECT

public:
    // All of them outlive the session.
    ThreadSession(store::Store& store, items::ThreadModel& thread, ThreadView& view,
                  QObject* parent = nullptr);

    core::ArticleId article() const { return m_article; }
    // As read last; std::nullopt when there is none.
    std::optional<core::Comment> comment(core::CommentId id);
    QString draft(core::CommentId comment, core::Verb verb);
    core::UndoState undoState(const core::DecidedBy& by);

    // Opens a thread at `comment` if the queue shows it, or where work waits; `place` as
    // ThreadView::savePlace gave it. An invalid article shows nothing.
    void open(core::ArticleId article, core::CommentId comment = {}, const QByteArray& place = {});
    // Opens its article when that is another. A comment that has left its thread leads to what it answered.
    void goTo(core::CommentId id);
    void noteDraft(core::CommentId parent, bool some);

Q_SIGNALS:
    void articleRead(const moderato::core::Article& article);
    // Of the article in front: after it was read, and with each decision in it.
    void countsRead(const moderato::core::Counts& counts);
    void commentRead(const moderato::ui::CommentContext& context);
    void nothingCurrent();
    // The comment asked for is there, but the queue does not show it.
    void hiddenByQueue(moderato::core::CommentId id);
    void failed(const moderato::core::Error& error);

private:
    void arrive();
    void stay();
    void goToStart();
    void readArticle();
    void readComment();
    void readDrafts();
    void apply(const core::ChangeEvent& event);
    template <typename T>
    T valueOr(core::Result<T> result, T otherwise);

    store::Store& m_store;
    items::ThreadModel& m_thread;
    ThreadView& m_view;
    std::unique_ptr<store::Reader> m_reader; // null when the database could not be opened again
    core::ArticleId m_article;
    core::ArticleId m_arrivedAt; // whose thread was loaded whole; its reading again moves nobody
    core::CommentId m_goal;      // where to go when the thread has opened
    bool m_goalIsMust = false;   // and when the queue hides it, say so
    core::CommentId m_last;      // current before the thread was narrowed
    QByteArray m_place;
    QHash<core::CommentId, core::CommentId> m_answered; // replies undone, and what they answered
    QSet<core::CommentId> m_drafts;
    QTimer m_readSoon; // one read for many steps of a held key
};

} // namespace moderato::ui
