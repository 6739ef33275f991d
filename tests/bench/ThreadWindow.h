// A thread in the real view on a screen of no one's, opened and painted as the window does it.
// Neighbours: the cases that measure what a person waits for do their acts here.
#pragma once

#include "model/items/ThreadModel.h"
#include "model/store/Store.h"
#include "ui/thread/ThreadView.h"

#include <memory>

namespace moderato::bench {

class ThreadWindow final : public QObject
{
public:
    explicit ThreadWindow(const QString& databaseFile);

    bool isUsable() const { return m_model != nullptr; } // false: the database does not open
    store::Store& store() { return *m_store; }
    items::ThreadModel& model() { return *m_model; }
    ui::ThreadView& view() { return m_view; }

    struct Opening
    {
        bool isComplete = false;
        double firstRows = 0;    // ms from the request until rows are painted
        double complete = 0;     // ms until the whole shape is in the model, unfolded and painted
        double longestStall = 0; // ms
        double processor = 0;    // ms that this thread was running until the first rows
    };
    // The generator's first article.
    Opening open();

    // From the call until the event queue is empty and what changed is painted.
    double millisecondsToPainted(const std::function<void()>& act);

    struct Acts
    {
        std::vector<double> times;     // ms by the clock
        std::vector<double> processor; // ms of these that this thread was running
    };
    void addAct(Acts& acts, const std::function<void()>& act);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void settle();

    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<items::ThreadModel> m_model;
    ui::ThreadView m_view;
    qint64 m_paints = 0;
};

} // namespace moderato::bench
