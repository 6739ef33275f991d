// The window: composes panes, models and actions, and wires them; what each does is its own affair.
// Neighbours: app/ builds store and desk and passes them in; all other rooms of ui/ are used here.
#pragma once

#include <QMainWindow>
#include <QSettings>

#include <functional>
#include <memory>

namespace moderato::decide {
class Desk;
}
namespace moderato::store {
class Store;
}

namespace moderato::ui {

class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    // Everything passed in outlives the window. `settings` keeps the moderator ("moderator/name" and
    // "moderator/email", handed to the desk when set), the keys and the place. `sample`: the bundled article,
    // offered while the database is empty; empty = not offered.
    MainWindow(store::Store& store, decide::Desk& desk, QSettings& settings, const QString& sample = {},
               QWidget* parent = nullptr);
    ~MainWindow() override;

    // Imports them one after another on a worker and opens the first article that came.
    void openFiles(const QStringList& files);

    // Before a window on `file`, a copy of this database, takes the place of this one: keeps the place for
    // it. What is answered hands over to that window, also when this one is gone, what was written and not
    // sent.
    std::function<void(MainWindow& next)> leaveFor(const QString& file);

Q_SIGNALS:
    // The database is gone, and all that was here has been saved in `file`: work goes on there.
    void saved(const QString& file);

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace moderato::ui
