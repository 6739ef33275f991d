// One piece of work at a time on a thread of its own: cancelled and joined when its owner goes.
// Neighbours: imports, exports and searches run in it, each with a Reader or session of its own.
#pragma once

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

class QThread;

namespace moderato::ui {

class BackgroundWork final : public QObject
{
    Q_OBJECT

public:
    explicit BackgroundWork(QObject* parent = nullptr);
    ~BackgroundWork() override; // cancels, waits

    // What runs on the thread: looks at `cancelled` now and then, and returns what is to be done with its
    // result in this object's own thread.
    using Finish = std::function<void()>;
    using Work = std::function<Finish(const std::atomic_bool& cancelled)>;

    // Nothing may be running.
    void start(Work work);
    void cancel();
    bool isRunning() const { return m_thread != nullptr; }

private:
    std::unique_ptr<QThread> m_thread;
    std::atomic_bool m_cancelled = false;
};

} // namespace moderato::ui
