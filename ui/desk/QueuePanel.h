// The left of the window: the queues with their live counts, and the articles of the chosen queue.
// Neighbours: items::QueueModel and ArticleModel give the rows; the shell hears what is chosen.
#pragma once

#include "model/core/Ids.h"
#include "model/core/Predicate.h"
#include "model/items/Roles.h"

#include <QWidget>

class QListView;

namespace moderato::items {
class ArticleModel;
class QueueModel;
} // namespace moderato::items

namespace moderato::ui {

class ListWords;

class QueuePanel final : public QWidget
{
    Q_OBJECT

public:
    // The models outlive the panel.
    QueuePanel(items::QueueModel& queues, items::ArticleModel& articles, QWidget* parent = nullptr);

    items::QueueKind queue() const;
    // Narrows the articles, then tells `queueChosen`, also when it was chosen already: the list is made anew.
    void chooseQueue(items::QueueKind kind);

    core::ArticleId article() const;
    // Makes it current without telling; false when the queue does not list it.
    bool showArticle(core::ArticleId id);
    // The article `step` rows further; invalid at the end.
    core::ArticleId articleAt(int step) const;
    // The next one (round the end once) with comments that wait; invalid when none is left but the current.
    core::ArticleId nextWithWork() const;
    QString title(core::ArticleId id) const;

Q_SIGNALS:
    void queueChosen(const moderato::core::Predicate& predicate);
    void articleChosen(moderato::core::ArticleId id);

private:
    void buildLayout();

    items::QueueModel& m_queues;
    items::ArticleModel& m_articles;
    ListWords* m_queueWords = nullptr;
    ListWords* m_articleWords = nullptr;
    QListView* m_queueList = nullptr;
    QListView* m_articleList = nullptr;
    bool m_choosing = false; // the lists follow the program, not a hand
};

} // namespace moderato::ui
