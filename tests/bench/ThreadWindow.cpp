#include "ThreadWindow.h"

#include "Measuring.h"
#include "model/decide/Desk.h"
#include "model/items/Roles.h"
#include "model/store/CountReader.h"
#include "model/store/Reader.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/WindowState.h"

#include <QAction>
#include <QEvent>
#include <QListView>
#include <QTest>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace moderato::bench {

namespace {

constexpr int paintedWithinMilliseconds = 300'000;

// Of a program that has run for long, memory that was given back must not look like room that was there.
void giveBackMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void keepLargeArraysApart()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
#endif
}

} // namespace

ThreadWindow::ThreadWindow(const QString& databaseFile)
    : m_settings(m_directory.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
{
    keepLargeArraysApart();
    auto opened = store::Store::open(databaseFile, store::Store::Access::ReadWriteExisting);
    if (!opened) {
        return;
    }
    m_store = std::move(*opened);
    if (auto reader = m_store->openReader()) {
        m_totals = (*reader)->counts().ofAll() ? *(*reader)->counts().ofAll() : core::Counts();
    }
    ui::WindowState(m_settings, databaseFile).savePlace({items::QueueKind::All, {}, {}, {}, {}});
    m_desk = std::make_unique<decide::Desk>(*m_store, core::DecidedBy{{"Bench", {}}});
    m_window = std::make_unique<ui::MainWindow>(*m_store, *m_desk, m_settings);
    m_view = m_window->findChild<ui::ThreadView*>();
    connect(m_store.get(), &store::Store::changed, this,
            [this](const core::ChangeEvent& event) { m_totals = event.totals; });
    m_view->viewport()->installEventFilter(this);
    m_window->resize(1920, 1440);
    m_window->show();
    m_window->activateWindow();
    turnUntil([this] { return !model().isLoading(); });
    settle();
}

ThreadWindow::~ThreadWindow() = default;

bool ThreadWindow::isCurrentInSight() const
{
    const QRect row = m_view->visualRect(m_view->currentIndex());
    return !row.isEmpty() && m_view->viewport()->rect().contains(row);
}

bool ThreadWindow::isDecided(core::CommentId id, core::Status status) const
{
    const QModelIndex row = model().indexOf(id);
    return row.data(items::role(items::ThreadRole::Status)).toInt() == static_cast<int>(status);
}

void ThreadWindow::press(Qt::Key key) { QTest::keyClick(m_view, key); }

void ThreadWindow::run(const char* command)
{
    m_window->findChild<QAction*>(QLatin1String(command))->trigger();
}

void ThreadWindow::leaveThread()
{
    model().openThread({});
    m_window->findChild<QListView*>(QStringLiteral("articles"))->setCurrentIndex({});
    settle();
    rest(200); // what holds the thread that was shown is let go of on a worker
    giveBackMemory();
}

ThreadWindow::Opening ThreadWindow::open()
{
    Opening opening;
    QObject here;
    bool isOver = false;
    connect(&model(), &items::ThreadModel::failed, &here, [&] { isOver = true; });
    connect(&model(), &items::ThreadModel::opened, &here, [&] { isOver = opening.isComplete = true; });
    auto* articles = m_window->findChild<QListView*>(QStringLiteral("articles"));
    StallWatch watch;
    const double cpuBefore = cpuMilliseconds();
    const qint64 paintsBefore = m_paints;
    QElapsedTimer timer;
    timer.start();
    articles->setCurrentIndex(articles->model()->index(0, 0));
    turnUntil([&] { return isOver || (model().rowCount() > 0 && m_paints > paintsBefore); });
    settle();
    opening.firstRows = milliseconds(timer);
    opening.cpu = cpuMilliseconds() - cpuBefore;
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
            m_view->viewport()->repaint();
        }
    });
}

double ThreadWindow::millisecondsUntil(const std::function<void()>& act, const std::function<bool()>& isDone)
{
    return millisecondsToPainted([&] {
        act();
        if (!turnUntil(isDone, paintedWithinMilliseconds)) {
            qFatal("what was asked for did not happen"); // the parent tells that the case crashed
        }
    });
}

void ThreadWindow::rest(int milliseconds) { QTest::qWait(milliseconds); }

void ThreadWindow::addAct(Acts& acts, const std::function<void()>& act)
{
    const double before = cpuMilliseconds();
    acts.times.push_back(millisecondsToPainted(act));
    acts.cpu.push_back(cpuMilliseconds() - before);
}

bool ThreadWindow::eventFilter(QObject* watched, QEvent* event)
{
    m_paints += event->type() == QEvent::Paint ? 1 : 0;
    return QObject::eventFilter(watched, event);
}

void ThreadWindow::settle()
{
    drainEvents();
    m_view->viewport()->repaint();
}

} // namespace moderato::bench
