// Find a comment by its words: a field, and the hits below it; Enter goes to the comment.
// Neighbours: store::Reader searches on a worker; the shell places field and hits and opens what is chosen.
#pragma once

#include "model/store/Reader.h"
#include "ui/desk/BackgroundWork.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;

namespace moderato::store {
class Store;
}

namespace moderato::ui {

class CommentSearch final : public QWidget
{
    Q_OBJECT

public:
    explicit CommentSearch(store::Store& store, QWidget* parent = nullptr);

    // Shown elsewhere (in the thread's header); this widget itself is the list of hits.
    QLineEdit* field() const { return m_field; }
    void begin();
    void leave();

Q_SIGNALS:
    void commentChosen(moderato::core::CommentId id);
    void failed(const moderato::core::Error& error);
    void left(); // the focus goes back to the thread

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void searchNow();
    void showHits(const QString& query, const core::Result<std::vector<store::SearchHit>>& hits);
    void chooseCurrent();

    store::Store& m_store;
    QLineEdit* m_field = nullptr;
    QListWidget* m_hits = nullptr;
    QLabel* m_count = nullptr;
    QTimer m_typed;
    BackgroundWork m_work;
};

} // namespace moderato::ui
