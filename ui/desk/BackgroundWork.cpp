#include "ui/desk/BackgroundWork.h"

#include <QThread>

namespace moderato::ui {

BackgroundWork::BackgroundWork(QObject* parent) : QObject(parent) {}

BackgroundWork::~BackgroundWork()
{
    if (m_thread) {
        cancel();
        m_thread->wait();
    }
}

void BackgroundWork::start(Work work)
{
    Q_ASSERT(!isRunning());
    m_cancelled = false;
    m_thread.reset(QThread::create([this, work = std::move(work)] {
        Finish finish = work(m_cancelled);
        QMetaObject::invokeMethod(
            this,
            [this, finish = std::move(finish)] {
                m_thread->wait();
                m_thread.reset();
                finish();
            },
            Qt::QueuedConnection);
    }));
    m_thread->start();
}

void BackgroundWork::cancel() { m_cancelled = true; }

} // namespace moderato::ui
