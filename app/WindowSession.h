// A database, the desk at it and the window on it: opened together, and given up together when the database
// is gone and work goes on in a copy. Neighbours: Application runs it; the rooms of ui/ know nothing of it.
#pragma once

#include "model/core/Decision.h"
#include "model/core/Result.h"

#include <QObject>
#include <QSettings>

#include <memory>

namespace moderato::decide {
class Desk;
}
namespace moderato::store {
class Store;
}
namespace moderato::ui {
class MainWindow;
}

namespace moderato::app {

class WindowSession final : public QObject
{
    Q_OBJECT

public:
    // `settings` outlives it.
    WindowSession(QSettings& settings, core::Actor moderator);
    ~WindowSession() override;

    // Read-only where it cannot be written, which the window says.
    core::Result<void> open(const QString& database);
    ui::MainWindow& window() { return *m_window; } // after open()

Q_SIGNALS:
    // The copy that was just saved cannot be opened; there is no window any more.
    void failed(const moderato::core::Error& error);

private:
    void goOnIn(const QString& database);

    QSettings& m_settings;
    const core::Actor m_moderator;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<decide::Desk> m_desk;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace moderato::app
