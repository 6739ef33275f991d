// Find comments by words and operators: a field, and the hits below it as they are found; Enter goes to the
// comment. Neighbours: SearchWork searches on a worker, HitDelegate paints a hit; the shell places field and
// hits and opens what is chosen.
#pragma once

#include "model/search/SearchHit.h"
#include "ui/desk/SearchWork.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace moderato::ui {

class CommentSearch final : public QWidget
{
    Q_OBJECT

public:
    explicit CommentSearch(store::Store& store, QWidget* parent = nullptr);

    // Shown elsewhere (in the thread's header); this widget itself is the list of hits, and what is said of
    // the search.
    QLineEdit* field() const { return m_field; }
    void begin();
    void leave();

Q_SIGNALS:
    void commentChosen(moderato::core::CommentId id);
    // The thread is to show nothing else; `words` as typed.
    void narrowingWanted(const moderato::core::Predicate& query, const QString& words);
    void failed(const moderato::core::Error& error);
    void left(); // the focus goes back to the thread

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeHits();
    void searchNow();
    void showExamples();
    void showIndex(const search::SearchProgress& progress);
    void addHit(const search::SearchHit& hit);
    void end();
    void say(const QString& sentence);
    void chooseCurrent();
    void narrow();

    QLineEdit* m_field = nullptr;
    QListWidget* m_hits = nullptr;
    QLabel* m_says = nullptr;
    QLabel* m_index = nullptr;
    QPushButton* m_narrow = nullptr;
    QTimer m_typed;
    SearchWork m_work;
    QString m_query;        // searched last
    bool m_isFresh = false; // the list still shows the hits of the search before
};

} // namespace moderato::ui
