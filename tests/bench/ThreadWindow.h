// The real main window on a database, on a screen of no one's: acts are its keys, its commands and its lists,
// and are over when all that they changed is painted. Neighbours: the cases that measure what a person waits
// for do their acts here.
#pragma once

#include "model/core/Comment.h"
#include "model/items/DisplayOrder.h"
#include "model/items/ThreadContents.h"
#include "model/items/ThreadModel.h"
#include "model/store/Store.h"
#include "ui/thread/ThreadView.h"

#include <QSettings>
#include <QTemporaryDir>

#include <memory>

namespace moderato::decide {
class Desk;
}
namespace moderato::ui {
class MainWindow;
}

namespace moderato::bench {

class ThreadWindow final : public QObject
{
public:
    // Shown, in the queue of all comments, the database's first article open and painted.
    explicit ThreadWindow(const QString& databaseFile);
    ~ThreadWindow() override;

    bool isUsable() const { return m_window != nullptr; } // false: the database does not open
    store::Store& store() { return *m_store; }
    ui::ThreadView& view() const { return *m_view; }
    items::ThreadModel& model() const { return *m_view->thread(); }
    // Of the whole database, as the last commit told.
    const core::Counts& totals() const { return m_totals; }
    bool isCurrentInSight() const;
    // As its row says.
    bool isDecided(core::CommentId id, core::Status status) const;

    // A key in the thread.
    void press(Qt::Key key);
    // A command by its name in the menus' registry: "queue-pending".
    void run(const char* command);

    struct Opening
    {
        bool isComplete = false;
        double firstRows = 0; // ms from the request until rows are painted
        double complete =
            0; // ms until the whole shape is in the model, expanded where work waits and painted
        double longestStall = 0; // ms
        double cpu = 0;          // ms of this thread until the first rows
    };
    // Shows no article; what the thread took of memory is given back.
    void leaveThread();
    // The generator's first article, chosen in the list of articles. It must have been left.
    Opening open();

    // From the call until the event queue is empty and what changed is painted.
    double millisecondsToPainted(const std::function<void()>& act);
    // The same, when it is over as soon as `isDone`: a row changes when its decision is durable.
    double millisecondsUntil(const std::function<void()>& act, const std::function<bool()>& isDone);
    // Turns the event loop for so long.
    static void rest(int milliseconds);

    struct Acts
    {
        std::vector<double> times; // ms by the clock
        std::vector<double> cpu;   // ms of these that this thread ran
    };
    void addAct(Acts& acts, const std::function<void()>& act);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void settle();

    QTemporaryDir m_directory;
    QSettings m_settings;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<decide::Desk> m_desk;
    std::unique_ptr<ui::MainWindow> m_window;
    ui::ThreadView* m_view = nullptr; // the window's
    core::Counts m_totals;
    qint64 m_paints = 0;
};

} // namespace moderato::bench
