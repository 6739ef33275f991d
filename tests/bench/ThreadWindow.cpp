#include "ThreadWindow.h"

#include "Measuring.h"

#include <QEvent>
#include <QPainter>
#include <QPixmap>

namespace moderato::bench {

namespace {

// A font for each script is loaded once a program, not once a thread: this window has shown text before.
void loadFonts()
{
    QPixmap paper(10, 10);
    QPainter painter(&paper);
    painter.drawText(0, 0, QStringLiteral("a б α ا क 的"));
}

} // namespace

ThreadWindow::ThreadWindow(const QString& databaseFile)
{
    auto opened = store::Store::open(databaseFile, store::Store::Access::ReadWriteExisting);
    if (!opened) {
        return;
    }
    m_store = std::move(*opened);
    m_model = std::make_unique<items::ThreadModel>(*m_store);
    m_view.setThread(m_model.get());
    m_view.resize(900, 1000);
    loadFonts();
    m_view.viewport()->installEventFilter(this);
    m_view.show();
    settle();
}

ThreadWindow::Opening ThreadWindow::open()
{
    Opening opening;
    QObject here;
    bool isOver = false;
    connect(m_model.get(), &items::ThreadModel::failed, &here, [&] { isOver = true; });
    connect(m_model.get(), &items::ThreadModel::opened, &here, [&] {
        m_view.unfoldWork();
        isOver = opening.isComplete = true;
    });
    StallWatch watch;
    const double processorBefore = processorMilliseconds();
    QElapsedTimer timer;
    timer.start();
    m_model->openThread(core::ArticleId{1});
    const qint64 paintsBefore = m_paints;
    turnUntil([&] { return isOver || (m_model->rowCount() > 0 && m_paints > paintsBefore); });
    settle();
    opening.firstRows = milliseconds(timer);
    opening.processor = processorMilliseconds() - processorBefore;
    turnUntil([&] { return isOver; });
    settle();
    opening.complete = milliseconds(timer);
    opening.longestStall = watch.longest();
    return opening;
}

double ThreadWindow::millisecondsToPainted(const std::function<void()>& act)
{
    return millisecondsOf([&] {
        const qint64 paintsBefore = m_paints;
        act();
        drainEvents();
        if (m_paints == paintsBefore) {
            m_view.viewport()->repaint();
        }
    });
}

void ThreadWindow::addAct(Acts& acts, const std::function<void()>& act)
{
    const double before = processorMilliseconds();
    acts.times.push_back(millisecondsToPainted(act));
    acts.processor.push_back(processorMilliseconds() - before);
}

bool ThreadWindow::eventFilter(QObject* watched, QEvent* event)
{
    m_paints += event->type() == QEvent::Paint ? 1 : 0;
    return QObject::eventFilter(watched, event);
}

void ThreadWindow::settle()
{
    drainEvents();
    m_view.viewport()->repaint();
}

} // namespace moderato::bench
