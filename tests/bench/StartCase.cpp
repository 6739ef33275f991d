// From nothing to a window that can be used: the process begun, its libraries and fonts loaded, the database
// opened, the real main window shown, and the first rows of the thread it opens painted.
#include "Case.h"
#include "Measuring.h"
#include "model/decide/Desk.h"
#include "model/items/ThreadModel.h"
#include "model/store/Store.h"
#include "ui/shell/MainWindow.h"
#include "ui/thread/ThreadView.h"

#include <QEvent>
#include <QSettings>
#include <QTemporaryDir>

namespace moderato::bench {

namespace {

class Painted final : public QObject
{
public:
    explicit Painted(ui::ThreadView& view) : m_view(view) { view.viewport()->installEventFilter(this); }

    bool isDone() const { return m_isDone; }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const bool hasRows = m_view.lines().count() > 0;
        if (event->type() == QEvent::Paint && hasRows) {
            // What is asked for behind the painting comes after it.
            QMetaObject::invokeMethod(
                this, [this] { m_isDone = true; }, Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    ui::ThreadView& m_view;
    bool m_isDone = false;
};

} // namespace

std::vector<Figure> measureStart(const Setting& setting)
{
    Figure figure = figureOf(QStringLiteral("start: window with rows"), setting.comments);
    const QTemporaryDir directory;
    QSettings settings(directory.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    bool isShown = false;
    if (auto store = store::Store::open(setting.siteDatabase(), store::Store::Access::ReadWriteExisting)) {
        decide::Desk desk(**store, {"Bench", {}});
        ui::MainWindow window(**store, desk, settings);
        const Painted painted(*window.findChild<ui::ThreadView*>());
        window.show();
        isShown = turnUntil([&] { return painted.isDone(); }, 60'000);
        figure.value = static_cast<double>(monotonicNanoseconds() - setting.begunAt) / 1e6;
        figure.note = QStringLiteral("CPU time: %1").arg(amount(cpuMilliseconds(), figure.unit));
    }
    if (!isShown) {
        figure.fault = QStringLiteral("nothing is shown");
    }
    figure.peakBytes = memoryOfThisProcess().peak;
    figure.expect(Measure::Value, 400, tenMillion);
    return {figure};
}

} // namespace moderato::bench
